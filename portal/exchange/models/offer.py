"""What somebody offers without an account: a text, a motion, a publication. Never public itself."""

import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from portal.debates.contributions import Relation
from portal.exchange.models.row import HandedIn
from portal.people.models import VoiceKind


class OfferKind(models.TextChoices):
    """What is offered."""

    TEXT = "text", "Text"
    MOTION = "motion", "Antrag"
    PUBLICATION = "publication", "Publikation"


class OfferState(models.TextChoices):
    """How far it is. A draft is seen by nobody but its sender."""

    DRAFT = "draft", "Zwischenstand, noch nicht gesendet"
    RECEIVED = "received", "eingegangen, wartet auf die Redaktion"
    REVIEW = "review", "die Redaktion liest es"
    QUESTION = "question", "Rückfrage an Sie"
    ACCEPTED = "accepted", "angenommen, noch nicht veröffentlicht"
    PUBLISHED = "published", "veröffentlicht"
    DECLINED = "declined", "nicht angenommen"
    WITHDRAWN = "withdrawn", "zurückgezogen"


OPEN_OFFERS = (OfferState.RECEIVED, OfferState.REVIEW, OfferState.QUESTION)
FOR_EDITORS = tuple(state for state in OfferState if state != OfferState.DRAFT)


class OfferReason(models.TextChoices):
    """Why an offer is declined; editors add words of their own."""

    SCOPE = "scope", "Es passt nicht zu dem, worum es hier geht."
    ALREADY = "already", "Dazu haben wir schon etwas, oder es ist schon verabredet."
    UNSOURCED = "unsourced", "Wichtige Behauptungen sind nicht belegt."
    RIGHTS = "rights", "Die Rechte am Text oder an Bildern sind nicht geklärt."
    CAPACITY = "capacity", "Wir schaffen es im Moment nicht, den Text gut zu begleiten."
    UNLAWFUL = "unlawful", "Der Inhalt verletzt Rechte oder Menschen."
    OTHER = "other", "Ein anderer Grund."


class OfferQuerySet(models.QuerySet):
    """Questions to ask of offers. None of them is for the public."""

    def waiting(self) -> "OfferQuerySet":
        """What an editor can decide now, the longest waiting first."""
        return self.filter(state__in=(OfferState.RECEIVED, OfferState.REVIEW)).order_by("touched_at", "pk")

    def for_editors(self) -> "OfferQuerySet":
        """All that was sent. Drafts are their senders' business."""
        return self.filter(state__in=FOR_EDITORS)

    def listed(self) -> "OfferQuerySet":
        """Without the long texts."""
        return self.defer("text", "note", "consent_text", "about_voice")

    def came_out(self) -> "OfferQuerySet":
        """Accepted, and what they became is public by now."""
        return self.filter(state=OfferState.ACCEPTED).filter(Q(page__live=True) | Q(motion__live=True))

    def expired(self, now: datetime.datetime) -> "OfferQuerySet":
        """Drafts that were left alone, and what was decided long ago. What is open never expires."""
        return self.exclude(state__in=OPEN_OFFERS).filter(expires_at__lte=now)


class Offer(HandedIn):
    """What somebody offers. `text`: light Markdown for a text, a motion as motionkit reads it · `answers`, `focus`: public
    pages it refers to · `page`, `motion`: what it became · `confirm_hash`: keyed hash of the link that confirms the
    address, empty once it was used · the rest as in `FilingReport`.
    """

    kind = models.CharField("Was", max_length=12, choices=OfferKind.choices)
    state = models.CharField("Stand", max_length=12, choices=OfferState.choices, default=OfferState.RECEIVED)
    title = models.CharField("Titel", max_length=200)
    standfirst = models.TextField("Vorspann", blank=True)
    text = models.TextField("Text", blank=True)
    debate = models.ForeignKey(
        "debates.Debate", verbose_name="Debatte", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answers = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="antwortet auf",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    relation = models.CharField("als", max_length=20, choices=Relation.choices, default=Relation.REPLY)
    focus = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="Schwerpunkt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField("Erscheinungsjahr", null=True, blank=True)

    name = models.CharField("Name oder Pseudonym", max_length=120, blank=True)
    voice_kind = models.CharField("Art der Stimme", max_length=20, choices=VoiceKind.choices, blank=True)
    organisation = models.CharField("für wen", max_length=160, blank=True)
    about_voice = models.TextField("zur Person", blank=True)
    license = models.ForeignKey(
        "pictures.License", verbose_name="Lizenz", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField("an die Redaktion", blank=True)
    confirmed_at = models.DateTimeField("Adresse bestätigt", null=True, editable=False)
    confirm_hash = models.CharField(
        "Prüfsumme der Bestätigung", max_length=64, blank=True, db_index=True, editable=False
    )
    consent_version = models.CharField("Einwilligung, Fassung", max_length=20, blank=True, editable=False)
    consent_text = models.TextField("Einwilligung", blank=True, editable=False)
    consented_at = models.DateTimeField("eingewilligt", null=True, editable=False)

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="Seite", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    reason = models.CharField("Grund", max_length=20, choices=OfferReason.choices, blank=True)
    created_at = models.DateTimeField("begonnen", auto_now_add=True)

    objects = OfferQuerySet.as_manager()

    class Meta(HandedIn.Meta):
        verbose_name = "Angebot"
        verbose_name_plural = "Angebote"
        indexes = [models.Index(fields=["state", "touched_at"], name="offer_queue")]

    def __str__(self):
        return self.title or "(zurückgezogen)"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_OFFERS

    @property
    def is_draft(self) -> bool:
        return self.state == OfferState.DRAFT

    @property
    def editors_url(self) -> str:
        return reverse("offer", args=[self.pk])
