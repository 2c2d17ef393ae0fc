"""Numbers and dates inside a change: which way they pull."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from motionkit.diff.vocabulary import (
    LASTS,
    LESS_IS_STRICTER,
    MONTHS,
    MORE_IS_STRICTER,
    NUMERALS,
    PROVIDES,
    REFERS,
    SPANS,
    TAKES_AWAY,
)

_NUMBER: Final = re.compile(r"^(\d+(?:\.\d{3})*(?:,\d+)?)(\s?[%‰])?$")
_DAY: Final = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_WRITTEN_DAY: Final = re.compile(r"^(\d{1,2})\.\s([a-zä]+)(?:\s(\d{4}))?$")
_YEAR: Final = re.compile(r"^(?:19|20)\d\d$")
_FEES: Final = re.compile(r"gebühr|beitrag|beiträge|miete|preis|steuer|hebesatz|eintritt|entgelt|kosten")


def is_number(word: str) -> bool:
    return bool(value_of(word) is not None or day_of(word))


def direction(
    old: Sequence[str], new: Sequence[str], before: Sequence[str], after: Sequence[str], context: Sequence[str]
) -> list[int]:
    """[1] when the one number or date that changed makes it stricter, [-1] softer, [] where nobody can say.

    Words are folded (`tokens.folded`); `before`, `after`: the words around; `context`: the whole clause.
    """
    days = [found for word in old if (found := day_of(word))], [found for word in new if (found := day_of(word))]
    near = [*before[-4:], *new]
    if len(days[0]) == len(days[1]) == 1:
        first, second = days[0][0], days[1][0]
        if first == second or REFERS & {*before[-2:]} or not LASTS.isdisjoint(context):
            return []
        return [1 if second < first else -1]
    values = (
        [value for word in old if (value := value_of(word)) is not None],
        [value for word in new if (value := value_of(word)) is not None],
    )
    if len(values[0]) != 1 or len(values[1]) != 1 or values[0] == values[1]:
        return []
    more = 1 if values[1][0] > values[0][0] else -1
    if (
        before[-1:] == ["um"] or "seit" in before[-4:]
    ):  # „senkt um 5 %“: how far; „seit mehr als 6 Monaten“: a condition
        return []
    if LESS_IS_STRICTER & {*near, *before[-4:]} or _bis_zu(before, new):
        return [-more]
    if not SPANS.isdisjoint((*old, *new, *after[:1])):  # „nach sechs Monaten“, „die mindestens ein Jahr leer stehen“
        return []
    if MORE_IS_STRICTER & set(near):
        return [more]
    if any(_FEES.search(word) for word in context) or not TAKES_AWAY.isdisjoint(context):
        return []
    return [more] if any(word in PROVIDES for word in context) else []


def _bis_zu(before: Sequence[str], new: Sequence[str]) -> bool:
    words = [*before[-2:], *new[:2]]
    return any(pair == ("bis", "zu") for pair in pairwise(words))


def value_of(word: str) -> float | None:
    if word in NUMERALS:
        return float(NUMERALS[word])
    if (match := _NUMBER.match(word)) and not _YEAR.match(word):
        return float(match[1].replace(".", "").replace(",", "."))
    return None


def day_of(word: str) -> tuple[int, int, int] | None:
    """(year, month, day); a year alone is its end, a day without a year stands in the year 0."""
    if _YEAR.match(word):
        return int(word), 12, 31
    if match := _DAY.match(word):
        year, month, day = int(match[3]), int(match[2]), int(match[1])
    elif (match := _WRITTEN_DAY.match(word)) and match[2] in MONTHS:
        year, month, day = int(match[3] or 0), MONTHS[match[2]], int(match[1])
    else:
        return None
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return year, month, day
