"""The network in figures that are true at this moment, for the home page."""

from dataclasses import dataclass

from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce

from portal.motions.models import Filing, FilingEvent, Motion
from portal.motions.register.dots import FilingMap, filing_map
from portal.motions.register.figures import Figures, figures_of
from portal.motions.register.history import Happening, told

EVENTS = 4


@dataclass(frozen=True)
class Network:
    """`motions`: public model motions · `events`: what happened last in councils."""

    motions: int
    figures: Figures
    map: FilingMap
    events: list[Happening]

    @property
    def numbers(self) -> dict[str, int]:
        """Label → number, in the order in which a motion lives."""
        return {
            "Musteranträge": self.motions,
            "Kommunen": self.map.municipalities,
            "eingebracht": self.figures.filed,
            "entschieden": self.figures.total.decided,
            "umgesetzt": self.figures.carried_out,
        }


def network() -> Network:
    """Two queries: the number of motions travels with whatever is asked second."""
    filings = Filing.objects.public()
    figures = figures_of(filings)
    motions = Motion.objects.public().models()
    if not figures.filed:
        return Network(motions.count(), figures, filing_map(figures), [])
    counted = motions.order_by().annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    found = FilingEvent.objects.public().filter(filing__in=filings).with_filing().newest()
    events = list(found.annotate(motions=Coalesce(Subquery(counted), 0))[: 3 * EVENTS])
    number = events[0].motions if events else motions.count()
    return Network(number, figures, filing_map(figures), told(events)[:EVENTS])
