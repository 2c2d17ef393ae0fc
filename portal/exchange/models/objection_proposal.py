"""An objection that somebody has heard, and what they answered; sent without an account. Never public itself."""

import datetime

from django.db import models
from django.urls import reverse

from portal.exchange.models.report import OPEN_STATES, ReportState
from portal.exchange.models.row import HandedIn, Message
from portal.motions.models import ObjectionKind


class Office(models.TextChoices):
    """Who raised an objection: an office, never a person."""

    ADMINISTRATION = "administration", "die Verwaltung"
    CHIEF_EXECUTIVE = "chief_executive", "die Verwaltungsspitze"
    TREASURY = "treasury", "die Kämmerei"
    LEGAL_OFFICE = "legal_office", "das Rechtsamt"
    SUPERVISION = "supervision", "die Kommunalaufsicht"
    FACTION = "faction", "eine Fraktion"
    OTHER = "other", "eine andere Stelle"


class ProposalRefusal(models.TextChoices):
    """Why a proposal is not taken over; editors add words of their own."""

    DUPLICATE = "duplicate", "Das steht schon bei den Einwänden."
    UNSOURCED = "unsourced", "Wir haben keine Quelle gefunden, die das trägt."
    OUT_OF_SCOPE = "out_of_scope", "Es ist kein Einwand gegen diesen Antrag."
    PERSONAL = "personal", "Es steht zu viel über Personen darin."
    UNLAWFUL = "unlawful", "Der Inhalt verletzt Rechte oder Menschen."
    OTHER = "other", "Ein anderer Grund."


class ObjectionProposalQuerySet(models.QuerySet):
    """Questions to ask of proposals. None of them is for the public."""

    def waiting(self) -> "ObjectionProposalQuerySet":
        """What an editor can decide now, the longest waiting first."""
        return self.filter(state=ReportState.RECEIVED).order_by("touched_at", "pk")

    def expired(self, now: datetime.datetime) -> "ObjectionProposalQuerySet":
        """Decided long ago. What is open never expires."""
        return self.exclude(state__in=OPEN_STATES).filter(expires_at__lte=now)


class ObjectionProposal(HandedIn):
    """What somebody proposes. `objection`: what it became, or was added to · the rest as in `FilingReport`.

    `clause_id`: the point it was raised against, "" for the whole motion · `heard_in`: municipality or body, in words.
    """

    state = models.CharField("Stand", max_length=12, choices=ReportState.choices, default=ReportState.RECEIVED)
    motion = models.ForeignKey("motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="+")
    clause_id = models.CharField("Punkt", max_length=32, blank=True)
    kind = models.CharField("Art", max_length=20, choices=ObjectionKind.choices, blank=True)
    words = models.CharField("Einwand", max_length=300)
    heard_in = models.CharField("wo gehört", max_length=200, blank=True)
    heard_from = models.CharField("von wem", max_length=20, choices=Office.choices, blank=True)
    reply = models.TextField("Erwiderung", blank=True)
    source = models.CharField("Quelle", max_length=300, blank=True)
    source_url = models.URLField("Adresse der Quelle", max_length=500, blank=True)
    note = models.TextField("an die Redaktion", blank=True)
    objection = models.ForeignKey(
        "motions.Objection", verbose_name="Einwand", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    reason = models.CharField("Grund", max_length=20, choices=ProposalRefusal.choices, blank=True)

    objects = ObjectionProposalQuerySet.as_manager()

    class Meta(HandedIn.Meta):
        verbose_name = "vorgeschlagener Einwand"
        verbose_name_plural = "vorgeschlagene Einwände"
        indexes = [models.Index(fields=["state", "touched_at"], name="objection_queue")]

    def __str__(self):
        return self.words

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def editors_url(self) -> str:
        return reverse("objection-proposal", args=[self.pk])


class ObjectionProposalMessage(Message):
    """A question of the editors or an answer of who proposed; only these two see it."""

    WRITER = "Vorschlagende*r"

    proposal = models.ForeignKey(ObjectionProposal, on_delete=models.CASCADE, related_name="messages")

    class Meta(Message.Meta):
        verbose_name = "Nachricht zu einem Vorschlag"
        verbose_name_plural = "Nachrichten zu Vorschlägen"
