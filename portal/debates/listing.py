"""The list of debates: open and closed ones, with their numbers."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from portal.debates.contributions import Figures, source
from portal.design.filters import Filtering

PER_PAGE = 20
OPEN, CLOSED = "offen", "abgeschlossen"


class DebateFiltering(Filtering):
    """Open or closed."""

    names = ("stand",)

    @staticmethod
    def _by_stand(debates: QuerySet, value: str) -> QuerySet:
        return debates.filter(closed_on__isnull=value == OPEN) if value in {OPEN, CLOSED} else debates.none()


def debate_list(debates: QuerySet, params: Mapping[str, str]) -> dict[str, Any]:
    """Context of /debatten/, in three queries."""
    filtering = DebateFiltering(params)
    counted = debates.aggregate(open=Count("pk", filter=Q(closed_on=None)), every=Count("pk"))
    rows = [(OPEN, "offen", counted["open"]), (CLOSED, CLOSED, counted["every"] - counted["open"])]
    numbers = {"": counted["every"]} | {value: number for value, _, number in rows}
    paginator = Paginator(filtering.apply(debates).open_first(), PER_PAGE)
    paginator.count = numbers.get(filtering.chosen.get("stand", ""), 0)
    page = paginator.get_page(params.get("seite"))
    figures = source().figures([debate.pk for debate in page])
    for debate in page:
        debate.figures = figures.get(debate.pk, Figures())
    return {
        "debates": page,
        "filters": [filtering.offer("Stand", "stand", rows, counted["every"])],
        "filtering": filtering,
        "feed_url": "/feeds/debatten/",
    }
