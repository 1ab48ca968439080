"""What a source states of a line, where it can be believed."""

from duixian.model import BlockRole

_HEADING = 80  # characters; the longest headings of the reports at hand have fewer
_RUN_IN = 30  # characters after a full stop: the heading runs on into its paragraph


def heading_role(text: str) -> BlockRole:
    """``heading``, or no role where a heading's style was put on a whole paragraph."""
    if len(text) > _HEADING or 0 <= text.find("。") < len(text) - _RUN_IN:
        return ""
    return "heading"
