"""Two motions in, their difference out."""

from motionkit.diff.aligning import align, movers
from motionkit.diff.difference import PARTS, ClauseChange, Difference, PartChange, Side, part_text
from motionkit.diff.effects import effect_on_clause, effect_on_reasons
from motionkit.diff.prose import compare_prose
from motionkit.diff.segments import Segment
from motionkit.diff.splitting import cut_like, divisions
from motionkit.text import LIST_FIELDS, Clause, MotionText


def compare(old: MotionText, new: MotionText) -> Difference:
    """What changed from `old` to `new`, in bounded time for texts of any length."""
    parts: list[PartChange] = []
    coarse = False
    for name in PARTS:
        before, after = part_text(old, name), part_text(new, name)
        if before or after:
            comparison = compare_prose(before, after, **({"shortest_move": 1} if name in LIST_FIELDS else {}))
            parts.append(PartChange(name, comparison.segments, effect_on_reasons(comparison.segments)))
            coarse = coarse or comparison.coarse
    comparer = _Clauses(old.clauses, new.clauses)
    clauses = comparer.run()
    return Difference((old.kind, new.kind), tuple(parts), clauses, coarse or comparer.coarse)


class _Clauses:
    def __init__(self, old: tuple[Clause, ...], new: tuple[Clause, ...]) -> None:
        self.old, self.new = old, new
        self.pairs, self.coarse = align(old, new)
        self.moved = movers(self.pairs)

    def run(self) -> tuple[ClauseChange, ...]:
        """All changes in the order of the new text."""
        olds, news = [clause.text for clause in self.old], [clause.text for clause in self.new]
        splits = divisions(olds, news, self.pairs)
        merges = divisions(news, olds, {other: place for place, other in self.pairs.items()})
        splits = [split for split in splits if not any(split.whole in merge.pieces for merge in merges)]
        found: dict[tuple[int, int], ClauseChange] = {}
        done_old: set[int] = set()
        done_new: set[int] = set()
        for split in splits:
            found[split.pieces[0], 0] = self._split(split.whole, split.pieces)
            done_old.add(split.whole)
            done_new.update(split.pieces)
        for merge in merges:
            found[merge.whole, 0] = self._merged(merge.pieces, merge.whole)
            done_old.update(merge.pieces)
            done_new.add(merge.whole)
        for place, other in self.pairs.items():
            if place not in done_old and other not in done_new:
                found[other, 0] = self._kept(place, other)
                done_old.add(place)
                done_new.add(other)
        for other in range(len(self.new)):
            if other not in done_new:
                text = compare_prose("", self.new[other].text).segments
                found[other, 0] = ClauseChange("inserted", (), (self._side(self.new, other),), (text,))
        came = {other for other in range(len(self.new)) if other not in done_new}
        last = -2
        for place in range(len(self.old)):
            if place not in done_old:
                text = compare_prose(self.old[place].text, "").segments
                gone = ClauseChange("deleted", (self._side(self.old, place),), (), (text,))
                last = max(last, self._after(place))
                if last + 1 in came:  # what went stands before what came instead
                    last += 1
                    found[last, -1] = gone
                else:
                    found[last, place + 1] = gone
        return tuple(found[key] for key in sorted(found))

    def _after(self, place: int) -> int:
        """The new place of the nearest clause before `place` that stayed where it was; -1 at the start."""
        for before in range(place - 1, -1, -1):
            if before in self.pairs and before not in self.moved:
                return self.pairs[before]
        return -1

    def _kept(self, place: int, other: int) -> ClauseChange:
        segments = self._compared(self.old[place].text, self.new[other].text)
        old, new = self._side(self.old, place), self._side(self.new, other)
        effect = effect_on_clause(segments)
        change = ClauseChange("kept", (old,), (new,), (segments,), place in self.moved, effect)
        if effect or change.rules_changed:
            return ClauseChange("changed", (old,), (new,), (segments,), place in self.moved, effect)
        return change

    def _split(self, whole: int, pieces: tuple[int, ...]) -> ClauseChange:
        cuts = cut_like(self.old[whole].text, [self.new[place].text for place in pieces])
        segments = tuple(self._compared(cut, self.new[place].text) for cut, place in zip(cuts, pieces, strict=True))
        new = tuple(self._side(self.new, place) for place in pieces)
        return ClauseChange("split", (self._side(self.old, whole),), new, segments, whole in self.moved, "changed")

    def _merged(self, pieces: tuple[int, ...], whole: int) -> ClauseChange:
        cuts = cut_like(self.new[whole].text, [self.old[place].text for place in pieces])
        segments = tuple(self._compared(self.old[place].text, cut) for cut, place in zip(cuts, pieces, strict=True))
        old = tuple(self._side(self.old, place) for place in pieces)
        moved = any(place in self.moved for place in pieces)
        return ClauseChange("merged", old, (self._side(self.new, whole),), segments, moved, "changed")

    def _compared(self, old: str, new: str) -> tuple[Segment, ...]:
        comparison = compare_prose(old, new)
        self.coarse = self.coarse or comparison.coarse
        return comparison.segments

    @staticmethod
    def _side(clauses: tuple[Clause, ...], place: int) -> Side:
        clause = clauses[place]
        return Side(place + 1, clause.id, clause.condition, clause.strength, clause.optional)
