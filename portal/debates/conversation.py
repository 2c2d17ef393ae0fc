"""Who answers whom: contributions as threads, and whether an answer would close a circle. Knows no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portal.debates.contributions import Contribution

LEVELS = 4  # How deep a thread is indented. What lies deeper stands on the last level and names what it answers.


@dataclass
class Entry:
    """A contribution in its place. `to`: what it answers, where that is public; `here`: whether that is shown as well."""

    contribution: Contribution
    to: Contribution | None = None
    here: bool = False
    answers: list["Entry"] = field(default_factory=list)


def threads(shown: Iterable[Contribution], everything: Iterable[Contribution]) -> list[Entry]:
    """The shown contributions as threads, the oldest first; each is there once, whatever the data says.

    What answers something that is not shown begins a thread of its own. A circle, which no form lets pass, is cut at its
    oldest contribution.
    """
    order = sorted(shown, key=lambda one: (one.published_on, one.key))
    known = {one.key: one for one in everything}
    entries = {one.key: Entry(one, _answered(one, known)) for one in order}
    children: dict[int | None, list[int]] = defaultdict(list)
    for key, entry in entries.items():
        entry.here = entry.to is not None and entry.to.key in entries
        children[entry.to.key if entry.to and entry.here else None].append(key)
    top: list[Entry] = []
    placed: set[int] = set()
    for start in [*children[None], *entries]:
        waiting = [(start, top, 1)]
        while waiting:
            key, place, level = waiting.pop()
            if key in placed:
                continue
            placed.add(key)
            place.append(entries[key])
            below = (entries[key].answers, level + 1) if level < LEVELS else (place, level)
            waiting += [(child, *below) for child in reversed(children[key])]
    return top


def _answered(one: Contribution, known: Mapping[int, Contribution]) -> Contribution | None:
    return known.get(one.answers) if one.answers is not None and one.answers != one.key else None


def closes_circle(key: int, answers: int, answered_by: Mapping[int, int]) -> bool:
    """Whether `key` would answer itself, directly or through others. `answered_by`: key → what that one answers."""
    passed: set[int] = set()
    step: int | None = answers
    while step is not None and step not in passed:
        if step == key:
            return True
        passed.add(step)
        step = answered_by.get(step)
    return False
