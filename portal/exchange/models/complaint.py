"""Somebody says that something should not stand on the portal; and the copy that is kept when it is removed."""

import datetime

from django.conf import settings
from django.db import models


class ComplaintGround(models.TextChoices):
    """What is wrong with it, in the words of the person who complains."""

    HATE = "hate", "Es beleidigt, bedroht oder hetzt."
    DISCLOSED = "disclosed", "Es verrät Privates über mich oder andere."
    UNTRUE = "untrue", "Es behauptet Falsches über Menschen oder Organisationen."
    COPYRIGHT = "copyright", "Es verletzt ein Urheber- oder Bildrecht."
    CRIME = "crime", "Es ist aus einem anderen Grund rechtswidrig."
    JUNK = "junk", "Es ist Werbung oder Unsinn."
    OTHERWISE = "otherwise", "Etwas anderes."


class ComplaintState(models.TextChoices):
    """How far an editor is with it."""

    NEW = "new", "wartet auf die Redaktion"
    UPHELD = "upheld", "berechtigt, Inhalt entfernt"
    DISMISSED = "dismissed", "geprüft, Inhalt bleibt"


class ComplaintQuerySet(models.QuerySet):
    """Questions to ask of complaints. None of them is for the public."""

    def to_decide(self) -> "ComplaintQuerySet":
        """What waits for an editor, the longest waiting first."""
        return self.filter(state=ComplaintState.NEW).order_by("touched_at", "pk")

    def expired(self, now: datetime.datetime) -> "ComplaintQuerySet":
        """Decided long ago. What is open never expires."""
        return self.exclude(state=ComplaintState.NEW).filter(expires_at__lte=now)


class Complaint(models.Model):
    """A notice by anybody about anything that has an address here (Art. 16 DSA).

    `address`: path on this portal · `comment`, `filing`: what it means, where we can take it away ourselves · `appeal`:
    why the decision is wrong, once; then it waits again.
    """

    state = models.CharField("Stand", max_length=12, choices=ComplaintState.choices, default=ComplaintState.NEW)
    address = models.CharField("Adresse", max_length=400)
    comment = models.ForeignKey("exchange.Comment", null=True, on_delete=models.SET_NULL, related_name="complaints")
    filing = models.ForeignKey("motions.Filing", null=True, on_delete=models.SET_NULL, related_name="+")
    ground = models.CharField("Was stimmt nicht?", max_length=12, choices=ComplaintGround.choices)
    text = models.TextField("Begründung")
    name = models.CharField("Name", max_length=80, blank=True)
    email = models.EmailField("E-Mail", max_length=200, blank=True)

    token_hash = models.CharField("Prüfsumme des Links", max_length=64, unique=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="entschieden von", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField("entschieden", null=True)
    reason_words = models.TextField("Begründung der Entscheidung", blank=True)
    appeal = models.TextField("Widerspruch", blank=True)
    created_at = models.DateTimeField("eingegangen", auto_now_add=True)
    touched_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    expires_at = models.DateTimeField("wird gelöscht", null=True, db_index=True)

    objects = ComplaintQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Hinweis auf Inhalte"
        verbose_name_plural = "Hinweise auf Inhalte"
        ordering = ["created_at", "pk"]
        default_permissions = ("change", "view")
        indexes = [models.Index(fields=["state", "touched_at"], name="complaint_queue")]

    def __str__(self):
        return f"Hinweis zu {self.address}"

    @property
    def may_appeal(self) -> bool:
        return self.state != ComplaintState.NEW and not self.appeal


class Evidence(models.Model):
    """What a removed comment said, for moderators only and for a while: courts ask, authors appeal, mistakes happen."""

    comment = models.OneToOneField("exchange.Comment", on_delete=models.CASCADE, related_name="evidence")
    name = models.CharField("Name", max_length=80)
    text = models.TextField("Text")
    kept_at = models.DateTimeField("aufbewahrt seit", auto_now_add=True)
    expires_at = models.DateTimeField("wird gelöscht", db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Beweiskopie"
        verbose_name_plural = "Beweiskopien"
        default_permissions = ("view",)

    def __str__(self):
        return f"Beweiskopie von {self.kept_at:%d.%m.%Y}"
