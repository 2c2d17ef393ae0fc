"""A report of a filing, sent by somebody without an account. It waits for an editor and is never public itself."""

import datetime

from django.db import models
from django.urls import reverse

from motionkit.kinds import KINDS
from motionkit.progress import DECISIONS, IMPLEMENTATIONS, OUTCOMES, STAGES
from portal.exchange.models.row import HandedIn
from portal.motions.models import OriginatorKind

# What a report may say of the outcome: one code, as the council's wordings are mapped to.
# The order of the axes, not that of `OUTCOMES`, which is made of sets.
OUTCOME_NAMES = {
    code: name for code, name in (STAGES | DECISIONS).items() if code in OUTCOMES and code not in ("draft", "undecided")
}


class ReportState(models.TextChoices):
    """How far an editor is with it."""

    RECEIVED = "received", "wartet auf die Redaktion"
    QUESTION = "question", "Rückfrage an Sie"
    ACCEPTED = "accepted", "übernommen"
    DECLINED = "declined", "nicht übernommen"
    WITHDRAWN = "withdrawn", "zurückgezogen"


OPEN_STATES = (ReportState.RECEIVED, ReportState.QUESTION)


class DeclineReason(models.TextChoices):
    """Why a report is not taken over; editors add words of their own."""

    DUPLICATE = "duplicate", "Das steht schon im Register."
    UNVERIFIABLE = "unverifiable", "Wir konnten die Angaben nicht nachprüfen."
    OUT_OF_SCOPE = "out_of_scope", "Es geht nicht um einen Antrag in einer Kommune."
    PERSONAL = "personal", "Es steht zu viel über Privatleute darin."
    UNLAWFUL = "unlawful", "Der Inhalt verletzt Rechte oder Menschen."
    OTHER = "other", "Ein anderer Grund."


class FilingReportQuerySet(models.QuerySet):
    """Questions to ask of reports. None of them is for the public."""

    def waiting(self) -> "FilingReportQuerySet":
        """What an editor can decide now, the longest waiting first."""
        return self.filter(state=ReportState.RECEIVED).order_by("touched_at", "pk")

    def open(self) -> "FilingReportQuerySet":
        """Undecided: waiting for an editor or for the reporter."""
        return self.filter(state__in=OPEN_STATES)

    def listed(self) -> "FilingReportQuerySet":
        """With all that a list shows, without the long texts."""
        return self.select_related("municipality", "motion").defer("final_text", "motion__text", "motion__plain_text")

    def expired(self, now: datetime.datetime) -> "FilingReportQuerySet":
        """Decided long ago. What is open never expires, nor what an open one follows."""
        still_needed = self.model.objects.open().filter(follows__isnull=False).values("follows")
        return self.exclude(state__in=OPEN_STATES).exclude(pk__in=still_needed).filter(expires_at__lte=now)


class FilingReport(HandedIn):
    """What somebody reports: a filing, what is to be added to one (`about`), or how it went on (`follows`).

    `outcome`: code or "" when only the wording (`raw_result`) was told · `token_hash`: keyed hash of the private link, None
    for what is reached by the link of the report it follows · `filing`: what it became · `revision` counts every change,
    so that an editor never decides about a text that has changed meanwhile. The e-mail address is never shown to readers.
    """

    state = models.CharField("Stand", max_length=12, choices=ReportState.choices, default=ReportState.RECEIVED)
    municipality = models.ForeignKey(
        "places.Municipality", verbose_name="Kommune", on_delete=models.PROTECT, related_name="+"
    )
    motion = models.ForeignKey(
        "motions.Motion",
        verbose_name="Musterantrag",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    about = models.ForeignKey(
        "motions.Filing", verbose_name="ergänzt", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    follows = models.ForeignKey(
        "self", verbose_name="Fortsetzung von", null=True, on_delete=models.CASCADE, related_name="followed_by"
    )
    filing = models.ForeignKey(
        "motions.Filing", verbose_name="Einbringung", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    title = models.CharField("Betreff", max_length=400)
    kind = models.CharField("Art", max_length=30, choices=list(KINDS.items()), default="motion")
    organization = models.CharField("Gremium", max_length=200, blank=True)
    filed_on = models.DateField("eingereicht am", null=True, blank=True)
    originator_kind = models.CharField("wer", max_length=20, choices=OriginatorKind.choices, blank=True)
    originators = models.CharField("eingebracht von", max_length=400, blank=True)
    reference = models.CharField("Drucksachennummer", max_length=80, blank=True)
    url = models.URLField("Adresse der Drucksache", max_length=500, blank=True)

    outcome = models.CharField("Ergebnis", max_length=24, choices=list(OUTCOME_NAMES.items()), blank=True)
    raw_result = models.TextField("Ergebnis im Wortlaut", blank=True)
    decided_on = models.DateField("Tag der Sitzung", null=True, blank=True)
    votes_yes = models.PositiveIntegerField("Ja", null=True, blank=True)
    votes_no = models.PositiveIntegerField("Nein", null=True, blank=True)
    votes_abstain = models.PositiveIntegerField("Enthaltungen", null=True, blank=True)
    implementation = models.CharField("Umsetzung", max_length=20, choices=list(IMPLEMENTATIONS.items()), blank=True)
    evidence_note = models.TextField("Woran sieht man es?", blank=True)

    final_text = models.TextField("beschlossener Wortlaut", blank=True)
    amendments = models.TextField("Änderungen", blank=True)
    defeat_reason = models.TextField("Woran ist er gescheitert?", blank=True)
    helped = models.TextField("Was hat geholfen?", blank=True)
    administration_said = models.TextField("Was hat die Verwaltung gesagt?", blank=True)
    differently = models.TextField("Was würden Sie anders machen?", blank=True)
    note = models.TextField("an die Redaktion", blank=True)
    name = models.CharField("Name", max_length=120, blank=True)

    token_hash = models.CharField("Prüfsumme des Links", max_length=64, null=True, unique=True, editable=False)
    reason = models.CharField("Grund", max_length=20, choices=DeclineReason.choices, blank=True)

    objects = FilingReportQuerySet.as_manager()

    class Meta(HandedIn.Meta):
        verbose_name = "Meldung"
        verbose_name_plural = "Meldungen"
        indexes = [models.Index(fields=["state", "touched_at"], name="report_queue")]

    def __str__(self):
        return f"{self.title} ({self.municipality.short_name})"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def editors_url(self) -> str:
        return reverse("filing-report", args=[self.pk])
