"""The kinds of text: articles, historical reports, publications."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from portal.publishing.models.text_queries import TextManager
from portal.publishing.models.texts import Text, TextKind


class Article(Text):
    """A piece for the blog: a post or an analysis."""

    form = models.CharField(
        "Form",
        max_length=20,
        choices=[(TextKind.BLOG, "Blogbeitrag"), (TextKind.ANALYSIS, "Analyse")],
        default=TextKind.BLOG,
    )

    objects = TextManager()
    parent_page_types = ["publishing.BlogIndex"]
    template = "publishing/text.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("form"),
        *Text.first_panels,
        *Text.body_panels,
        *Text.context_panels,
    ]

    class Meta:
        verbose_name = "Beitrag"
        verbose_name_plural = "Beiträge"

    def save(self, *args, **kwargs):
        self.kind = self.form
        super().save(*args, **kwargs)


class HistoricalReport(Text):
    """A look back: what happened from when to when, and where."""

    period_from = models.SmallIntegerField("von (Jahr)", db_index=True)
    period_to = models.SmallIntegerField("bis (Jahr)", null=True, blank=True)
    place_name = models.CharField("Ort", max_length=120, blank=True, help_text="z. B. „Wien“")
    municipality = models.ForeignKey(
        "places.Municipality",
        verbose_name="Kommune im Verzeichnis",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="historical_reports",
    )

    objects = TextManager()
    parent_page_types = ["publishing.HistoryIndex"]
    template = "publishing/text.html"
    period_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
            FieldPanel("place_name"),
            FieldPanel("municipality"),
        ],
        "Zeit und Ort",
    )
    content_panels = [*Page.content_panels, period_panel, *Text.first_panels, *Text.body_panels, *Text.context_panels]
    search_fields = [*Text.search_fields, index.SearchField("place_name")]

    class Meta:
        verbose_name = "Historischer Bericht"
        verbose_name_plural = "Historische Berichte"

    def clean(self):
        super().clean()
        if self.period_to is not None and self.period_from is not None and self.period_to < self.period_from:
            raise ValidationError({"period_to": "Das Ende liegt vor dem Anfang."})

    def save(self, *args, **kwargs):
        self.kind = TextKind.HISTORY
        super().save(*args, **kwargs)

    @property
    def period(self) -> str:
        """The years in words, e.g. „1919–1934“."""
        if self.period_to and self.period_to != self.period_from:
            return f"{self.period_from}–{self.period_to}"
        return str(self.period_from)


class Publication(Text):
    """A brochure or book, of our own or by a partner organisation."""

    subtitle = models.CharField("Untertitel", max_length=200, blank=True)
    publisher = models.ForeignKey(
        "people.Voice",
        verbose_name="Herausgeber*in",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="publications",
        limit_choices_to={"is_organisation": True},
        help_text="Leer: eine eigene Publikation.",
    )
    publication_year = models.PositiveSmallIntegerField("Erscheinungsjahr")
    page_count = models.PositiveSmallIntegerField("Seiten", null=True, blank=True)
    contents = models.TextField("Inhalt", blank=True, help_text="Eine Zeile je Kapitel")
    isbn = models.CharField("ISBN", max_length=17, blank=True)
    doi = models.CharField("DOI", max_length=100, blank=True, help_text="z. B. „10.1234/abcd“")

    objects = TextManager()
    parent_page_types = ["publishing.PublicationIndex"]
    template = "publishing/publication.html"
    publication_panel = MultiFieldPanel(
        [
            FieldPanel("subtitle"),
            FieldPanel("publisher"),
            FieldRowPanel([FieldPanel("publication_year"), FieldPanel("page_count")]),
            FieldRowPanel([FieldPanel("isbn"), FieldPanel("doi")]),
            InlinePanel("files", heading="Dateien", label="Datei"),
            FieldPanel("contents"),
        ],
        "Publikation",
    )
    content_panels = [
        *Page.content_panels,
        publication_panel,
        *Text.first_panels,
        *Text.body_panels,
        *Text.context_panels,
    ]

    class Meta:
        verbose_name = "Publikation"
        verbose_name_plural = "Publikationen"

    def clean(self):
        super().clean()
        if self.isbn and not is_isbn(self.isbn):
            raise ValidationError(
                {"isbn": "Die Prüfziffer dieser ISBN stimmt nicht. Bitte vergleichen Sie sie mit dem Impressum."}
            )

    def save(self, *args, **kwargs):
        self.kind = TextKind.PUBLICATION
        super().save(*args, **kwargs)

    @property
    def chapters(self) -> list[str]:
        return [line.strip() for line in self.contents.splitlines() if line.strip()]


class PublicationFile(Orderable):
    """A publication as a file to take away."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name="Datei", on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"

    @property
    def format(self) -> str:
        return self.document.file_extension.upper()


def is_isbn(value: str) -> bool:
    """True for an ISBN-10 or ISBN-13 whose check digit is right (ISO 2108); hyphens and spaces do not count."""
    digits = value.replace("-", "").replace(" ", "").upper()
    if len(digits) == 13 and digits.isdigit():
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if len(digits) == 10 and digits[:9].isdigit() and (digits[9].isdigit() or digits[9] == "X"):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum((10 - place) * number for place, number in enumerate(values)) % 11 == 0
    return False
