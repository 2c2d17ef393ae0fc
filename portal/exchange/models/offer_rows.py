"""What belongs to offers: pictures and files, and what editors and sender write to one another."""

from django.db import models

from portal.exchange.models.offer import Offer
from portal.exchange.models.row import Message


class OfferFileQuerySet(models.QuerySet):
    """Questions to ask of files."""

    def pictures(self) -> "OfferFileQuerySet":
        return self.exclude(kind__in=("pdf", "epub"))

    def books(self) -> "OfferFileQuerySet":
        return self.filter(kind__in=("pdf", "epub"))


class OfferFile(models.Model):
    """A picture with its credits, or a publication's file. `kind`: a key of `uploads.kinds.KINDS`.

    `data` is what our own encoder wrote, not what was sent. It stands in the table because nothing under /medien/ may hold
    what no editor has seen, and because it goes when the offer goes.
    """

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField("Format", max_length=8)
    data = models.BinaryField("Inhalt")
    size = models.PositiveIntegerField("Bytes")
    description = models.CharField("Alternativtext", max_length=255, blank=True)
    author = models.CharField("Urheber*in", max_length=160, blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)
    license = models.ForeignKey(
        "pictures.License", verbose_name="Lizenz", null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfferFileQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "Datei eines Angebots"
        verbose_name_plural = "Dateien von Angeboten"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return self.description or self.kind.upper()

    @property
    def is_picture(self) -> bool:
        return self.kind not in ("pdf", "epub")


class OfferMessage(Message):
    """A question of the editors or an answer of the sender; only these two see it."""

    WRITER = "Anbietende*r"

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="messages")

    class Meta(Message.Meta):
        verbose_name = "Nachricht zu einem Angebot"
        verbose_name_plural = "Nachrichten zu Angeboten"
