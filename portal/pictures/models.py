"""Pictures, which cannot be kept without a credit, and the licences they may carry."""

from secrets import token_hex

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.models import Page, ReferenceIndex
from wagtail.search import index

from portal.pictures.metadata import without_metadata


class License(models.Model):
    """A licence of the maintained list, with the address of its text."""

    code = models.SlugField("Kennung", max_length=40, unique=True, help_text="z. B. „CC-BY-SA-4.0“ (SPDX)")
    name = models.CharField("Name", max_length=80)
    url = models.URLField("Adresse des Lizenztextes", blank=True)
    is_free = models.BooleanField("freie Lizenz", default=True)
    position = models.PositiveSmallIntegerField("Reihenfolge", default=100)

    class Meta:
        verbose_name = "Lizenz"
        verbose_name_plural = "Lizenzen"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class PictureQuerySet(ImageQuerySet):
    """Questions to ask of pictures."""

    def public(self) -> "PictureQuerySet":
        """Pictures that the world sees: on a published page, or on something that is public by itself (a voice)."""
        page, own = ContentType.objects.get_for_model(Page), ContentType.objects.get_for_model(self.model)
        published = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
        shown = ReferenceIndex.objects.filter(to_content_type=own).filter(
            ~Q(base_content_type=page) | Q(object_id__in=published)
        )
        return self.annotate(key=Cast("pk", CharField())).filter(key__in=shown.values("to_object_id"))


class Picture(AbstractImage):
    """A picture with author, source, licence and an alternative text (or the word that it is decorative).

    Location data and every other metadatum are taken out of the file when it is first saved.
    """

    description = models.CharField(
        "Alternativtext",
        max_length=255,
        blank=True,
        help_text="Was ist zu sehen? Wird vorgelesen und bei Ladefehlern gezeigt.",
    )
    is_decorative = models.BooleanField(
        "nur dekorativ",
        default=False,
        help_text="Das Bild sagt nichts, was nicht im Text steht; es braucht dann keinen Alternativtext.",
    )
    author = models.CharField(
        "Urheber*in", max_length=160, help_text="Wer hat das Bild gemacht? „unbekannt“ ist erlaubt."
    )
    source = models.CharField(
        "Quelle", max_length=200, help_text="z. B. „Bundesarchiv, Bild 183-…“ oder „Eigene Grafik“"
    )
    source_url = models.URLField("Adresse der Quelle", max_length=400, blank=True)
    license = models.ForeignKey(License, verbose_name="Lizenz", on_delete=models.PROTECT, related_name="pictures")
    year = models.CharField("Jahr", max_length=20, blank=True)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "file",
        "title",
        "description",
        "is_decorative",
        "author",
        "source",
        "source_url",
        "license",
        "year",
        "tags",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("author"), index.SearchField("source")]

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"

    def clean(self):
        super().clean()
        if not self.description and not self.is_decorative:
            raise ValidationError(
                {"description": "Bitte beschreiben Sie das Bild in einem Satz oder kreuzen Sie „nur dekorativ“ an."}
            )

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.file = without_metadata(self.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    def get_upload_to(self, filename):
        """A name that cannot be guessed: the picture of a draft is nobody's business."""
        stem, _, extension = filename.rpartition(".")
        return super().get_upload_to(f"{stem[:60]}-{token_hex(8)}.{extension}")

    @property
    def alt_text(self) -> str:
        """What a screen reader says; empty for a decorative picture."""
        return "" if self.is_decorative else self.description

    @property
    def default_alt_text(self) -> str:
        return self.alt_text

    @property
    def credit(self) -> SafeString:
        """The credit line as HTML: author, source and licence, the latter two linked."""
        source = _linked(self.source, self.source_url)
        year = f", {self.year}" if self.year else ""
        return format_html(
            "{}{} · {} · {}", self.author, year, source, _linked(self.license.name, self.license.url, "license")
        )

    @property
    def credit_text(self) -> str:
        """The credit line without links."""
        year = f", {self.year}" if self.year else ""
        return f"{self.author}{year} · {self.source} · {self.license.name}"


def _linked(text: str, url: str, rel: str = "") -> SafeString:
    if not url:
        return format_html("{}", text)
    return format_html('<a href="{}"{}>{}</a>', url, mark_safe(f' rel="{rel}"') if rel else "", text)  # noqa: S308


class Rendition(AbstractRendition):
    """A picture at another size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
