"""Words as lawyers read them: a number, a date, „§ 12 Abs. 3“, „Bürger*innen“ and „[[Kommune]]“ are one each."""

import re
from functools import lru_cache
from typing import Final

from motionkit.diff.vocabulary import FILLERS, FORMULAS

_MONTHS: Final = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_WORD: Final = r"[^\W\d_]\w*(?:[*:·’'/-]{1,2}\w+|\(\w+\))*-?"
_PARAGRAPH: Final = (
    r"(?:§§?|Art\.|Artikel)\s?\d+[a-z]?\b(?:\s(?:Abs\.|Absatz|Satz|S\.|Nr\.|Nummer|Buchst\.)\s?\d+[a-z]?\b)*"
)
# Their full stop ends no sentence.
_SHORT: Final = (
    r"(?:z\.\s?B|d\.\s?h|u\.\s?a|o\.\s?ä|i\.\s?d\.\s?R|bzw|ca|Nr|Abs|vgl|inkl|ggf|usw|etc|evtl|insb|max|min|Mio|Mrd|Str|Dr|"
    r"Prof|St)\.(?!\w)"
)
_NUMBER: Final = r"\d+(?:[.,:/]\d+)*(?:\s?[%‰])?"
# Blanks belong to the word they stand before, so that taking a word away takes its blank along.
TOKEN: Final = re.compile(
    rf"\s*(?:{_PARAGRAPH}|\b{_SHORT}|{_WORD}|\d{{1,2}}\.\s(?:{_MONTHS})(?:\s\d{{4}})?|{_NUMBER}"
    r"|\[\[[^\[\]\n]{1,60}\]\]|\[\^[^\s\[\]^:]{1,20}\]|\(?[a-z]{1,2}\)|\S)|\s+"
)
# Where a sentence or line may end: before the blank.
# It begins with one set of characters, which is searched four times as fast as two alternatives.
_BORDER: Final = re.compile(r"[.!?;\n](?:(?<=\n)\n*|(?<!\n) (?=[^\W\d_a-zäöü]|[„»(]))")
_LETTER: Final = re.compile(r"[^\W_]")
_LETTERS: Final = re.compile(r"\w+")
_TELLING: Final = re.compile(r"\w{4,}|\d+")
_GENDER: Final = re.compile(r"(?:[*:_·/]-?|/-)(?:in|innen|r|n|e)$|\((?:in|innen|r|n|e)\)$|(?<=[a-zäöüß])In(?:nen)?$")


def tokens(text: str) -> list[str]:
    """The words of `text` with the blanks before them; joined they are `text`."""
    return TOKEN.findall(text)


def units(text: str) -> list[str]:
    """Sentences and lines with the blanks before them; joined they are `text`."""
    cuts = []
    for match in _BORDER.finditer(text):
        place = match.start()
        if text[place] == "\n":
            cuts.append(place)
        elif place and text[place - 1].isalpha():  # „1. Mai“ is no end
            cuts.append(place + 1)
    if not cuts:
        return [text] if text else []
    return [part for part in (text[i:j] for i, j in zip([0, *cuts], [*cuts, len(text)], strict=True)) if part]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """`word` for comparing contents: lower case, without its gender ending („Bürger*innen“ → „bürger“)."""
    return _GENDER.sub("", word.strip()).casefold()


def is_word(token: str) -> bool:
    return token.isalnum() or _LETTER.search(token) is not None


def contents(text: str) -> frozenset[str]:
    """The words that say what a text is about; all its words when there are hardly any."""
    telling = frozenset(_TELLING.findall(text.casefold())) - FILLERS - FORMULAS
    return telling if len(telling) > 1 else frozenset(_LETTERS.findall(text.casefold()))


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """0–1: how many of their words two texts share (Dice)."""
    total = len(first) + len(second)
    return 2 * len(first & second) / total if total else 1.0
