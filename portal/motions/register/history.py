"""What happened, as people tell it: one entry for what was written at once, without the steps that follow by themselves."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from portal.motions.models import EventKind, Filing, FilingEvent

# Axes by how much they say: where a decision is told, that it is „entschieden“ goes without saying.
_TELLING = {"decision": 0, "implementation": 1, "stage": 2}


@dataclass(frozen=True)
class Happening:
    """One entry. `said`: what is now · `before`: what was, where that helps · `anchor`: number of the event it stands for."""

    filing: Filing
    anchor: int
    day: datetime.date
    said: str
    before: str
    axis: str
    quote: str
    note: str
    by: str
    source: str
    is_correction: bool


def told(events: Iterable[FilingEvent]) -> list[Happening]:
    """Events in any order by time become entries in the same order; events of one writing lie side by side."""
    return [
        _happening(list(together)) for _, together in groupby(events, key=lambda one: (one.filing_id, one.revision))
    ]


def _happening(together: list[FilingEvent]) -> Happening:
    one = min(together, key=lambda event: (_TELLING.get(event.axis, 3), event.pk))
    opening = one.old in ("undecided", "none", "") or one.old == one.new
    return Happening(
        filing=one.filing,
        anchor=one.pk,
        day=one.day,
        said=one.new_name or ("eingereicht" if one.kind == EventKind.FILED else one.get_kind_display()),
        before="" if opening else one.old_name,
        axis=one.get_axis_display() if one.axis else "",
        quote=one.raw_result,
        note=one.note,
        by=one.by_label,
        source=one.source,
        is_correction=one.kind == EventKind.CORRECTED,
    )
