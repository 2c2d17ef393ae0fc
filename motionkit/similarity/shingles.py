"""A text as its shingles: every run of five words, as a number."""

import re
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from motionkit.diff.tokens import folded

WIDTH: Final = 5
_WORD: Final = re.compile(r"[^\W_]+(?:[*:·’'/-]{1,2}in(?:nen)?\b)?")
_MASK: Final = (1 << 64) - 1
_BASE: Final = 0x9E3779B97F4A7C15  # odd, so that every place of a word counts differently


class Shingled(NamedTuple):
    """`hashes[n]` stands for the words `n` to `n + 5`; `spans[n]`: where word n stands in the text."""

    hashes: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def shingled(text: str) -> Shingled:
    """The shingles of `text`, in order. Capitals, punctuation and gender forms make no difference.

    A text of less than five words is one shingle.
    """
    found = list(_WORD.finditer(text))
    numbers = [_number(folded(match[0])) for match in found]
    spans = tuple(match.span() for match in found)
    width = min(WIDTH, len(numbers))
    if not width:
        return Shingled((), ())
    hashes = []
    for start in range(len(numbers) - width + 1):
        value = 0
        for number in numbers[start : start + width]:
            value = (value * _BASE + number) & _MASK
        hashes.append(value)
    return Shingled(tuple(hashes), spans)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
