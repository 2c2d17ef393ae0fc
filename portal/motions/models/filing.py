"""A filing: one motion before one council, on three axes, with everything that is known of it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from motionkit.kinds import KINDS
from motionkit.progress import DECISIONS, IMPLEMENTATIONS, STAGES, Light, Standing, light
from motionkit.text import MotionText, from_data
from portal.motions.models.filing_queries import FilingQuerySet
from portal.motions.models.unchangeable import Unchangeable


class Filing(models.Model):
    """What became of a motion in one council.

    Nothing here is written but through `portal.motions.register.actions`: they keep an event for every change, and
    `revision` counts them, so that two editors notice one another. `motion` is empty for what came without a model.
    `raw_result` is what the council wrote; `decision` is what we make of it, `confidence` (0–1) how surely.
    `text` is data as `motionkit.text.as_data` writes it, {} when nobody has entered it; `clause_fates` says what became of
    the model's clauses in it (`comparing.fates`), worked out whenever the filing is written.
    """

    motion = models.ForeignKey(
        "motions.Motion",
        verbose_name="Musterantrag",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="filings",
    )
    version = models.ForeignKey(
        "motions.MotionVersion",
        verbose_name="Fassung",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="filings",
    )
    municipality = models.ForeignKey(
        "places.Municipality", verbose_name="Kommune", on_delete=models.PROTECT, related_name="filings"
    )
    title = models.CharField("Betreff", max_length=400, help_text="So, wie der Antrag vor Ort heißt.")
    kind = models.CharField("Art", max_length=30, choices=list(KINDS.items()), default="motion")
    organization = models.CharField("Gremium", max_length=200, blank=True, help_text="Zum Beispiel „Gemeinderat“.")
    reference = models.CharField("Drucksachennummer", max_length=80, blank=True)
    url = models.URLField("Adresse der Drucksache", max_length=500, blank=True)

    filed_on = models.DateField("eingereicht am", null=True, blank=True)
    sitting_on = models.DateField("Sitzung am", null=True, blank=True)
    decided_on = models.DateField("entschieden am", null=True, blank=True)

    stage = models.CharField("Stand", max_length=20, choices=list(STAGES.items()), default="submitted", db_index=True)
    decision = models.CharField(
        "Beschluss", max_length=24, choices=list(DECISIONS.items()), default="undecided", db_index=True
    )
    implementation = models.CharField(
        "Umsetzung", max_length=20, choices=list(IMPLEMENTATIONS.items()), default="none", db_index=True
    )
    raw_result = models.TextField(
        "Ergebnis im Wortlaut", blank=True, help_text="Genau so, wie es die Kommune schreibt."
    )
    confidence = models.FloatField("Sicherheit der Zuordnung", null=True, blank=True)

    votes_yes = models.PositiveIntegerField("Ja", null=True, blank=True)
    votes_no = models.PositiveIntegerField("Nein", null=True, blank=True)
    votes_abstain = models.PositiveIntegerField("Enthaltungen", null=True, blank=True)
    votes_absent = models.PositiveIntegerField("nicht beteiligt", null=True, blank=True)
    unanimous = models.BooleanField("einstimmig", null=True, blank=True)
    roll_call = models.BooleanField("namentlich", null=True, blank=True)
    secret = models.BooleanField("geheim", null=True, blank=True)

    administration_statement = models.TextField("Stellungnahme der Verwaltung", blank=True)
    amendments = models.TextField(
        "Änderungen", blank=True, help_text="Was wurde geändert, um eine Mehrheit zu bekommen?"
    )
    defeat_reason = models.TextField("Woran ist er gescheitert?", blank=True)
    final_text = models.TextField("beschlossener Wortlaut", blank=True)
    text = models.JSONField(
        "Fassung vor Ort",
        default=dict,
        blank=True,
        help_text="Der ganze Antrag, wie darüber entschieden wurde; vor der Entscheidung: wie er eingereicht wurde.",
    )
    clause_fates = models.JSONField("Verbleib der Punkte", default=dict, editable=False)

    due_on = models.DateField("umzusetzen bis", null=True, blank=True, db_index=True)
    due_quote = models.CharField("Frist im Wortlaut", max_length=200, blank=True)
    office = models.CharField("zuständige Stelle", max_length=200, blank=True)
    evidence_url = models.URLField("Adresse des Belegs", max_length=500, blank=True)
    evidence_note = models.TextField("Woran sieht man es?", blank=True)
    checked_by = models.CharField("geprüft von", max_length=120, blank=True)
    checked_on = models.DateField("geprüft am", null=True, blank=True)

    is_example = models.BooleanField("erfundenes Beispiel", default=False)
    is_public = models.BooleanField("öffentlich", default=False, db_index=True)
    published_at = models.DateTimeField("veröffentlicht", null=True, blank=True)
    revision = models.PositiveIntegerField("Stand Nummer", default=0, editable=False)
    created_at = models.DateTimeField("angelegt", auto_now_add=True)
    updated_at = models.DateTimeField("geändert", auto_now=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name = "Einbringung"
        verbose_name_plural = "Einbringungen"
        ordering = ["-updated_at", "-pk"]
        default_permissions = ("add", "change", "view")  # Nobody may delete what others rely on.
        indexes = [
            models.Index(fields=["municipality", "is_public"], name="filing_of_municipality"),
            models.Index(fields=["motion", "is_public"], name="filing_of_motion"),
        ]
        constraints = [
            models.CheckConstraint(
                name="done_needs_evidence",
                condition=~Q(implementation="done")
                | (Q(checked_on__isnull=False) & (~Q(evidence_url="") | ~Q(evidence_note=""))),
                violation_error_message="„umgesetzt“ braucht einen Beleg und den Tag, an dem er geprüft wurde.",
            ),
            models.CheckConstraint(
                name="confidence_is_a_share",
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.municipality.short_name})"

    def delete(self, *args, **kwargs):
        raise Unchangeable("Eine Einbringung wird nicht gelöscht. Sie können sie verbergen.")

    def get_absolute_url(self) -> str:
        return reverse("filing", args=[self.municipality_id, self.pk])

    @property
    def has_evidence(self) -> bool:
        """Whether somebody has looked at a proof, and says which."""
        return bool(self.checked_on and (self.evidence_url or self.evidence_note))

    @property
    def standing(self) -> Standing:
        return Standing(self.stage, self.decision, self.implementation, self.has_evidence)

    @property
    def light(self) -> Light:
        """The traffic light: colour, shape, word."""
        return light(self.implementation, evidence=self.has_evidence)

    @property
    def is_decided(self) -> bool:
        """Whether a council has decided in a way that can be counted."""
        return self.stage == "decided" and self.decision != "unknown"

    @property
    def motion_text(self) -> MotionText | None:
        """The whole motion as it lay before the council, when an editor has entered it."""
        return from_data(self.text) if self.text else None

    @property
    def public_motion(self):
        """The model motion, when the world may see it."""
        return self.motion if self.motion and self.motion.live else None

    @property
    def has_votes(self) -> bool:
        return any(number is not None for number in (self.votes_yes, self.votes_no, self.votes_abstain))
