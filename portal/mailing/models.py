"""The queue of letters."""

from django.db import models
from django.utils import timezone


class LetterState(models.TextChoices):
    WAITING = "waiting", "wartet"
    SENT = "sent", "versandt"
    UNCERTAIN = "uncertain", "vielleicht angekommen"
    FAILED = "failed", "nicht zustellbar"


class Letter(models.Model):
    """One e-mail to one address. Address and words are deleted soon after it is sent; see `sending.forget`."""

    key = models.CharField("Anlass", max_length=200, unique=True, help_text="Derselbe Anlass schreibt nur einmal.")
    to = models.EmailField("an", max_length=254)
    subject = models.CharField("Betreff", max_length=200)
    text = models.TextField("Text")
    state = models.CharField("Stand", max_length=9, choices=LetterState, default=LetterState.WAITING)
    written_at = models.DateTimeField("geschrieben", default=timezone.now)
    due_at = models.DateTimeField("nächster Versuch", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("Versuche", default=0)
    claim = models.CharField("in Arbeit bei", max_length=32, blank=True)
    claimed_until = models.DateTimeField("in Arbeit bis", null=True, blank=True)
    handed_at = models.DateTimeField("dem Mailserver übergeben", null=True, blank=True)
    settled_at = models.DateTimeField("erledigt", null=True, blank=True)
    trouble = models.CharField("woran es lag", max_length=200, blank=True)

    class Meta:
        verbose_name = "Brief"
        verbose_name_plural = "Briefe"
        default_permissions = ()
        indexes = [models.Index(fields=["state", "due_at"], name="letter_due")]

    def __str__(self):
        return f"Brief {self.pk}, {self.get_state_display()}"  # Neither address nor subject: this stands in logs.
