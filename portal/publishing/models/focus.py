"""Focuses: what belongs together, with an editorial introduction."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager, PageQuerySet
from wagtail.search import index

from portal.debates.models import Debate
from portal.design.rows import OneRowEach
from portal.motions.models import Motion
from portal.publishing.blocks import Body
from portal.publishing.listing import focus_texts


class FocusQuerySet(PageQuerySet):
    """Questions to ask of focuses."""

    def public(self) -> "FocusQuerySet":
        return self.filter(live=True)

    def with_counts(self) -> "FocusQuerySet":
        """With `text_count`, the number of public texts."""
        public = models.Q(texts__live=True)
        return self.annotate(text_count=models.Count("texts", filter=public, distinct=True)).order_by("number", "title")


class FocusPage(OneRowEach, Page):
    """A focus: an editorial introduction, and the texts and motions that belong to it."""

    number = models.PositiveSmallIntegerField("Nummer", default=1, help_text="Ordnet das Verzeichnis der Schwerpunkte.")
    standfirst = models.TextField("Vorspann", blank=True)
    body = StreamField(Body(), verbose_name="Einführung", blank=True)
    hero = models.ForeignKey(
        "pictures.Picture",
        verbose_name="Aufmacherbild",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PageManager.from_queryset(FocusQuerySet)()
    content_panels = [
        *Page.content_panels,
        FieldPanel("number"),
        FieldPanel("standfirst"),
        FieldPanel("hero"),
        FieldPanel("body"),
        MultipleChooserPanel(
            "motion_links", chooser_field_name="motion", heading="Anträge zum Abschauen", label="Antrag"
        ),
    ]
    settings_panels = [PublishingPanel()]
    search_fields = [*Page.search_fields, index.SearchField("standfirst")]
    private_page_options = []
    parent_page_types = ["publishing.FocusIndex"]
    subpage_types: list[str] = []
    template = "publishing/focus.html"

    class Meta:
        verbose_name = "Schwerpunkt"
        verbose_name_plural = "Schwerpunkte"

    def get_context(self, request, *args, **kwargs):
        return (
            super().get_context(request, *args, **kwargs)
            | focus_texts(self, request.GET)
            | {
                "motions": Motion.objects.public()
                .filter(focus_links__focus=self.pk)
                .order_by("focus_links__sort_order"),
                "debates": Debate.objects.public().filter(focus_links__focus=self.pk).open_first(),
            }
        )


class FocusMotion(Orderable):
    """A motion that belongs to a focus."""

    focus = ParentalKey(FocusPage, on_delete=models.CASCADE, related_name="motion_links")
    motion = models.ForeignKey(
        "motions.Motion", verbose_name="Antrag", on_delete=models.CASCADE, related_name="focus_links"
    )

    panels = [FieldPanel("motion")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["focus", "motion"], name="one_link_per_focus_and_motion")]
