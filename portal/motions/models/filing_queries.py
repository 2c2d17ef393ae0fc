"""Questions to ask of filings."""

import datetime

from django.db import models
from django.db.models import Q

from motionkit.progress import ADOPTED, FINAL_DECISIONS
from portal.motions.models.unchangeable import Unchangeable

DECIDED = Q(stage="decided", decision__in=FINAL_DECISIONS)
TO_CARRY_OUT = Q(decision__in=ADOPTED) & ~Q(implementation__in=("done", "refused", "obsolete"))


class FilingQuerySet(models.QuerySet):
    """Questions to ask of filings."""

    def public(self) -> "FilingQuerySet":
        """What the world may see. Every page, list, count, map, feed and download starts here."""
        return self.filter(is_public=True)

    def real(self) -> "FilingQuerySet":
        """Without invented examples."""
        return self.filter(is_example=False)

    def decided(self) -> "FilingQuerySet":
        """What a council has decided: the denominator of every rate. Unclear results do not count."""
        return self.filter(DECIDED)

    def adopted(self) -> "FilingQuerySet":
        """Adopted, with changes or in part, or taken over into another paper."""
        return self.filter(decision__in=ADOPTED)

    def defeated(self) -> "FilingQuerySet":
        """Decided, and not adopted: rejected, settled, merely noted."""
        return self.decided().exclude(decision__in=(*ADOPTED, "answered", "objected"))

    def pending(self) -> "FilingQuerySet":
        """Still before a council."""
        return self.filter(stage__in=("submitted", "scheduled", "in_council"))

    def to_carry_out(self) -> "FilingQuerySet":
        """Adopted, and neither done nor given up."""
        return self.filter(TO_CARRY_OUT)

    def due(self, today: datetime.date | None = None) -> "FilingQuerySet":
        """To be carried out by today or earlier, the longest overdue first."""
        return self.to_carry_out().filter(due_on__lte=today or datetime.date.today()).order_by("due_on", "pk")

    def for_motion(self, motion) -> "FilingQuerySet":
        """Filings of a model motion; also of local versions made from it."""
        return self.filter(Q(motion=motion) | Q(motion__parent=motion))

    def with_text(self) -> "FilingQuerySet":
        """Those of which the whole motion is known, as it lay before the council."""
        return self.exclude(text={})

    def in_municipality(self, ags: str) -> "FilingQuerySet":
        return self.filter(municipality_id=ags)

    def in_land(self, federal_state: str) -> "FilingQuerySet":
        return self.filter(municipality__federal_state=federal_state)

    def of_size(self, smallest: int | None = None, largest: int | None = None) -> "FilingQuerySet":
        """In municipalities with so many inhabitants, both ends included."""
        found = self if smallest is None else self.filter(municipality__population__gte=smallest)
        return found if largest is None else found.filter(municipality__population__lte=largest)

    def newest(self) -> "FilingQuerySet":
        """What has moved last, by the council's date where it is known."""
        newest = models.functions.Coalesce("decided_on", "sitting_on", "filed_on")
        return self.order_by(newest.desc(nulls_last=True), "-pk")

    def listed(self) -> "FilingQuerySet":
        """With all that a list shows, in two queries, and without the long texts."""
        long = ("administration_statement", "amendments", "defeat_reason", "final_text", "text", "clause_fates")
        found = self.select_related("municipality", "motion").prefetch_related("originators")
        return found.defer(*long, "motion__text", "motion__plain_text", "motion__arguments")

    def update(self, **kwargs):
        raise Unchangeable("Einbringungen schreibt nur portal.motions.register.actions, damit der Verlauf stimmt.")

    def delete(self):
        raise Unchangeable("Einbringungen werden nicht gelöscht. Sie können sie verbergen.")
