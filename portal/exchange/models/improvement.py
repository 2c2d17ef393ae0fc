"""A proposed improvement of a model motion, sent by somebody without an account. It waits for an editor and is never public."""

import datetime

from django.db import models
from django.urls import reverse

from motionkit.text import MotionText, from_data
from portal.exchange.models.row import HandedIn, Message


class ImprovementState(models.TextChoices):
    """How far an editor is with it."""

    RECEIVED = "received", "wartet auf die Redaktion"
    QUESTION = "question", "Rückfrage an Sie"
    ACCEPTED = "accepted", "übernommen"
    PARTLY = "partly", "zum Teil übernommen"
    DECLINED = "declined", "nicht übernommen"
    WITHDRAWN = "withdrawn", "zurückgezogen"


OPEN_IMPROVEMENTS = (ImprovementState.RECEIVED, ImprovementState.QUESTION)
TAKEN_IMPROVEMENTS = (ImprovementState.ACCEPTED, ImprovementState.PARTLY)


class ImprovementReason(models.TextChoices):
    """Why a proposal is not taken over; editors add words of their own."""

    ALREADY = "already", "Das steht schon im Antrag oder in einem anderen Vorschlag."
    LAW = "law", "Das wäre rechtlich nicht haltbar."
    LOCAL = "local", "Das gilt nur vor Ort und nicht für einen Musterantrag."
    DIRECTION = "direction", "Das führt in eine andere Richtung als der Antrag."
    UNCLEAR = "unclear", "Wir konnten nicht nachvollziehen, was besser würde."
    UNLAWFUL = "unlawful", "Der Inhalt verletzt Rechte oder Menschen."
    OTHER = "other", "Ein anderer Grund."


class ImprovementSource(models.TextChoices):
    """How the text came in."""

    FORM = "form", "auf der Seite"
    TRACKED = "tracked", "Word-Datei mit Änderungen"
    DOCUMENT = "document", "Datei"


class ImprovementQuerySet(models.QuerySet):
    """Questions to ask of proposals. None of them is for the public."""

    def waiting(self) -> "ImprovementQuerySet":
        """What an editor can decide now, the longest waiting first."""
        return self.filter(state=ImprovementState.RECEIVED).order_by("touched_at", "pk")

    def open(self) -> "ImprovementQuerySet":
        """Undecided: waiting for an editor or for the proposer."""
        return self.filter(state__in=OPEN_IMPROVEMENTS)

    def listed(self) -> "ImprovementQuerySet":
        """With all that a list shows, without the wordings."""
        found = self.select_related("motion", "base")
        return found.defer("text", "why", "remarks", "motion__text", "motion__plain_text", "base__text")

    def expired(self, now: datetime.datetime) -> "ImprovementQuerySet":
        """Decided long ago. What is open never expires."""
        return self.exclude(state__in=OPEN_IMPROVEMENTS).filter(expires_at__lte=now)


class Improvement(HandedIn):
    """A whole text that somebody proposes instead of a version of a model motion (`base`), and why.

    `summary`: what changes, in one sentence · `remarks`: comments and what else stood in a file · `credit`: how the
    proposer wants to be named, "" for not at all · `token_hash`: keyed hash of the private link · `taken`, `left`: which
    changes went into the draft and which did not, in words · `edited`: an editor changed the wording on the way ·
    `revision` counts every change, so that an editor never decides about what has changed meanwhile.
    """

    state = models.CharField(
        "Stand", max_length=12, choices=ImprovementState.choices, default=ImprovementState.RECEIVED
    )
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Musterantrag", on_delete=models.CASCADE, related_name="+"
    )
    base = models.ForeignKey(
        "motions.MotionVersion", verbose_name="Ausgangsfassung", on_delete=models.PROTECT, related_name="+"
    )
    source = models.CharField("Weg", max_length=10, choices=ImprovementSource.choices, default=ImprovementSource.FORM)
    text = models.JSONField("Vorschlag")
    summary = models.TextField("Was sich ändert")
    why = models.TextField("Warum?")
    remarks = models.TextField("Anmerkungen", blank=True)
    credit = models.CharField("zu nennen als", max_length=120, blank=True)

    taken = models.JSONField("übernommen", default=list)
    left = models.JSONField("nicht übernommen", default=list)
    edited = models.BooleanField("von der Redaktion bearbeitet", default=False)

    reason = models.CharField("Grund", max_length=20, choices=ImprovementReason.choices, blank=True)
    reason_words = models.TextField("in eigenen Worten", blank=True)

    objects = ImprovementQuerySet.as_manager()

    class Meta(HandedIn.Meta):
        verbose_name = "Verbesserung"
        verbose_name_plural = "Verbesserungen"
        indexes = [models.Index(fields=["state", "touched_at"], name="improvement_queue")]

    def __str__(self):
        return self.motion.title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_IMPROVEMENTS

    @property
    def is_taken(self) -> bool:
        return self.state in TAKEN_IMPROVEMENTS

    @property
    def motion_text(self) -> MotionText:
        """The proposed text."""
        return from_data(self.text)

    @property
    def editors_url(self) -> str:
        return reverse("improvement", args=[self.pk])


class ImprovementMessage(Message):
    """A question of the editors or an answer of the proposer; only these two see it."""

    WRITER = "Vorschlagende*r"

    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="messages")

    class Meta(Message.Meta):
        verbose_name = "Nachricht zu einer Verbesserung"
        verbose_name_plural = "Nachrichten zu Verbesserungen"
