"""Which clause of the old text became which of the new one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from motionkit.diff.tokens import contents, likeness
from motionkit.text import Clause

# Ids that a reader gave by counting: they say where a clause stood, not which one it is.
_COUNTED: Final = re.compile(r"^punkt-\d+$")
_SURELY: Final = 0.75  # alike at the same id: no better partner is looked for
_ALIKE: Final = 0.4
_ALIKE_AND_MOVED: Final = 0.7
_SAME_PLACE: Final = 0.2  # the last two that are left between the same neighbours
# One of two clauses was cut down to a sentence, or swallowed the reasons that stood below it.
_MOSTLY_CONTAINED: Final = 0.6
_LEAST_CONTAINED: Final = 5  # words
MOST_PAIRS: Final = 10_000

Pairs = dict[int, int]


def align(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[Pairs, bool]:
    """(old place → new place, whether there were too many clauses to compare their contents)."""
    pairs: Pairs = {}
    by_id = {clause.id: place for place, clause in enumerate(new)}
    for place, clause in enumerate(old):
        other = by_id.get(clause.id)
        if other is not None and (not _COUNTED.match(clause.id) or (clause.text and clause.text == new[other].text)):
            pairs[place] = other
    _same_text(old, new, pairs)
    olds, news = _left(len(old), pairs.keys()), _left(len(new), pairs.values())
    if len(olds) * len(news) > MOST_PAIRS:
        return pairs, True
    words = {place: contents(old[place].text) for place in olds}
    others = {place: contents(new[place].text) for place in news}
    for place in olds:
        other = by_id.get(old[place].id)
        if other in others and likeness(words[place], others[other]) >= _SURELY:
            pairs[place] = other
    _by_likeness(old, new, pairs, words, others)
    for place in movers(pairs):
        known = place in words and pairs[place] in others and old[place].id != new[pairs[place]].id
        if known and likeness(words[place], others[pairs[place]]) < _ALIKE_AND_MOVED:
            del pairs[place]
    _by_neighbours(len(old), len(new), pairs, words, others)
    return pairs, False


def _left(count: int, taken: object) -> list[int]:
    used = set(taken)  # type: ignore[call-overload]
    return [place for place in range(count) if place not in used]


def _same_text(old: Sequence[Clause], new: Sequence[Clause], pairs: Pairs) -> None:
    texts: dict[str, list[int]] = {}
    for other in _left(len(new), pairs.values()):
        texts.setdefault(new[other].text, []).append(other)
    for place in _left(len(old), pairs.keys()):
        if old[place].text and texts.get(old[place].text):
            pairs[place] = texts[old[place].text].pop(0)


def _relation(first: frozenset[str], second: frozenset[str]) -> float:
    """0–1: likeness, or just alike enough where the shorter one stands in the other."""
    alike, shared = likeness(first, second), len(first & second)
    contained = shared >= max(_LEAST_CONTAINED, _MOSTLY_CONTAINED * min(len(first), len(second)))
    return max(alike, _ALIKE) if contained else alike


def _by_likeness(
    old: Sequence[Clause],
    new: Sequence[Clause],
    pairs: Pairs,
    words: dict[int, frozenset[str]],
    others: dict[int, frozenset[str]],
) -> None:
    """The most alike first; of equals those with the same id, then those that stand nearest."""
    used = set(pairs.values())
    scored = [
        (-score, old[place].id != new[other].id, abs(place - other), place, other)
        for place in words
        if place not in pairs
        for other in others
        if other not in used and (score := _relation(words[place], others[other])) >= _ALIKE
    ]
    for _, _, _, place, other in sorted(scored):
        if place not in pairs and other not in used:
            pairs[place] = other
            used.add(other)


def _by_neighbours(
    count: int, new_count: int, pairs: Pairs, words: dict[int, frozenset[str]], others: dict[int, frozenset[str]]
) -> None:
    """A clause between the same two neighbours was reworded, when something of it stayed."""
    used = set(pairs.values())
    for place in _left(count, pairs.keys()):
        before = pairs.get(place - 1, -1) if place else -1
        after = pairs.get(place + 1, new_count) if place + 1 < count else new_count
        if (place and place - 1 not in pairs) or after - before != 2 or before + 1 in used:
            continue
        if likeness(words[place], others[before + 1]) >= _SAME_PLACE:
            pairs[place] = before + 1
            used.add(before + 1)


def movers(pairs: Pairs) -> frozenset[int]:
    """Old places of clauses that changed their order among those that stayed: all but a longest rising row."""
    order = [pairs[place] for place in sorted(pairs)]
    stays = set(_longest_rising(order))
    return frozenset(place for place in pairs if pairs[place] not in stays)


def _longest_rising(order: Sequence[int]) -> Iterator[int]:
    ends: list[int] = []  # positions in `order`, one for each length
    before: list[int | None] = []
    for position, value in enumerate(order):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if order[ends[middle]] < value else (low, middle)
        before.append(ends[low - 1] if low else None)
        ends[low : low + 1] = [position]
    at = ends[-1] if ends else None
    while at is not None:
        yield order[at]
        at = before[at]
