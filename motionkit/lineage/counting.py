"""What had to be changed to win: how the clauses of a model fared in the texts made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from motionkit.diff import ClauseChange, compare
from motionkit.text import MotionText


@dataclass(frozen=True, slots=True)
class ClauseFate:
    """`texts`: in how many pairs the model had this clause. The other numbers say in how many of them it was so;
    `changed` counts every change of wording that is more than spelling, also the stricter and softer ones.
    """

    clause_id: str
    text: str
    texts: int = 0
    changed: int = 0
    stricter: int = 0
    softer: int = 0
    deleted: int = 0

    @property
    def touched(self) -> int:
        return self.changed + self.deleted


def changed_most(pairs: Iterable[tuple[MotionText, MotionText]]) -> tuple[ClauseFate, ...]:
    """The fates of all clauses over (model, local text), the most often touched first.

    Versions of one model may differ: clauses are counted by id, with the wording of the last pair.
    """
    counts: dict[str, list[int]] = {}
    texts: dict[str, str] = {}
    for model, local in pairs:
        for change in compare(model, local).clauses:
            for side in change.old:
                texts[side.id] = model.clauses[side.number - 1].text
                row = counts.setdefault(side.id, [0] * 5)
                for place, one in enumerate(_row(change)):
                    row[place] += one
    fates = [ClauseFate(key, texts[key], *row) for key, row in counts.items()]
    return tuple(sorted(fates, key=lambda fate: (-fate.touched, -fate.deleted, -fate.texts)))


def _row(change: ClauseChange) -> tuple[bool, ...]:
    deleted = change.relation == "deleted"
    changed = not deleted and change.effect not in ("", "spelling")
    return True, changed, change.effect == "stricter", change.effect == "softer", deleted
