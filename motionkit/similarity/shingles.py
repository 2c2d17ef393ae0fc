"""A text as its shingles: every run of five words, as a number.

Two readings of it: as it is written; and as if all texts were of one place (`names`), with words whole that a line
break or a soft hyphen divides, without the lines of a letterhead, of a form or of signatures.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from motionkit.diff.tokens import folded
from motionkit.similarity.names import NAME, PLACE, names_in, plain

WIDTH: Final = 5
# A hyphen at the end of a line divides a word, but for „Rad- und Fußwege“.
_DIVIDED: Final = r"(?:-[^\S\n]*\n\s*(?!(?:und|oder|bzw)\b)(?=[a-zäöüß])|[\u00ad\u200b-\u200d\u2060]\s*)"
_ENDING: Final = r"(?:[*:·’'/-]{1,2}in(?:nen)?\b)?"
_WORD: Final = re.compile(rf"[^\W_]+{_ENDING}")
_DIVIDED_WORD: Final = re.compile(rf"[^\W_]+(?:{_DIVIDED}[^\W_]+)*{_ENDING}")
_JOINT: Final = re.compile(_DIVIDED)
_LINE: Final = re.compile(r"[^\n]+")
_ITEM: Final = re.compile(r"\s*(?:[-–•*]|\(?\w{1,2}[.)])\s+\w")
_LONG_LINE: Final = 6  # words
_SHORT_LINE: Final = 3
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
    return _shingled(found, [folded(match[0]) for match in found])


def fitted(text: str) -> Shingled:
    """The same without what changes when a text is fitted to another place, and without letterhead and signatures."""
    found = [match for start, end in _prose(text) for match in _DIVIDED_WORD.finditer(text, start, end)]
    names = names_in(text)
    words: list[str] = []
    for match in found:
        word = _folded(match[0])
        named = word in names or (words and words[-1] == PLACE and match[0][0].isupper())
        words.append(NAME if named else plain(word))
    return _shingled(found, words)


def _shingled(found: Sequence[re.Match[str]], words: Sequence[str]) -> Shingled:
    numbers = [_number(word) for word in words]
    width = min(WIDTH, len(numbers))
    hashes = []
    for start in range(len(numbers) - width + 1 if width else 0):
        value = 0
        for number in numbers[start : start + width]:
            value = (value * _BASE + number) & _MASK
        hashes.append(value)
    return Shingled(tuple(hashes), tuple(match.span() for match in found))


def _prose(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that are sentences; all of it when there are none."""
    found: list[tuple[int, int]] = []
    for start, end in _sentences(text):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found or [(0, len(text))]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are long, are items of a list, end a sentence, or go on with one."""
    goes_on = False
    for match in _LINE.finditer(text):
        line = match[0].strip()
        count = line.count(" ") + 1
        if not line:
            goes_on = False
        elif (
            count >= _LONG_LINE
            or goes_on
            or (count > _SHORT_LINE and (line[-1] in ".!?;," or _ITEM.match(line) is not None))
        ):
            yield match.span()
            goes_on = line[-1] not in ".!?:"
        else:
            goes_on = False


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return folded(_JOINT.sub("", word))


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")
