"""How a motion stands in the law of a Land. Editors' judgement with source and date, never legal advice."""

import datetime

from django.db import models
from modelcluster.fields import ParentalKey

from motionkit.characters import one_line, readable
from portal.places.models import FederalState


class LegalStatus(models.TextChoices):
    """Whether a model motion holds in a Land."""

    VALID = "valid", "gilt"
    ADAPT = "adapt", "anpassen"
    INADMISSIBLE = "inadmissible", "nicht zulässig"
    UNCHECKED = "unchecked", "ungeprüft"


HOLDS = (LegalStatus.VALID, LegalStatus.ADAPT)


class LegalState(models.Model):
    """The state of law of one motion in one Land. A Land without a row is unchecked."""

    motion = ParentalKey("motions.Motion", on_delete=models.CASCADE, related_name="legal_states")
    federal_state = models.CharField("Land", max_length=2, choices=FederalState.choices)
    status = models.CharField("Stand", max_length=20, choices=LegalStatus.choices, default=LegalStatus.UNCHECKED)
    note = models.TextField("Hinweis", blank=True, help_text="Was ist in diesem Land zu beachten?")
    source = models.CharField(
        "Quelle", max_length=250, blank=True, help_text="Gesetz mit Paragraf, Urteil mit Aktenzeichen"
    )
    source_url = models.URLField("Adresse der Quelle", max_length=400, blank=True)
    as_of = models.DateField("Stand vom", null=True, blank=True)
    review_due = models.DateField("wieder prüfen am", null=True, blank=True)

    class Meta:
        verbose_name = "Rechtsstand"
        verbose_name_plural = "Rechtsstände"
        ordering = ["federal_state"]
        constraints = [models.UniqueConstraint(fields=["motion", "federal_state"], name="one_legal_state_per_land")]

    def __str__(self):
        return f"{self.get_federal_state_display()}: {self.get_status_display()}"

    def save(self, *args, **kwargs):
        self.note, self.source = readable(self.note), one_line(self.source)
        super().save(*args, **kwargs)

    @property
    def is_review_overdue(self) -> bool:
        return bool(self.review_due and self.review_due < datetime.date.today())
