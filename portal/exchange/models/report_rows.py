"""What belongs to reports: what editors and reporter write to one another, and how many came from where."""

from django.db import models

from portal.exchange.models.row import Message


class ReportMessage(Message):
    """A question of the editors or an answer of the reporter; only these two see it."""

    WRITER = "Meldende*r"

    report = models.ForeignKey("exchange.FilingReport", on_delete=models.CASCADE, related_name="messages")

    class Meta(Message.Meta):
        verbose_name = "Nachricht zu einer Meldung"
        verbose_name_plural = "Nachrichten zu Meldungen"


class SendingCount(models.Model):
    """How many reports a network sent within an hour. `key` changes with the hour and tells nobody which network it is."""

    key = models.CharField("Prüfsumme", max_length=64, unique=True)
    number = models.PositiveIntegerField("Anzahl", default=0)
    started_at = models.DateTimeField("Beginn der Stunde", db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Zählung der Meldungen"
        verbose_name_plural = "Zählungen der Meldungen"
        default_permissions = ()

    def __str__(self):
        return f"{self.number} seit {self.started_at:%H:%M}"
