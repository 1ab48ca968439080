"""What decides the words in the tables, for each of the two works: a change makes them anew."""

import hashlib
from typing import NamedTuple

from duixian.batch import Print, fingerprint
from duixian.corpus.schema import VERSION
from duixian.i18n import DOMAIN, LOCALES, Language

# Their imports are followed; the leaves are hashed, and what they import is not.
READING = ("corpus/shards.py", "stages/read", "stages/parse", "stages/extract", "stages/check")
HOLDING = ("corpus/holding.py", "stages/reconcile")
LEAVES = ("pipeline.py", "batch/__init__.py", "batch/job.py")


class Seed(NamedTuple):
    """``words`` open every key of the work; ``print`` is what they were made of."""

    words: str
    print: Print


def seeds(language: Language, library: str, *, recognise: bool = False) -> tuple[Seed, Seed]:
    """Of reading and of holding; ``library`` is the version of what writes the tables.

    ``recognise`` says whether scans are recognised: what was refused then is read.
    """
    told = f"{VERSION} {language} {_messages(language)} {library}" + " ocr" * recognise
    made = (fingerprint(READING, LEAVES), fingerprint(HOLDING, LEAVES))
    reading, holding = (Seed(f"{told} {one.code} {one.lexicon}", one) for one in made)
    return reading, holding


def _messages(language: Language) -> str:
    """The hash of the catalogue; English needs none."""
    if language == "en":
        return ""
    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
    return hashlib.sha256(path.read_bytes()).hexdigest()
