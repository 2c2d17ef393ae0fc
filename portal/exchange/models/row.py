"""The columns that everything handed in shares, and its messages. What is done with them: `portal.exchange.handed_in`."""

from django.conf import settings
from django.db import models


class HandedIn(models.Model):
    """From somebody without an account; it waits for an editor.

    `email`: never shown to readers · `token_hash`: keyed hash of the private link · `revision` counts every change, so that
    an editor never decides about what has changed meanwhile.
    """

    email = models.EmailField("E-Mail", max_length=200, blank=True)
    token_hash = models.CharField("Prüfsumme des Links", max_length=64, unique=True, editable=False)
    revision = models.PositiveIntegerField("Stand Nummer", default=1, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="entschieden von", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField("entschieden", null=True)
    reason_words = models.TextField("Grund in eigenen Worten", blank=True)
    created_at = models.DateTimeField("eingegangen", auto_now_add=True)
    touched_at = models.DateTimeField("zuletzt geändert", auto_now=True)
    expires_at = models.DateTimeField("wird gelöscht", null=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]
        default_permissions = ("change", "view")


class Message(models.Model):
    """A question of the editors or an answer of whoever handed something in; only these two see it."""

    WRITER = ""
    """Who has handed in, as the title of a message says it."""

    from_editors = models.BooleanField("von der Redaktion")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField("Nachricht")
    at = models.DateTimeField("geschrieben", auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{'Redaktion' if self.from_editors else self.WRITER}, {self.at:%d.%m.%Y}"
