"""What happened to a filing: added, read, and never changed."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from motionkit.progress import AXES
from motionkit.progress.axes import AXIS_NAMES
from portal.motions.models.unchangeable import AppendOnlyQuerySet, Unchangeable


class EventKind(models.TextChoices):
    """What an event tells."""

    FILED = "filed", "eingetragen"
    STEP = "step", "Schritt der Beratung"
    DECIDED = "decided", "Beschluss"
    IMPLEMENTED = "implemented", "Umsetzung"
    WITHDRAWN = "withdrawn", "zurückgezogen"
    FACTS = "facts", "Angaben ergänzt"
    CORRECTED = "corrected", "berichtigt"
    EXPERIENCE = "experience", "Erfahrung"
    PUBLISHED = "published", "veröffentlicht"
    HIDDEN = "hidden", "verborgen"


class FilingEventQuerySet(AppendOnlyQuerySet):
    """Questions to ask of events."""

    def public(self) -> "FilingEventQuerySet":
        """What the world may see: what happened to public filings, without our own housekeeping."""
        return self.filter(filing__is_public=True).exclude(kind__in=(EventKind.PUBLISHED, EventKind.HIDDEN))

    def newest(self) -> "FilingEventQuerySet":
        return self.order_by("-at", "-pk")

    def with_filing(self) -> "FilingEventQuerySet":
        """With all that a list of events shows."""
        found = self.select_related("filing__municipality", "filing__motion")
        return found.defer("filing__text", "filing__clause_fates")


class FilingEvent(models.Model):
    """One thing that happened or became known.

    `at`: when it was written down · `happened_on`: when it was so, if known · `by`: the account; `by_label` says it for
    readers („Redaktion“, „Meldung“) · `axis`, `old`, `new`: codes; without axis, `changes` holds field → [old, new] as text
    · `raw_result`: the council's wording · `revision`: the filing's number after it.
    """

    filing = models.ForeignKey(
        "motions.Filing", verbose_name="Einbringung", on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField("Art", max_length=20, choices=EventKind.choices)
    # An account that is gone must not change history; `by_label` stays.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="Konto",
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    by_label = models.CharField("von", max_length=120)
    at = models.DateTimeField("eingetragen", default=timezone.now, db_index=True)
    happened_on = models.DateField("geschehen am", null=True)
    axis = models.CharField("Achse", max_length=20, blank=True, choices=list(AXIS_NAMES.items()))
    old = models.CharField("vorher", max_length=24, blank=True)
    new = models.CharField("nachher", max_length=24, blank=True)
    changes = models.JSONField("Änderungen", default=dict)
    raw_result = models.TextField("Wortlaut", blank=True)
    note = models.TextField("Anmerkung", blank=True)
    source = models.CharField("Quelle", max_length=500, blank=True)
    corrects = models.ForeignKey(
        "self", verbose_name="berichtigt", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    revision = models.PositiveIntegerField("Stand Nummer")

    objects = FilingEventQuerySet.as_manager()

    class Meta:
        verbose_name = "Ereignis"
        verbose_name_plural = "Verlauf"
        ordering = ["at", "pk"]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.day:%d.%m.%Y} · {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise Unchangeable("Was im Verlauf steht, wird nicht geändert. Berichtigen Sie es mit einem neuen Eintrag.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable("Was im Verlauf steht, wird nicht gelöscht.")

    @property
    def day(self) -> datetime.date:
        """When it happened, or else when it was written down."""
        return self.happened_on or timezone.localdate(self.at)

    @property
    def old_name(self) -> str:
        return AXES[self.axis].get(self.old, self.old) if self.axis else ""

    @property
    def new_name(self) -> str:
        return AXES[self.axis].get(self.new, self.new) if self.axis else ""
