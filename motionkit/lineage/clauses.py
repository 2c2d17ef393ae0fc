"""The clauses of a three-way merge: which ones stand, in which order, with which wording and rules."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from motionkit.conditions import Condition
from motionkit.diff.aligning import align
from motionkit.lineage.weaving import weave
from motionkit.markdown import free_id
from motionkit.text import Clause, Strength

Key = tuple[str, int]  # ("base", place), or ("ours", place) and ("theirs", place) of what a side inserted


class Problem(NamedTuple):
    """The fields of a `merging.Conflict` after its part."""

    place: str
    about: Literal["wording", "deleted", "order", "rules"]
    base: str
    ours: str
    theirs: str


def merge_clauses(
    base: Sequence[Clause], ours: Sequence[Clause], theirs: Sequence[Clause]
) -> tuple[tuple[Clause, ...], list[Problem]]:
    """(merged clauses, conflicts in their order)."""
    return _Merger(base, ours, theirs).run()


class _Merger:
    def __init__(self, base: Sequence[Clause], ours: Sequence[Clause], theirs: Sequence[Clause]) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.one = align(base, ours)[0]
        self.other = align(base, theirs)[0]
        self.problems: list[Problem] = []

    def run(self) -> tuple[tuple[Clause, ...], list[Problem]]:
        clauses: list[Clause] = []
        taken: set[str] = set()
        wanted = {key: self._id(key) for key in self._order()}
        for place, (key, name) in enumerate(wanted.items(), 1):
            if name in taken:
                name = free_id({*taken, *wanted.values()}, place)
            taken.add(name)
            clauses.append(replace(self._clause(key, name), id=name))
        return tuple(clauses), self.problems

    def _id(self, key: Key) -> str:
        side, place = key
        if side != "base":
            return (self.ours if side == "ours" else self.theirs)[place].id
        old = self.base[place].id
        ids = [pairs[0][pairs[1][place]].id for pairs in self._sides() if place in pairs[1]]
        return next((name for name in ids if name != old), old)

    def _sides(self) -> tuple[tuple[Sequence[Clause], dict[int, int]], tuple[Sequence[Clause], dict[int, int]]]:
        return (self.ours, self.one), (self.theirs, self.other)

    def _order(self) -> list[Key]:
        """Ours, unless only theirs moved clauses; what the other side inserted follows what it stood behind."""
        ours = _keys("ours", len(self.ours), self.one)
        theirs = self._without_twins(_keys("theirs", len(self.theirs), self.other))
        common = [place for place in range(len(self.base)) if place in self.one and place in self.other]
        rows = [[key[1] for key in keys if key[0] == "base" and key[1] in common] for keys in (ours, theirs)]
        if rows[0] == common and rows[1] != common:
            first, second = theirs, ours
        else:
            first, second = ours, theirs
            if common not in rows and rows[0] != rows[1]:
                self.problems.append(
                    Problem("", "order", *(", ".join(str(n + 1) for n in row) for row in (common, *rows)))
                )
        followers: dict[Key | None, list[Key]] = {}
        known, before = set(first), None
        for key in second:
            if key in known:
                before = key
            else:
                followers.setdefault(before, []).append(key)
        merged = [*followers.get(None, ())]
        for key in first:
            merged += [key, *followers.get(key, ())]
        return [key for key in merged if key[0] != "base" or self._stays(key[1])]

    def _without_twins(self, keys: list[Key]) -> list[Key]:
        """Theirs without clauses that ours inserted, too, word for word."""
        mine = {
            (self.ours[place].text, _rules(self.ours[place])): place
            for place in range(len(self.ours))
            if place not in self.one.values()
        }
        result: list[Key] = []
        for key in keys:
            twin = None
            if key[0] == "theirs":
                clause = self.theirs[key[1]]
                twin = mine.pop((clause.text, _rules(clause)), None)
            result.append(key if twin is None else ("ours", twin))
        return result

    def _stays(self, place: int) -> bool:
        """Whether a clause of the base stands in the result: one side may only delete what the other left alone."""
        if place in self.one and place in self.other:
            return True
        kept = self.ours[self.one[place]] if place in self.one else None
        kept = self.theirs[self.other[place]] if place in self.other else kept
        old = self.base[place]
        return kept is not None and (kept.text != old.text or _rules(kept) != _rules(old))

    def _clause(self, key: Key, name: str) -> Clause:
        side, place = key
        if side != "base":
            return (self.ours if side == "ours" else self.theirs)[place]
        old = self.base[place]
        ours = self.ours[self.one[place]] if place in self.one else None
        theirs = self.theirs[self.other[place]] if place in self.other else None
        if ours is None or theirs is None:
            kept = ours or theirs or old
            texts = (ours.text if ours else "", theirs.text if theirs else "")
            self.problems.append(Problem(name, "deleted", old.text, *texts))
            return kept
        woven = weave(old.text, ours.text, theirs.text)
        if woven.clashes:  # a clause is voted on as a whole: show it whole
            self.problems.append(Problem(name, "wording", old.text, ours.text, theirs.text))
        return self._with_rules(replace(ours, text=ours.text if woven.clashes else woven.text), old, ours, theirs)

    def _with_rules(self, merged: Clause, old: Clause, ours: Clause, theirs: Clause) -> Clause:
        before, one, other = _rules(old), _rules(ours), _rules(theirs)
        rules = one if other in (before, one) else other
        if len({before, one, other}) == 3:
            rules = one
            texts = (_spoken(old), _spoken(ours), _spoken(theirs))
            self.problems.append(Problem(merged.id, "rules", *texts))
        condition, strength, optional = rules
        return replace(merged, condition=condition, strength=strength, optional=optional)


def _keys(side: str, count: int, pairs: dict[int, int]) -> list[Key]:
    origins = {other: place for place, other in pairs.items()}
    return [("base", origins[place]) if place in origins else (side, place) for place in range(count)]


def _rules(clause: Clause) -> tuple[Condition, Strength | None, bool]:
    return clause.condition, clause.strength, clause.optional


def _spoken(clause: Clause) -> str:
    words = [str(clause.condition), clause.strength or "", "wahlweise" if clause.optional else ""]
    return " ".join(word for word in words if word)
