"""What all texts have in common, and the one query that decides which of them the world sees."""

import datetime
from typing import NamedTuple

from django import forms
from django.db import models
from django.db.models import Case, Prefetch, Q, Value, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PublishingPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager, PageQuerySet
from wagtail.search import index

from portal.design.slugs import spelled_out
from portal.motions.models import Motion
from portal.people.models import Voice
from portal.pictures.models import Rendition
from portal.pictures.templatetags.pictures import specs
from portal.publishing import rendering
from portal.publishing.blocks import Body


class TextKind(models.TextChoices):
    """What sort of text it is; decides the kicker, the list and the feed."""

    BLOG = "blog", "Blog"
    ANALYSIS = "analysis", "Analyse"
    HISTORY = "history", "Blick zurück"
    PUBLICATION = "publication", "Publikation"


class TextQuerySet(PageQuerySet):
    """Questions to ask of texts."""

    def public(self) -> "TextQuerySet":
        """What the world may see. Every list, feed, count, sitemap and search starts here."""
        return self.filter(live=True)

    def newest(self) -> "TextQuerySet":
        return self.order_by("-published_on", "-pk")

    def listed(self, *sizes: str) -> "TextQuerySet":
        """With all that a list shows, in two further queries: authors, and the picture in its sizes (`small` and others)."""
        byline = Authorship.objects.select_related("voice").order_by("sort_order")
        small = Rendition.objects.filter(filter_spec__in={spec for size in ("small", *sizes) for spec in specs(size)})
        return (
            self.select_related("hero__license")
            .defer("body", "body_html", "plain_text")
            .prefetch_related(
                Prefetch("authorships", queryset=byline, to_attr="byline"),
                Prefetch("hero__renditions", queryset=small, to_attr="prefetched_renditions"),
            )
        )

    def neighbours_of(self, text: "Text", limit: int = 6) -> list["Text"]:
        """Texts to read next: those that answer it first, then the newest of the same focuses."""
        near = Q(answers=text.pk) | Q(focuses__texts=text.pk)
        shown = ("title", "slug", "url_path", "kind", "answers", "published_on", "reading_minutes")
        found = self.filter(near).exclude(pk=text.pk).distinct().only(*shown)
        return list(found.order_by(Case(When(answers=text.pk, then=0), default=1), "-published_on")[:limit])

    def in_focus(self, focus) -> "TextQuerySet":
        return self.filter(focuses=focus)

    def by_voice(self, voice: Voice) -> "TextQuerySet":
        """What a voice wrote, or what was written for it when it is an organisation."""
        return self.filter(Q(authorships__voice=voice) | Q(authorships__voice__organisation=voice)).distinct()

    def by_kind_of_voice(self, kind: str) -> "TextQuerySet":
        return self.filter(authorships__voice__kind=kind).distinct()


TextManager = PageManager.from_queryset(TextQuerySet)


class TextKeyword(ItemBase):
    """A keyword on a text."""

    tag = models.ForeignKey("topics.Keyword", on_delete=models.CASCADE, related_name="texts")
    content_object = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="keyword_items")


class Authorship(Orderable):
    """A voice as author of a text. A text may have several, in a chosen order."""

    text = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="authorships")
    voice = models.ForeignKey(Voice, verbose_name="Stimme", on_delete=models.PROTECT, related_name="authorships")

    panels = [FieldPanel("voice")]

    class Meta(Orderable.Meta):
        verbose_name = "Autor*in"
        verbose_name_plural = "Autor*innen"
        constraints = [models.UniqueConstraint(fields=["text", "voice"], name="one_authorship_per_voice")]


class TextMotion(Orderable):
    """A motion that belongs to a text: to be copied by whoever has read it."""

    text = ParentalKey("publishing.Text", on_delete=models.CASCADE, related_name="motion_links")
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="text_links"
    )

    panels = [FieldPanel("motion")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["text", "motion"], name="one_link_per_text_and_motion")]


class Text(Page):
    """Any text of the magazine. Lists, feeds and citations know only this; the kinds add their own fields."""

    kind = models.CharField("Textsorte", max_length=20, choices=TextKind.choices, db_index=True, editable=False)
    standfirst = models.TextField(
        "Vorspann", blank=True, help_text="Ein bis drei Sätze: Worum geht es, warum lohnt sich das Lesen?"
    )
    body = StreamField(Body(), verbose_name="Text", blank=True)
    hero = models.ForeignKey(
        "pictures.Picture",
        verbose_name="Aufmacherbild",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    hero_caption = models.CharField("Bildunterschrift", max_length=250, blank=True)
    published_on = models.DateField(
        "Datum", default=datetime.date.today, db_index=True, help_text="Steht über dem Text und ordnet die Listen."
    )
    updated_on = models.DateField("inhaltlich geändert am", null=True, blank=True)
    topics = ParentalManyToManyField("topics.Topic", verbose_name="Themen", blank=True, related_name="texts")
    keywords = ClusterTaggableManager(through=TextKeyword, verbose_name="Schlagwörter", blank=True)
    focuses = ParentalManyToManyField(
        "publishing.FocusPage", verbose_name="Schwerpunkte", blank=True, related_name="texts"
    )
    answers = models.ForeignKey(
        "self",
        verbose_name="antwortet auf",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="answered_by",
    )
    license = models.ForeignKey(
        "pictures.License",
        verbose_name="Lizenz des Textes",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    body_html = models.TextField(editable=False, default="")
    plain_text = models.TextField(editable=False, default="")
    reading_minutes = models.PositiveSmallIntegerField(editable=False, default=1)

    objects = TextManager()
    is_creatable = False
    private_page_options = []
    subpage_types: list[str] = []

    first_panels = [
        FieldPanel("standfirst"),
        InlinePanel("authorships", heading="Autor*innen", label="Stimme", min_num=0),
        MultiFieldPanel([FieldPanel("hero"), FieldPanel("hero_caption")], "Aufmacher"),
    ]
    body_panels = [FieldPanel("body")]
    context_panels = [
        MultiFieldPanel(
            [
                FieldPanel("focuses", widget=forms.CheckboxSelectMultiple),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldPanel("keywords"),
                FieldPanel("answers"),
            ],
            "Zusammenhang",
        ),
        MultipleChooserPanel(
            "motion_links", chooser_field_name="motion", heading="Anträge zum Abschauen", label="Antrag"
        ),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("updated_on"), FieldPanel("license")], "Angaben"),
    ]
    content_panels = [*Page.content_panels, *first_panels, *body_panels, *context_panels]
    settings_panels = [PublishingPanel()]
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("plain_text"),
        index.FilterField("kind"),
    ]
    template = "publishing/text.html"

    class Meta:
        verbose_name = "Text"
        verbose_name_plural = "Texte"

    def full_clean(self, *args, **kwargs):
        """Addresses of texts are ASCII; whatever else somebody types is spelled out as Germans do."""
        if not self.slug.isascii():
            self.slug = slugify(spelled_out(self.slug))
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        """Renders the body whenever what is saved is public, so that reading costs nothing."""
        if self.live:
            self.render_body()
        super().save(*args, **kwargs)

    def render_body(self) -> None:
        self.body_html = rendering.body_html(self)
        self.plain_text = rendering.plain_text(self.body_html)
        self.reading_minutes = rendering.reading_minutes(self.plain_text)

    @property
    def kind_label(self) -> str:
        return TextKind(self.kind).label if self.kind else ""

    @cached_property
    def authors(self) -> list[Voice]:
        """The voices in their order; no query when the text comes from `listed()`."""
        byline = getattr(self, "byline", None)
        return [authorship.voice for authorship in (self.authorships.all() if byline is None else byline)]

    @property
    def last_change(self) -> datetime.datetime:
        """When readers last got something new."""
        return self.last_published_at or self.first_published_at or timezone.now()

    def get_context(self, request, *args, **kwargs):
        """What a text's page shows beside the rendered body, in four queries; some more for a preview."""
        preview = getattr(request, "is_preview", False)
        neighbours = Text.objects.public().neighbours_of(self) if self.pk else []
        if preview:
            self.render_body()
            credit_authors(neighbours)
            motions = Motion.objects.public().filter(pk__in=[link.motion_id for link in self.motion_links.all()])
        else:
            credit_authors([self, *neighbours])
            motions = Motion.objects.public().filter(text_links__text=self.pk).order_by("text_links__sort_order")
        return super().get_context(request, *args, **kwargs) | {
            "belongings": self._belongings(self._chosen if preview else getattr),
            "motions": list(motions.only("title", "slug", "kind", "summary")),
            "neighbours": neighbours,
        }

    @staticmethod
    def _chosen(text: "Text", name: str) -> models.QuerySet:
        """What is chosen in a field of a text that is being edited, before the database knows of it."""
        keys = [chosen.pk for chosen in getattr(text, name).all()]
        return text._meta.get_field(name).related_model.objects.filter(pk__in=keys)

    def _belongings(self, rows_of) -> dict[str, list["Belonging"]]:
        """Focuses and topics with their addresses, in one query."""
        focuses = rows_of(self, "focuses").filter(live=True).annotate(what=Value("focuses"))
        focuses = focuses.values_list("what", "title", "slug")
        topics = rows_of(self, "topics").order_by().annotate(what=Value("topics")).values_list("what", "name", "slug")
        addresses = {"focuses": "/schwerpunkte/{}/", "topics": LISTS.get(self.kind, "/blog/") + "?thema={}"}
        found: dict[str, list[Belonging]] = {"focuses": [], "topics": []}
        for what, title, slug in focuses.order_by().union(topics, all=True).order_by("title"):
            found[what].append(Belonging(title, addresses[what].format(slug)))
        return found


class Belonging(NamedTuple):
    """Where a text belongs: a focus or a topic, and its address."""

    title: str
    url: str


LISTS = {TextKind.HISTORY: "/geschichte/", TextKind.PUBLICATION: "/publikationen/"}  # The others are in the blog.


def credit_authors(texts: list[Text]) -> None:
    """Fetches the authors of some texts in one query."""
    rows = (
        Authorship.objects.filter(text__in=[text.pk for text in texts]).select_related("voice").order_by("sort_order")
    )
    bylines: dict[int, list[Authorship]] = {text.pk: [] for text in texts}
    for row in rows:
        bylines[row.text_id].append(row)
    for text in texts:
        text.byline = bylines[text.pk]
