"""What readers write beside a page: comments and experience reports, sent without an account, public when an editor says so."""

import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

EDITABLE = datetime.timedelta(minutes=15)


class CommentKind(models.TextChoices):
    """What somebody writes."""

    COMMENT = "comment", "Kommentar"
    PRACTICE = "practice", "Erfahrung aus der Praxis"


class CommentState(models.TextChoices):
    """How far an editor is with it. `APPEALED`: the author disagrees with a decision, and it is looked at once more."""

    WAITING = "waiting", "wartet auf die Redaktion"
    PUBLIC = "public", "veröffentlicht"
    SPAM = "spam", "als Werbung aussortiert"
    REFUSED = "refused", "nicht veröffentlicht"
    HIDDEN = "hidden", "entfernt"
    APPEALED = "appealed", "wird noch einmal geprüft"
    TAKEN_BACK = "taken_back", "zurückgezogen"


TO_DECIDE = (CommentState.WAITING, CommentState.APPEALED)


class PracticeOutcome(models.TextChoices):
    """How it ended where the experience was made."""

    WORKED = "worked", "hat geklappt"
    HALF = "half", "hat zum Teil geklappt"
    FAILED = "failed", "hat nicht geklappt"
    RUNNING = "running", "läuft noch"


class RefusalReason(models.TextChoices):
    """Why a comment is not published or is removed: the rules of the house, which authors get to read."""

    INSULT = "insult", "Er greift Menschen an oder setzt sie herab."
    PRIVATE = "private", "Er verrät Privates über Menschen."
    ILLEGAL = "illegal", "Er verletzt Gesetze oder Rechte anderer."
    OFF_TOPIC = "off_topic", "Er gehört nicht zum Thema der Seite."
    ADVERTISING = "advertising", "Er wirbt für etwas."
    REPEATED = "repeated", "Dasselbe steht hier schon."
    ELSE = "else", "Ein anderer Grund."


class Subject(models.Model):
    """What is written about: a kind and a key that only the room knows which announced the kind (`commenting.subjects`).

    `title`, `url`: as last seen · `is_quiet`: takes nothing new · `shown`: public comments · `change` is raised whenever
    readers see something else; this row, and not the comments, tells the finished pages so. The row without kind and
    key stands for everything.
    """

    kind = models.CharField("Art", max_length=20)
    key = models.CharField("Schlüssel", max_length=80)
    title = models.CharField("Titel", max_length=300, blank=True)
    url = models.CharField("Adresse", max_length=300, blank=True)
    is_quiet = models.BooleanField("Ruhemodus", default=False)
    shown = models.PositiveIntegerField("öffentliche Kommentare", default=0)
    change = models.PositiveIntegerField("Stand Nummer", default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Gegenstand von Kommentaren"
        verbose_name_plural = "Gegenstände von Kommentaren"
        default_permissions = ("change",)
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_subject")]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("comments", args=[self.kind, self.key])


class CommentQuerySet(models.QuerySet):
    """Questions to ask of comments."""

    def public(self) -> "CommentQuerySet":
        """What the world may see. A removed comment is no longer among them, whatever was answered."""
        return self.filter(state=CommentState.PUBLIC)

    def to_decide(self) -> "CommentQuerySet":
        """What an editor can decide now, the longest waiting first."""
        return self.filter(state__in=TO_DECIDE).order_by("created_at", "pk")

    def expired(self, now: datetime.datetime) -> "CommentQuerySet":
        """Decided against long ago, or taken back."""
        return self.exclude(state__in=(*TO_DECIDE, CommentState.PUBLIC)).filter(expires_at__lte=now)


class Comment(models.Model):
    """Plain text of somebody without an account. The e-mail address is never shown.

    `parent`: what it replies to, one level deep · `municipality`, `outcome`: of an experience · `has_proof`: the browser
    did the work that costs senders of masses too much · `alike`: the first comment of nearly the same wording ·
    `token_hash`: keyed hash of the private link · `before`: the state before the last decision, for undoing it.
    """

    subject = models.ForeignKey(Subject, verbose_name="zu", on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    kind = models.CharField("Art", max_length=10, choices=CommentKind.choices, default=CommentKind.COMMENT)
    state = models.CharField("Stand", max_length=12, choices=CommentState.choices, default=CommentState.WAITING)
    before = models.CharField("Stand davor", max_length=12, choices=CommentState.choices, blank=True)
    name = models.CharField("Name", max_length=80)
    email = models.EmailField("E-Mail", max_length=200, blank=True)
    text = models.TextField("Text")
    municipality = models.ForeignKey(
        "places.Municipality", verbose_name="Kommune", null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField("Ergebnis", max_length=10, choices=PracticeOutcome.choices, blank=True)
    has_proof = models.BooleanField("mit Nachweis", default=False)
    alike = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")

    token_hash = models.CharField("Prüfsumme des Links", max_length=64, unique=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="entschieden von", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField("entschieden", null=True)
    reason = models.CharField("Grund", max_length=20, choices=RefusalReason.choices, blank=True)
    reason_words = models.TextField("in eigenen Worten", blank=True)
    appeal = models.TextField("Widerspruch", blank=True)
    created_at = models.DateTimeField("eingegangen", auto_now_add=True)
    mended_at = models.DateTimeField("von der Person geändert", null=True)
    expires_at = models.DateTimeField("wird gelöscht", null=True, db_index=True)

    objects = CommentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Kommentar"
        verbose_name_plural = "Kommentare"
        ordering = ["created_at", "pk"]
        default_permissions = ("change", "view")
        indexes = [
            models.Index(fields=["state", "created_at"], name="comment_queue"),
            models.Index(fields=["subject", "state"], name="comment_page"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} von {self.name}"

    def get_absolute_url(self) -> str:
        return f"{self.subject.get_absolute_url()}#kommentar-{self.pk}"

    @property
    def is_editable(self) -> bool:
        """Within a quarter of an hour, as long as nobody decided against it."""
        young = timezone.now() < self.created_at + EDITABLE
        return young and self.state in (CommentState.WAITING, CommentState.PUBLIC)

    @property
    def may_appeal(self) -> bool:
        """Once, against a refusal or a removal."""
        return self.state in (CommentState.REFUSED, CommentState.HIDDEN) and not self.appeal
