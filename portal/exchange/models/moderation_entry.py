"""The log of moderation: who decided what, when, and why. It is only added to, and each entry carries the seal of the last."""

import hashlib
import json

from django.db import models

from portal.motions.models.unchangeable import AppendOnlyQuerySet, Unchangeable

FIRST = "0" * 64
WITHHELD = "[entfernt]"


class ModerationThing(models.TextChoices):
    """What a decision was about."""

    REMARK = "remark", "Kommentar"
    NOTICE = "notice", "Hinweis"
    REPORT = "report", "Meldung"
    OBJECTION = "objection", "Vorgeschlagener Einwand"
    IMPROVING = "improving", "Verbesserung"
    OFFER = "offer", "Angebot"
    SUBJECT = "subject", "Kommentarseite"
    PAGE = "page", "Text"
    MOTION = "motion", "Antrag oder Einwand"
    FILING = "filing", "Einbringung"
    WORDING = "wording", "Wortlaut"
    ACCOUNT = "account", "Konto"
    PERSON = "person", "Person"


class ModerationAct(models.TextChoices):
    """What was done."""

    SHOWN = "shown", "veröffentlicht"
    DISCARDED = "discarded", "als Werbung aussortiert"
    TURNED_DOWN = "turned_down", "nicht veröffentlicht"
    REMOVED = "removed", "entfernt"
    PUT_BACK = "put_back", "wiederhergestellt"
    UNDONE = "undone", "Entscheidung zurückgenommen"
    AGREED = "agreed", "Hinweis berechtigt"
    DISAGREED = "disagreed", "Hinweis unbegründet"
    TAKEN = "taken", "übernommen"
    DECLINED = "declined", "nicht übernommen"
    QUIETED = "quieted", "Ruhemodus an"
    UNQUIETED = "unquieted", "Ruhemodus aus"
    SUPPRESSED = "suppressed", "überall gelöscht"
    ROLLED_BACK = "rolled_back", "alles seit einem Zeitpunkt zurückgenommen"
    ERASED = "erased", "auf Wunsch gelöscht"


class ModerationEntry(models.Model):
    """One decision. `rule`: code of the reason · `batch`: what was decided with one press of a button · `words_hash`: of the
    words and the seal before, and sealed in their stead, so that the law can have words erased without breaking the chain.

    `by`: the account's name and not the account, which may be deleted. Nothing of what readers wrote stands here.
    """

    at = models.DateTimeField("wann")
    by = models.CharField("wer", max_length=150)
    thing = models.CharField("was", max_length=10, choices=ModerationThing.choices)
    number = models.PositiveBigIntegerField("Nummer")
    act = models.CharField("Entscheidung", max_length=12, choices=ModerationAct.choices)
    rule = models.CharField("Regel", max_length=20, blank=True)
    words = models.TextField("Begründung", blank=True)
    words_hash = models.CharField("Prüfsumme der Begründung", max_length=64, default="", editable=False)
    batch = models.CharField("Vorgang", max_length=32)
    previous = models.CharField("Siegel davor", max_length=64, unique=True)
    seal = models.CharField("Siegel", max_length=64, unique=True)

    objects = AppendOnlyQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Eintrag der Moderation"
        verbose_name_plural = "Einträge der Moderation"
        ordering = ["pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["by", "at"], name="moderation_by")]

    def __str__(self):
        return f"{self.get_thing_display()} {self.number}: {self.get_act_display()}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise Unchangeable("Was im Verlauf steht, wird nicht geändert.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable("Was im Verlauf steht, wird nicht gelöscht.")

    def hash_of_words(self) -> str:
        """SHA-256 of the words; the seal before them keeps equal words from having equal hashes."""
        return hashlib.sha256(f"{self.previous}{self.words}".encode()).hexdigest()

    def sealed(self) -> str:
        """SHA-256 of everything that the entry says, the hash of its words and the seal before it included."""
        told = [self.at.timestamp(), self.by, self.thing, self.number, self.act, self.rule, self.words_hash]
        words = json.dumps([*told, self.batch, self.previous], ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()
