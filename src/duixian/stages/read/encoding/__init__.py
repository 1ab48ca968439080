"""Bytes to characters: strict trial decoding, judged by how common the characters are.

A guess is never returned as if it were knowledge: a text is taken when one codec decodes it
without an error *and* its characters are those that Chinese texts are made of. What is left over
(a few broken bytes, two encodings in one file, a text encoded twice) is either mended without
loss, or read with U+FFFD in the place of few broken bytes, or refused with the place.
"""

from duixian.stages.read.encoding.trial import Decoded, decode

__all__ = ["Decoded", "decode"]
