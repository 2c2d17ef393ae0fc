"""Pages that are no texts: home and standard pages."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.motions.register.network import network
from portal.publishing.blocks import Body
from portal.publishing.listing import home_texts
from portal.publishing.models.focus import FocusPage


class HomePage(Page):
    """The first page: claim, newest texts, focuses, the quotation."""

    claim = models.CharField("Anspruch", max_length=120)
    claim_accent = models.CharField("rotes Wort darin", max_length=40, blank=True)
    intro = models.TextField("Vorspann", blank=True)
    about = StreamField(Body(), verbose_name="Über uns, in Kürze", blank=True)
    about_html = models.TextField(editable=False, default="")
    quote_text = models.TextField("Zitat", blank=True, help_text="Ohne Anführungszeichen; sie werden gesetzt.")
    quote_author = models.CharField("von", max_length=120, blank=True)
    quote_occasion = models.CharField("Anlass", max_length=200, blank=True)
    quote_source = models.CharField("Quelle", max_length=250, blank=True)
    quote_source_url = models.URLField("Adresse der Quelle", max_length=400, blank=True)
    quote_license = models.ForeignKey(
        "pictures.License", verbose_name="Lizenz", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    quote_picture = models.ForeignKey(
        "pictures.Picture", verbose_name="Bild", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("claim"), FieldPanel("claim_accent"), FieldPanel("intro")], "Auftakt"),
        MultiFieldPanel(
            [
                FieldPanel("quote_text"),
                FieldRowPanel([FieldPanel("quote_author"), FieldPanel("quote_occasion")]),
                FieldRowPanel(
                    [FieldPanel("quote_source"), FieldPanel("quote_source_url"), FieldPanel("quote_license")]
                ),
                FieldPanel("quote_picture"),
            ],
            "Zitat",
        ),
        FieldPanel("about"),
    ]
    settings_panels = [PublishingPanel()]
    private_page_options = []
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "publishing/home.html"

    class Meta:
        verbose_name = "Startseite"

    def save(self, *args, **kwargs):
        """Renders what stands below, so that readers need not wait for it."""
        self.render_about()
        super().save(*args, **kwargs)

    def render_about(self) -> None:
        self.about_html = "".join(str(block.render_as_block()) for block in self.about)

    def get_context(self, request, *args, **kwargs):
        if getattr(request, "is_preview", False) or not self.about_html:
            self.render_about()
        return (
            super().get_context(request, *args, **kwargs)
            | home_texts()
            | {
                "focuses": FocusPage.objects.public().with_counts(),
                "network": network(),
            }
        )

    @property
    def claim_parts(self) -> tuple[str, str, str]:
        """The claim before, in and after the red word."""
        before, accent, after = self.claim.partition(self.claim_accent) if self.claim_accent else (self.claim, "", "")
        return before, accent, after


class StandardPage(Page):
    """Any other page: about us, working together, legal pages."""

    standfirst = models.TextField("Vorspann", blank=True)
    body = StreamField(Body(), verbose_name="Text", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("standfirst"), FieldPanel("body")]
    settings_panels = [PublishingPanel()]
    private_page_options = []
    parent_page_types = ["publishing.HomePage", "publishing.StandardPage"]
    subpage_types = ["publishing.StandardPage"]
    template = "publishing/standard.html"

    class Meta:
        verbose_name = "Seite"
        verbose_name_plural = "Seiten"
