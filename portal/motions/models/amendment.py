"""An amendment that was moved in a real council, beside the filing that it was to change."""

from django.db import models

from motionkit.progress import DECISIONS


class AmendmentQuerySet(models.QuerySet):
    """Questions to ask of amendments."""

    def public(self) -> "AmendmentQuerySet":
        """What the world may see: those of public filings."""
        return self.filter(filing__is_public=True)


class Amendment(models.Model):
    """What somebody in the council wanted to change, and what became of it.

    `text`: the amended wording, or only the clauses that change · `complete`: the text is the whole decision, so that what
    it does not repeat is struck · `raw_result`: what the council wrote, `decision`: what we make of it. Written through
    `portal.motions.register.amending` alone, which keeps the history of the filing.
    """

    filing = models.ForeignKey(
        "motions.Filing", verbose_name="Einbringung", on_delete=models.PROTECT, related_name="council_amendments"
    )
    originators = models.CharField(
        "Wer hat ihn gestellt?", max_length=400, blank=True, help_text="Fraktionen oder Gruppen. Keine Privatleute."
    )
    moved_on = models.DateField("gestellt am", null=True, blank=True)
    reference = models.CharField("Drucksachennummer", max_length=80, blank=True)
    url = models.URLField("Adresse der Drucksache", max_length=500, blank=True)
    text = models.TextField(
        "Wortlaut", help_text="Der geänderte Text, oder nur die Punkte, die sich ändern, mit ihrer Nummer."
    )
    complete = models.BooleanField(
        "Das ist der ganze Beschluss", default=False, help_text="Dann gilt als gestrichen, was nicht darin steht."
    )
    raw_result = models.TextField("Ergebnis im Wortlaut", blank=True)
    decision = models.CharField("Ergebnis", max_length=24, choices=list(DECISIONS.items()), default="undecided")
    revision = models.PositiveIntegerField("Stand Nummer", default=0, editable=False)
    created_at = models.DateTimeField("eingetragen", auto_now_add=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Änderungsantrag"
        verbose_name_plural = "Änderungsanträge"
        ordering = ["moved_on", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"Änderungsantrag {self.reference or self.originators}".strip()
