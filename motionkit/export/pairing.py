"""The paragraphs of two motions side by side: which one became which, which came, went or moved."""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import LCSseq

from motionkit.diff.tokens import contents, likeness
from motionkit.export.layout import Part

_ALIKE: Final = 0.4
_MOST_PAIRS: Final = 10_000
_SHORTEST_MOVE: Final = 4  # words
# There is one of each: it was changed, never replaced.
_ONLY_ONE: Final = frozenset({"kind", "title", "signature"})


class Paired(NamedTuple):
    """`old` and `new` are paragraphs, or None. `move`: the same number (from 1) where one left and arrived."""

    old: Part | None
    new: Part | None
    move: int = 0

    @property
    def state(self) -> Literal["kept", "gone", "came", "left", "arrived"]:
        if self.old is not None and self.new is not None:
            return "kept"
        if self.old is not None:
            return "left" if self.move else "gone"
        return "arrived" if self.move else "came"


def pair(old: Sequence[Part], new: Sequence[Part]) -> list[Paired]:
    """All paragraphs of both, each side in its order."""
    pairs = list(_paired(old, new))
    gone: dict[tuple[object, ...], list[int]] = {}
    for place, paired in enumerate(pairs):
        if paired.state == "gone" and paired.old is not None and _can_move(paired.old):
            gone.setdefault(_key(paired.old), []).append(place)
    number = 0
    for place, paired in enumerate(pairs):
        if paired.state == "came" and paired.new is not None and gone.get(_key(paired.new)):
            number += 1
            origin = gone[_key(paired.new)].pop(0)
            pairs[origin] = pairs[origin]._replace(move=number)
            pairs[place] = paired._replace(move=number)
    return pairs


def _can_move(part: Part) -> bool:
    return part.kind != "row" and part.text.count(" ") >= _SHORTEST_MOVE - 1


def _key(part: Part) -> tuple[str, str, str, int, bool]:
    label = part.label if part.kind == "item" else ""
    return part.kind, part.text, label, part.level, part.in_clause


def _paired(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Paired]:
    i = k = 0
    matches = LCSseq.opcodes([_key(part) for part in old], [_key(part) for part in new]).as_matching_blocks()
    for a, b, size in matches:
        yield from _gap(old[i:a], new[k:b])
        yield from (Paired(old[a + n], new[b + n]) for n in range(size))
        i, k = a + size, b + size


def _gap(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Paired]:
    """Paragraphs that differ: those that became one another, in order, with the most in common."""
    i = k = 0
    for a, b in _matches(old, new):
        yield from (Paired(part, None) for part in old[i:a])
        yield from (Paired(None, part) for part in new[k:b])
        yield Paired(old[a], new[b])
        i, k = a + 1, b + 1
    yield from (Paired(part, None) for part in old[i:])
    yield from (Paired(None, part) for part in new[k:])


def _matches(old: Sequence[Part], new: Sequence[Part]) -> list[tuple[int, int]]:
    """The row of pairs with the highest sum of likeness (the usual table, from the end)."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    words = [contents(part.text) for part in old], [contents(part.text) for part in new]
    value = [[_worth(one, other, words[0][i], words[1][k]) for k, other in enumerate(new)] for i, one in enumerate(old)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for k in range(len(new) - 1, -1, -1):
            together = value[i][k] + best[i + 1][k + 1] if value[i][k] else 0.0
            best[i][k] = max(together, best[i + 1][k], best[i][k + 1])
    found: list[tuple[int, int]] = []
    i = k = 0
    while i < len(old) and k < len(new):
        if value[i][k] and best[i][k] == value[i][k] + best[i + 1][k + 1]:
            found.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return found


def _worth(old: Part, new: Part, words: frozenset[str], others: frozenset[str]) -> float:
    """0 for paragraphs of another kind, place in a list, or with hardly a word in common."""
    if (old.kind, old.level, old.in_clause) != (new.kind, new.level, new.in_clause):
        return 0.0
    if old.kind in _ONLY_ONE:
        return 1.0
    if (old.kind == "item" and old.label != new.label) or len(old.cells) != len(new.cells) or old.kind == "heading":
        return 0.0
    same = old.kind == "clause" and old.clause_id == new.clause_id
    alike = likeness(words, others)
    return alike + same if alike >= (_ALIKE / 2 if same else _ALIKE) else 0.0
