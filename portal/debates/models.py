"""A debate, the page that lists all of them, and the editors' summaries, which stay."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from portal.debates.forms import DebateForm
from portal.debates.listing import debate_list
from portal.debates.page import debate_context
from portal.design.rows import OneRowEach
from portal.design.slugs import spelled_out

PROSE = ["h3", "bold", "italic", "link", "ol", "ul"]
INVITATION = (
    "Schreiben Sie einen eigenen Text und nennen Sie den Beitrag, auf den Sie antworten: "
    "als Erwiderung, als Widerspruch oder als Ergänzung."
)


class Unchangeable(Exception):
    """Somebody tried to change a summary that was public."""


class DebateIndex(Page):
    """/debatten/"""

    standfirst = models.TextField("Vorspann", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("standfirst")]
    private_page_options = []
    max_count = 1
    subpage_types = ["debates.Debate"]
    template = "debates/debates.html"

    class Meta:
        verbose_name = "Debatten"

    def get_context(self, request, *args, **kwargs):
        context = debate_list(Debate.objects.public(), request.GET)
        return super().get_context(request, *args, **kwargs) | context


class DebateQuerySet(PageQuerySet):
    """Questions to ask of debates."""

    def public(self) -> "DebateQuerySet":
        """What the world may see."""
        return self.filter(live=True)

    def open_first(self) -> "DebateQuerySet":
        """Open ones first, then the newest."""
        return self.order_by(models.F("closed_on").desc(nulls_first=True), "-first_published_at", "-pk")


class Debate(OneRowEach, Page):
    """A question that texts of the magazine answer, and answer one another about."""

    # Named, because pages above want the name „debate“ for the debate they belong to.
    page_ptr = models.OneToOneField(Page, on_delete=models.CASCADE, parent_link=True, related_name="debate_page")
    standfirst = models.TextField("Vorspann", blank=True, help_text="Ein bis drei Sätze: Worum geht der Streit?")
    introduction = RichTextField(
        "Einführung",
        features=PROSE,
        blank=True,
        help_text="Was man wissen muss, um mitzustreiten. Ohne Partei zu nehmen.",
    )
    invitation = models.TextField("Einladung zu antworten", default=INVITATION)
    closed_on = models.DateField(
        "abgeschlossen am",
        null=True,
        blank=True,
        help_text="Leer, solange Antworten willkommen sind. Eine abgeschlossene Debatte bleibt lesbar.",
    )
    topics = ParentalManyToManyField("topics.Topic", verbose_name="Themen", blank=True, related_name="debates")
    summary = RichTextField(
        "Stand der Debatte",
        features=PROSE,
        blank=True,
        help_text="Worin sind sich die Stimmen einig, worin nicht, was ist offen? Wer ihn ändert und veröffentlicht, "
        "legt einen neuen Stand an. Frühere bleiben lesbar und ändern sich nicht mehr.",
    )
    summary_note = models.CharField(
        "Was ist neu an diesem Stand?", max_length=250, blank=True, help_text="Ein Satz. Er steht neben dem Datum."
    )

    objects = PageManager.from_queryset(DebateQuerySet)()
    base_form_class = DebateForm
    content_panels = [
        TitleFieldPanel(
            "title",
            heading="Frage",
            placeholder="Soll die Stadt …?",
            help_text="Als Frage, auf die man mit Ja oder Nein antworten könnte.",
        ),
        FieldPanel("standfirst"),
        FieldPanel("introduction"),
        FieldPanel("invitation"),
        FieldPanel("closed_on"),
        MultiFieldPanel([FieldPanel("summary"), FieldPanel("summary_note")], "Stand der Debatte"),
        FieldPanel("topics"),
    ]
    settings_panels = [PublishingPanel()]
    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("introduction")]
    private_page_options = []
    parent_page_types = ["debates.DebateIndex"]
    subpage_types: list[str] = []
    template = "debates/debate.html"

    class Meta:
        verbose_name = "Debatte"
        verbose_name_plural = "Debatten"

    def full_clean(self, *args, **kwargs):
        """Addresses are ASCII; whatever else somebody types is spelled out as Germans do."""
        if not self.slug.isascii():
            self.slug = slugify(spelled_out(self.slug))
        super().full_clean(*args, **kwargs)

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | debate_context(self, request.GET)

    def save(self, *args, update_fields=None, **kwargs):
        """Saves; a public debate keeps its summary when it says something new.

        When an editor keeps a draft of a public debate, only the columns of the draft are saved (`update_fields`) while
        the object already holds the unpublished words: nothing of them may become public then.
        """
        super().save(*args, update_fields=update_fields, **kwargs)
        if update_fields is None and self.live:
            self.keep_summary()

    def keep_summary(self, at=None) -> None:
        """Makes a summary of what is public now, unless there is nothing or the newest says the same."""
        newest = self.summaries.first()
        if not strip_tags(self.summary).strip() or (newest and newest.text == self.summary):
            return
        DebateSummary.objects.create(
            debate=self,
            number=newest.number + 1 if newest else 1,
            text=self.summary,
            html=expand_db_html(self.summary),
            note=self.summary_note.strip() or ("Überarbeitet" if newest else "Erster Stand"),
            published_at=at or timezone.now(),
        )


class DebateSummaryQuerySet(models.QuerySet):
    """Summaries can be added and read, and nothing else."""

    def update(self, **kwargs):
        raise Unchangeable("Ein veröffentlichter Stand wird nicht geändert. Veröffentlichen Sie einen neuen.")

    def delete(self):
        raise Unchangeable("Ein veröffentlichter Stand wird nicht gelöscht.")


class DebateSummary(models.Model):
    """„Stand der Debatte“: what the editors made of it on a day. `html` is what readers got then, links resolved."""

    debate = models.ForeignKey(Debate, verbose_name="Debatte", on_delete=models.CASCADE, related_name="summaries")
    number = models.PositiveIntegerField("Nummer")
    text = models.TextField("Text")
    html = models.TextField("wie veröffentlicht")
    note = models.CharField("Was ist neu?", max_length=250)
    published_at = models.DateTimeField("veröffentlicht")

    objects = DebateSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = "Stand der Debatte"
        verbose_name_plural = "Stände der Debatte"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["debate", "number"], name="one_summary_per_number")]

    def __str__(self):
        return f"Stand {self.number}"

    def save(self, *args, **kwargs):
        if self.pk is not None:
            raise Unchangeable("Ein veröffentlichter Stand wird nicht geändert. Veröffentlichen Sie einen neuen.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Unchangeable("Ein veröffentlichter Stand wird nicht gelöscht.")

    def get_absolute_url(self) -> str:
        return reverse("debate-summary", args=[self.debate.slug, self.number])
