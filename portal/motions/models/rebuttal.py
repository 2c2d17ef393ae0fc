"""What answers an objection: the reply, its sources, and where it worked."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from motionkit.characters import one_line
from motionkit.prose import normalise
from portal.places.models import FederalState


class RebuttalQuerySet(models.QuerySet):
    """Questions to ask of rebuttals."""

    def sourced(self) -> "RebuttalQuerySet":
        """Those that name a source. Without one nothing is shown."""
        return self.filter(pk__in=RebuttalSource.objects.values("rebuttal"))


class Rebuttal(Orderable, ClusterableModel):
    """A reply. `text`: light prose (`motionkit.prose`), its first paragraph alone stands on the crib for the sitting.

    `federal_state`: the only Land where it holds, or "" everywhere · `legal_as_of`: when its law was checked last.
    """

    objection = ParentalKey("motions.Objection", on_delete=models.CASCADE, related_name="rebuttals")
    text = models.TextField(
        "Erwiderung",
        help_text="Der erste Absatz ist die kurze Antwort: Er allein steht auf dem Spickzettel. Eine Leerzeile beginnt "
        "einen Absatz, „- “ am Zeilenanfang einen Unterpunkt.",
    )
    federal_state = models.CharField(
        "nur in", max_length=2, choices=FederalState.choices, blank=True, help_text="Leer: gilt in allen Ländern."
    )
    legal_as_of = models.DateField("Rechtsstand vom", null=True, blank=True)

    objects = RebuttalQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "Erwiderung"
        verbose_name_plural = "Erwiderungen"
        default_permissions = ()

    def __str__(self):
        return self.text[:80]

    def save(self, *args, **kwargs):
        self.text = normalise(self.text)
        super().save(*args, **kwargs)


class RebuttalSource(Orderable):
    """One source of a rebuttal: what it is, where it is, of which day."""

    rebuttal = ParentalKey(Rebuttal, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(
        "Quelle",
        max_length=300,
        help_text="So, dass man sie findet: Gesetz mit Paragraf und Absatz, Urteil mit Gericht, Datum und Aktenzeichen, "
        "Bericht mit Seite.",
    )
    url = models.URLField("Adresse", max_length=500, blank=True)
    dated = models.DateField("vom", help_text="Tag der Veröffentlichung, oder wann Sie zuletzt nachgesehen haben.")

    class Meta(Orderable.Meta):
        verbose_name = "Quelle"
        verbose_name_plural = "Quellen"
        default_permissions = ()

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.title = one_line(self.title)
        super().save(*args, **kwargs)


class RebuttalFiling(Orderable):
    """Where a rebuttal worked: a filing in which it carried. Shown while the filing is public."""

    rebuttal = ParentalKey(Rebuttal, on_delete=models.CASCADE, related_name="worked_in")
    filing = models.ForeignKey(
        "motions.Filing", verbose_name="Einbringung", on_delete=models.CASCADE, related_name="rebuttals"
    )

    class Meta(Orderable.Meta):
        verbose_name = "wo sie getragen hat"
        verbose_name_plural = "wo sie getragen hat"
        default_permissions = ()

    def __str__(self):
        return str(self.filing)

    def clean(self):
        super().clean()
        if self.filing_id and not self.filing.is_public:
            raise ValidationError(
                {"filing": f"„{self.filing}“ ist nicht öffentlich. Bitte wählen Sie eine öffentliche Einbringung."}
            )
