"""How many readers have written about a motion, its points, a filing: counted by a room above, which motions do not know.

The count travels with the row (`with_remarks`), because the pages have no query to spare. The room that keeps the remarks
announces how they are counted when the portal starts; where nobody does, nobody has written anything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Expression, JSONField, QuerySet, Value

from portal.motions.models import Filing, Motion

# Gives an expression over a row of Motion or Filing: list of {"key": …, "number": …}, or NULL. Keys are `17` for the
# row itself, `17/c2` for a point of a motion.
Counting = Callable[[type[Motion | Filing]], Expression]
_counting: list[Counting] = []


@dataclass(frozen=True)
class Remarks:
    """`by_clause`: stable id → number, only where there are some."""

    number: int = 0
    by_clause: dict[str, int] = field(default_factory=dict)


def announce(counting: Counting) -> None:
    """Who counts from now on."""
    _counting[:] = [counting]


def with_remarks(rows: QuerySet) -> QuerySet:
    """Motions or filings with `remark_rows`, what `remarks` makes of it."""
    nobody = Value(None, output_field=JSONField())
    return rows.annotate(remark_rows=_counting[0](rows.model) if _counting else nobody)


def remarks(row: Motion | Filing) -> Remarks:
    """Of a row from `with_remarks`; of any other (a draft in preview) there are none."""
    found = {one["key"]: one["number"] for one in getattr(row, "remark_rows", None) or []}
    clauses = {key.partition("/")[2]: number for key, number in found.items() if "/" in key}
    return Remarks(number=found.get(str(row.pk), 0), by_clause=clauses)
