"""Where the words of a text begin, kept beside its keys, so that marking need not analyse the text again.

A byte for each word: how far it is from the beginning of the one before; 255 means „so far, and more“.
"""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

_MORE: Final = 255


def packed(begins: Iterable[int]) -> bytes:
    """Places in letters, in order, none before the one it follows."""
    found = bytearray()
    last = 0
    for begin in begins:
        more, rest = divmod(begin - last, _MORE)
        found += bytes([_MORE]) * more
        found.append(rest)
        last = begin
    return bytes(found)


def unpacked(kept: bytes) -> list[int]:
    """What `packed` was given."""
    if _MORE not in kept:
        return list(accumulate(kept))
    begins: list[int] = []
    at = 0
    for step in kept:
        at += step
        if step != _MORE:
            begins.append(at)
    return begins
