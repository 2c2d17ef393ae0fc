"""Voices: who speaks on the portal."""

from django.db import models
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index


class VoiceKind(models.TextChoices):
    """From which place somebody speaks."""

    PARTY = "party", "Partei"
    TRADE_UNION = "trade_union", "Gewerkschaft"
    ALLIANCE = "alliance", "Freies Bündnis"
    MANDATE = "mandate", "Mandat"
    ACADEMIA = "academia", "Wissenschaft"
    EDITORIAL = "editorial", "Redaktion"

    @property
    def slug(self) -> str:
        """The kind in addresses, e.g. /feeds/stimmen/gewerkschaft/."""
        return KIND_SLUGS[self]

    @classmethod
    def from_slug(cls, slug: str) -> "VoiceKind | None":
        return next((kind for kind, own in KIND_SLUGS.items() if own == slug), None)


KIND_SLUGS = {
    VoiceKind.PARTY: "partei",
    VoiceKind.TRADE_UNION: "gewerkschaft",
    VoiceKind.ALLIANCE: "buendnis",
    VoiceKind.MANDATE: "mandat",
    VoiceKind.ACADEMIA: "wissenschaft",
    VoiceKind.EDITORIAL: "redaktion",
}


class Voice(index.Indexed, models.Model):
    """A person or an organisation that speaks, of a kind. No account is needed for that."""

    name = models.CharField("Name", max_length=120)
    slug = models.SlugField("Kurzname in der Adresse", max_length=120, unique=True)
    kind = models.CharField("Art der Stimme", max_length=20, choices=VoiceKind.choices, db_index=True)
    is_organisation = models.BooleanField("ist eine Organisation", default=False)
    role = models.CharField("Funktion", max_length=160, blank=True, help_text="z. B. „Stadträtin“ oder „Soziologe“")
    bio = models.TextField("Vorstellung", blank=True)
    website = models.URLField("Website", blank=True)
    organisation = models.ForeignKey(
        "self",
        verbose_name="spricht für",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
        limit_choices_to={"is_organisation": True},
    )
    municipality = models.ForeignKey(
        "places.Municipality",
        verbose_name="Kommune des Mandats",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="voices",
    )
    term_from = models.PositiveSmallIntegerField("Mandat seit (Jahr)", null=True, blank=True)
    term_to = models.PositiveSmallIntegerField("Mandat bis (Jahr)", null=True, blank=True)
    portrait = models.ForeignKey(
        "pictures.Picture", verbose_name="Bild", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_example = models.BooleanField(
        "erfundenes Beispiel", default=False, help_text="Wird auf der Website deutlich als Beispiel gekennzeichnet."
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("slug"), FieldPanel("kind"), FieldPanel("is_organisation")], "Wer spricht?"
        ),
        MultiFieldPanel(
            [FieldPanel("role"), FieldPanel("organisation"), FieldPanel("bio"), FieldPanel("website")], "Vorstellung"
        ),
        MultiFieldPanel(
            [
                FieldPanel("municipality"),
                FieldRowPanel([FieldPanel("term_from"), FieldPanel("term_to")]),
            ],
            "Mandat",
        ),
        FieldPanel("portrait"),
        FieldPanel("is_example"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("kind")]

    class Meta:
        verbose_name = "Stimme"
        verbose_name_plural = "Stimmen"
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("voice", args=[self.slug])

    @property
    def term(self) -> str:
        """The term of a mandate in words, e.g. „2020–2025“ or „seit 2020“."""
        if self.term_from and self.term_to:
            return f"{self.term_from}–{self.term_to}"
        if self.term_from:
            return f"seit {self.term_from}"
        return f"bis {self.term_to}" if self.term_to else ""

    @property
    def kind_slug(self) -> str:
        return VoiceKind(self.kind).slug
