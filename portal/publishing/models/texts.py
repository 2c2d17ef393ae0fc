"""What all texts have in common."""

import datetime

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PublishingPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from portal.debates.contributions import Relation
from portal.debates.page import answer_url
from portal.design.prepared import Prepared
from portal.design.rows import OneRowEach
from portal.design.slugs import spelled_out
from portal.motions.models import Motion
from portal.people.models import Voice
from portal.publishing import rendering
from portal.publishing.blocks import Body
from portal.publishing.models.belonging import belonging_rows, belongings
from portal.publishing.models.text_form import TextForm
from portal.publishing.models.text_queries import MOST_NEIGHBOURS, TextManager
from portal.publishing.models.text_rows import TextKeyword, credit_authors


class TextKind(models.TextChoices):
    """What sort of text it is; decides the kicker, the list and the feed."""

    BLOG = "blog", "Blog"
    ANALYSIS = "analysis", "Analyse"
    HISTORY = "history", "Blick zurück"
    PUBLICATION = "publication", "Publikation"


class Text(OneRowEach, Page):
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
    relation = models.CharField("als", max_length=20, choices=Relation.choices, default=Relation.REPLY)
    debate = models.ForeignKey(
        "debates.Debate",
        verbose_name="Beitrag zur Debatte",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="texts",
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
    base_form_class = TextForm
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
            ],
            "Zusammenhang",
        ),
        MultiFieldPanel(
            [FieldPanel("debate"), FieldPanel("answers"), FieldPanel("relation")],
            "Debatte",
            help_text="Zu welcher Debatte gehört der Text, auf welchen Beitrag antwortet er, und wie? Eine Antwort ohne "
            "Debatte ist möglich; in einer Debatte müssen beide Texte derselben angehören.",
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

    @property
    def towards(self) -> str:
        """How it stands to what it answers, with the preposition: „Widerspruch gegen“."""
        return Relation(self.relation).towards

    @property
    def relation_label(self) -> str:
        return Relation(self.relation).label

    @property
    def answered(self) -> "Text | None":
        """What it answers, if the world may see it."""
        return self.answers if self.answers_id and self.answers.live else None

    @property
    def public_debate(self):
        """The debate it belongs to, if the world may see it."""
        return self.debate if self.debate_id and self.debate.live else None

    def get_context(self, request, *args, **kwargs):
        """What a text's page shows beside the rendered body, in four queries; some more for a preview."""
        preview = getattr(request, "is_preview", False)
        answers, neighbours = self._around() if self.pk else ([], [])
        others = [*answers, *neighbours, *([self.answered] if self.answered else [])]
        if preview:
            self.render_body()
            credit_authors(others)
            motions = list(Motion.objects.public().filter(pk__in=[link.motion_id for link in self.motion_links.all()]))
            rows = list(belonging_rows(str(self.pk or ""), self._chosen("focuses"), self._chosen("topics")))
        else:
            credit_authors([self, *others])
            motions, rows = _MOTIONS(self.pk), _BELONGINGS(self.pk, str(self.pk))
        return super().get_context(request, *args, **kwargs) | {
            "belongings": belongings(rows, LISTS.get(self.kind, "/blog/")),
            "motions": motions,
            "answers": answers,
            "answer_url": answer_url(self.public_debate, self) if self.public_debate else "",
            "neighbours": neighbours,
        }

    def _around(self) -> tuple[list["Text"], list["Text"]]:
        """In one query: what answers the text, the oldest first; and what to read next."""
        texts = _AROUND(self.pk)
        answers = [one for one in reversed(texts) if one.answers_id == self.pk]
        return answers, [one for one in texts if one.answers_id != self.pk][:MOST_NEIGHBOURS]

    def _chosen(self, name: str) -> models.QuerySet:
        """What is chosen in a field of a text that is being edited, before the database knows of it."""
        keys = [chosen.pk for chosen in getattr(self, name).all()]
        return self._meta.get_field(name).related_model.objects.filter(pk__in=keys)


def _belonging_to(key: int, name: str) -> models.QuerySet:
    focus, topic = (Text._meta.get_field(field).related_model for field in ("focuses", "topics"))
    return belonging_rows(name, focus.objects.filter(texts=key), topic.objects.filter(texts=key))


def _motions_of(key: int) -> models.QuerySet:
    found = Motion.objects.public().filter(text_links__text=key).order_by("text_links__sort_order")
    return found.only("title", "slug", "summary", "kind")


_AROUND = Prepared[Text](lambda key: Text.objects.public().around(key))
_BELONGINGS = Prepared[tuple[str, str, str]](_belonging_to)
_MOTIONS = Prepared[Motion](_motions_of)
LISTS = {TextKind.HISTORY: "/geschichte/", TextKind.PUBLICATION: "/publikationen/"}  # The others are in the blog.
