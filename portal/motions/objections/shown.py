"""Public objections of a motion as they are shown, in four queries however many there are."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.safestring import SafeString

from portal.motions.models import (
    Filing,
    Motion,
    ObjectionKind,
    ObjectionMotion,
    Rebuttal,
    RebuttalFiling,
    RebuttalSource,
)
from portal.motions.rendering import prose
from portal.places.models import FederalState

# Kinds as they stand in addresses.
SLUGS = {
    ObjectionKind.LAW: "recht",
    ObjectionKind.JURISDICTION: "zustaendigkeit",
    ObjectionKind.COST: "kosten",
    ObjectionKind.STAFF: "personal",
    ObjectionKind.DONE_ALREADY: "machen-wir-schon",
    ObjectionKind.OTHER: "anderes",
}
_LONG = tuple(f"filing__{name}" for name in ("administration_statement", "amendments", "defeat_reason", "final_text"))


@dataclass(frozen=True)
class ShownRebuttal:
    """`land`: code of the only Land where it holds, or "" · `filings`: public ones in which it worked."""

    text: str
    html: SafeString
    land: str
    land_name: str
    legal_as_of: datetime.date | None
    sources: list[RebuttalSource]
    filings: list[Filing]


@dataclass(frozen=True)
class ShownObjection:
    """`clause_number`: of the point it is raised against; None for the whole motion, or when the point is gone."""

    pk: int
    kind: ObjectionKind
    words: str
    clause_id: str = ""
    clause_number: int | None = None
    rebuttals: list[ShownRebuttal] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"einwand-{self.pk}"


def clause_numbers(motion: Motion) -> dict[str, int]:
    """Stable id → number of the points that the motion has now."""
    return {clause.id: number for number, clause in enumerate(motion.motion_text.clauses, 1)}


def objections_of(motion: Motion, *, with_filings: bool = True) -> list[ShownObjection]:
    """All public objections, by kind, then in the editors' order. Nothing without a source, nothing not published.

    `with_filings=False` spares the query for where rebuttals worked; a crib has no room for it.
    """
    rebuttals = Rebuttal.objects.sourced().order_by("sort_order", "pk")
    found = (
        ObjectionMotion.objects.public()
        .filter(motion=motion)
        .select_related("objection")
        .in_order()
        .prefetch_related(
            Prefetch("objection__rebuttals", rebuttals, to_attr="shown"),
            Prefetch("objection__shown__sources", RebuttalSource.objects.order_by("sort_order", "pk"), to_attr="named"),
        )
    )
    if with_filings:
        worked = RebuttalFiling.objects.filter(filing__in=Filing.objects.public()).order_by("sort_order", "pk")
        worked = worked.select_related("filing__municipality").defer(*_LONG)
        found = found.prefetch_related(Prefetch("objection__shown__worked_in", worked, to_attr="worked"))
    numbers = clause_numbers(motion)
    order = list(ObjectionKind)
    return sorted((_shown(row, numbers) for row in found), key=lambda one: order.index(one.kind))


def _shown(row: ObjectionMotion, numbers: dict[str, int]) -> ShownObjection:
    there = row.clause_id in numbers
    return ShownObjection(
        pk=row.objection_id,
        kind=ObjectionKind(row.objection.kind),
        words=row.objection.words,
        clause_id=row.clause_id if there else "",
        clause_number=numbers.get(row.clause_id),
        rebuttals=[_rebuttal(one) for one in row.objection.shown],
    )


def _rebuttal(one: Rebuttal) -> ShownRebuttal:
    return ShownRebuttal(
        text=one.text,
        html=prose(one.text),
        land=one.federal_state,
        land_name=FederalState(one.federal_state).label if one.federal_state else "",
        legal_as_of=one.legal_as_of,
        sources=one.named,
        filings=[link.filing for link in getattr(one, "worked", ())],
    )
