"""What a reader chose among a motion's objections: kind, Land, point. There are few, so they are narrowed in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from portal.design.filters import Filter, Filtering
from portal.motions.models import ObjectionKind
from portal.motions.objections.shown import SLUGS, ShownObjection
from portal.places.models import FederalState

WHOLE = "ganzer-antrag"
_KINDS = {slug: kind for kind, slug in SLUGS.items()}


class ObjectionFiltering(Filtering):
    """Filters of objections: lists in, lists out."""

    names = ("art", "land", "punkt")

    @staticmethod
    def _by_art(objections: Sequence[ShownObjection], value: str) -> list[ShownObjection]:
        return [one for one in objections if one.kind == _KINDS.get(value)]

    @staticmethod
    def _by_land(objections: Sequence[ShownObjection], value: str) -> list[ShownObjection]:
        """In this Land: without rebuttals that hold in another one only, and without objections that keep none."""
        if value not in FederalState.values:
            return []
        kept = [
            replace(one, rebuttals=[reply for reply in one.rebuttals if reply.land in ("", value)])
            for one in objections
        ]
        return [one for one in kept if one.rebuttals]

    @staticmethod
    def _by_punkt(objections: Sequence[ShownObjection], value: str) -> list[ShownObjection]:
        return [one for one in objections if (one.clause_id or WHOLE) == value]

    def filters(self, objections: Sequence[ShownObjection]) -> list[Filter]:
        """The filters with how many objections each choice would leave."""
        left = {name: self.apply(objections, without=name) for name in self.names}
        kinds = Counter(one.kind for one in left["art"])
        points = Counter(one.clause_id or WHOLE for one in left["punkt"])
        numbers = {one.clause_id: one.clause_number for one in objections if one.clause_number}
        laender = {reply.land for one in objections for reply in one.rebuttals if reply.land}
        rows = {
            "art": [(SLUGS[kind], kind.label, kinds[kind]) for kind in ObjectionKind],
            "land": [
                (land.value, land.label, len(self._by_land(left["land"], land.value)))
                for land in sorted(FederalState, key=lambda one: one.label)
                if land.value in laender
            ],
            "punkt": [(WHOLE, "ganzer Antrag", points[WHOLE])]
            + [(own_id, f"Punkt {number}", points[own_id]) for own_id, number in _by_number(numbers)],
        }
        titles = {"art": "Art", "land": "Mein Land", "punkt": "Richtet sich gegen"}
        return [self.offer(titles[name], name, rows[name], len(left[name])) for name in self.names]


def _by_number(numbers: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda pair: pair[1])
