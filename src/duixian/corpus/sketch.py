"""A small sketch of a text's clauses, by which copies and excerpts of it are found.

FracMinHash (Irber et al. 2022, doi:10.1101/2022.01.11.475838): of the 64-bit hashes of all
clauses those below a threshold are kept. The share that two sketches have in common estimates
the share of clauses that the texts have in common, also where one text is a part of the other.
"""

import hashlib
import re
import zlib

RATE = 8  # one clause in so many is kept
SHORTEST = 6  # characters of a clause that tells one text from another
_THRESHOLD = 2**32 // RATE
_CLAUSE = re.compile(rf"[\w.%·]{{{SHORTEST},}}+")


def sketch(text: str) -> tuple[int, ...]:
    """The kept 64-bit hashes in ascending order.

    A checksum, which is quick, says which clauses are kept; only those are hashed.
    """
    kept = set()
    for clause in set(_CLAUSE.findall(text)):
        words = clause.encode()
        if zlib.crc32(words) < _THRESHOLD:
            kept.add(int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "big"))
    return tuple(sorted(kept))


def digest(text: str) -> str:
    """The SHA-256 of the whole text."""
    return hashlib.sha256(text.encode()).hexdigest()
