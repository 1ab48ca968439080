"""Display names of the codes that the contract uses, as msgids for the catalogue.

A code without a name (an id that a lexicon has just gained) is shown as it is.
"""

from collections.abc import Callable, Mapping

from duixian.i18n import N_

MEASURES = {
    "level": N_("level"),
    "growth": N_("growth rate"),
    "change": N_("change"),
    "share": N_("share"),
    "ratio": N_("ratio"),
    "count": N_("count"),
    "amount": N_("amount"),
    "rank": N_("rank"),
    "composition": N_("composition"),
}
DIRECTIONS = {"up": N_("up"), "down": N_("down"), "none": N_("none")}
BOUNDS = {
    "exact": N_("exactly"),
    "about": N_("about"),
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    "more_than": N_("more than"),
    "less_than": N_("less than"),
    "nearly": N_("nearly"),
    "range": N_("range"),
    "relative": N_("relative"),
}
BASES = {
    "yoy": N_("year on year"),
    "annual_average": N_("annual average"),
    "cumulative": N_("cumulative"),
    "plan_period": N_("over the plan period"),
}
KINDS = {
    "result": N_("result"),
    "target": N_("target"),
    "task": N_("task"),
    "context": N_("context"),
}
PARTS = {
    "review": N_("review of the year"),
    "term_review": N_("review of several years"),
    "target": N_("main targets"),
    "task": N_("tasks of the year"),
    "other": N_("other parts"),
}
PLACE_LEVELS = {
    "nation": N_("national"),
    "province": N_("provincial level"),
    "prefecture": N_("prefectural level"),
    "county": N_("county level"),
    "township": N_("township level"),
}
SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "info": N_("note")}
SET_ASIDE = {
    "navigation": N_("navigation"),
    "furniture": N_("page furniture"),
    "footer": N_("page footer"),
    "repeated_body": N_("repeated text"),
    "remark": N_("owners and remarks"),
    "abstract": N_("abstract"),
    "glossary": N_("glossary"),
    "annex": N_("annex"),
}
UNITS = {
    "CNY": N_("yuan"),
    "USD": N_("US dollars"),
    "EUR": N_("euros"),
    "JPY": N_("yen"),
    "HKD": N_("Hong Kong dollars"),
    "pp": N_("percentage points"),
}
# The columns of the tables, and what is told of a report as a whole.
COLUMNS = {
    "source": N_("Source"),
    "place": N_("Place"),
    "place_code": N_("Place code"),
    "year": N_("Year"),
    "id": N_("Number"),
    "statement": N_("Statement"),
    "section": N_("Section"),
    "part": N_("Part"),
    "heading": N_("Heading"),
    "kind": N_("Kind"),
    "indicator_id": N_("Indicator code"),
    "indicator": N_("Indicator"),
    "text": N_("Words"),
    "value": N_("Value"),
    "value_max": N_("Upper value"),
    "unit": N_("Unit"),
    "measure": N_("Measure"),
    "direction": N_("Direction"),
    "bound": N_("Bound"),
    "basis": N_("Basis"),
    "period": N_("Period"),
    "restates": N_("Restates"),
    "firmness": N_("Firmness"),
    "deadline": N_("Deadline"),
    "sentence": N_("Sentence"),
    "topics": N_("Topics"),
    "places": N_("Places"),
    "figures": N_("Figures"),
    "code": N_("Code"),
    "severity": N_("Severity"),
    "message": N_("Message"),
    "quotes": N_("Quotes"),
    "rule": N_("Rule"),
    "title": N_("Title"),
    "level": N_("Level of government"),
    "review_period": N_("Period reviewed"),
    "term_period": N_("Longer period reviewed"),
    "plan_period": N_("Period planned"),
    "publisher": N_("Publisher"),
    "date": N_("Date"),
    "media_type": N_("Media type"),
    "sha256": N_("SHA-256"),
    "characters": N_("Characters"),
    "statements": N_("Statements"),
    "findings": N_("Findings"),
    "verdict": N_("Verdict"),
    "promise": N_("Promise"),
    "answer": N_("Answer"),
    "statistics": N_("What the statistics say"),
    "explanation": N_("Explanation"),
    "completion": N_("Completion"),
    "shortfall": N_("Shortfall (percentage points)"),
    "needs_review": N_("To be reviewed"),
    "review": N_("Decided by a person"),
    "favourable": N_("Favourable direction"),
    "checkable": N_("Checkable"),
}
VERDICTS = {
    "exceeded": N_("exceeded"),
    "met": N_("met"),
    "partly": N_("partly met"),
    "late": N_("met late"),
    "missed": N_("missed"),
    "adjusted": N_("adjusted"),
    "not_comparable": N_("not comparable"),
    "not_checkable": N_("not checkable"),
    "unanswered": N_("unanswered"),
}
STATES = {
    "not_reported": N_("not reported"),
    "not_started": N_("not started"),
    "behind": N_("behind schedule"),
    "on_pace": N_("on schedule"),
    "ahead": N_("ahead of schedule"),
    "done": N_("done"),
    "at_risk": N_("hard to complete"),
    "adjusted": N_("adjusted"),
    "other": N_("other"),
}
STEPS = {
    "higher": N_("higher than above"),
    "lower": N_("lower than above"),
    "equal": N_("as above"),
}
CHANGES = {
    "new": N_("new"),
    "repeated": N_("repeated"),
    "raised": N_("raised"),
    "lowered": N_("lowered"),
    "restated": N_("restated"),
}
FIRMNESS = {
    "ensure": N_("ensure"),
    "strive": N_("strive"),
    "plan": N_("plan"),
    "advance": N_("advance"),
    "keep": N_("keep"),
    "support": N_("support"),
    "explore": N_("explore"),
}
TOPICS = {
    "economy": N_("economy at large"),
    "industry": N_("industry and manufacturing"),
    "innovation": N_("science and innovation"),
    "agriculture": N_("agriculture and villages"),
    "investment": N_("investment and projects"),
    "consumption": N_("consumption and markets"),
    "trade": N_("trade and opening up"),
    "finance": N_("public finance and banking"),
    "enterprise": N_("enterprises and business climate"),
    "reform": N_("reform"),
    "employment": N_("employment"),
    "income": N_("incomes"),
    "education": N_("education"),
    "health": N_("health"),
    "care": N_("social care and security"),
    "housing": N_("housing"),
    "culture": N_("culture, sport and tourism"),
    "environment": N_("environment"),
    "energy": N_("energy and climate"),
    "transport": N_("transport"),
    "water": N_("water works"),
    "digital": N_("digital economy"),
    "urban": N_("towns and cities"),
    "safety": N_("safety and emergencies"),
    "order": N_("public order"),
    "government": N_("government itself"),
    "defence": N_("defence"),
    "region": N_("regions"),
}
IGNORED = {
    "date": N_("date"),
    "duration": N_("duration"),
    "ordinal": N_("ordinal"),
    "label": N_("number of a document or road"),
    "name": N_("part of a name"),
    "heading": N_("number of a heading"),
    "idiom": N_("idiom"),
    "indefinite": N_("“a” or “one”"),
    "set_aside": N_("outside the report"),
}


def label(names: Mapping[str, str], code: str | None, translate: Callable[[str], str]) -> str:
    """The display name of ``code`` in the language of ``translate``; empty for no code."""
    if code is None:
        return ""
    name = names.get(code)
    return translate(name) if name else code
