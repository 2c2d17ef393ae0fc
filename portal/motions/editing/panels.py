"""What the form of a motion shows, in the order in which a motion is written."""

from django.forms import CheckboxSelectMultiple, Media, Script
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.admin.telepath import register as register_telepath_adapter
from wagtail.admin.widgets import SlugInput

from portal.motions.editing import comparison, gaps
from portal.motions.editing.forms import MotionForm

SIGNS = (
    "So schreiben Sie: Eine Leerzeile beginnt einen Absatz. „- “ oder „a) “ am Zeilenanfang macht einen Unterpunkt, "
    "„### “ eine Zwischenüberschrift, „| a | b |“ eine Tabellenzeile. Sternchen und Unterstriche bleiben, wie sie sind. "
    "[[Kommune]] oder [[Gremium|Dativ]] wird später durch die Angaben der Kommune ersetzt."
)


class PlaceholdersPanel(Panel):
    """The table of placeholders. It also compares texts, because the text has no panel of its own."""

    @register_telepath_adapter
    class BoundPanel(Panel.BoundPanel):
        template_name = "motions/editing/placeholders_panel.html"

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"uses": gaps.uses(self.instance.motion_text)}

        def get_comparison(self):
            return comparison.comparisons()

        @property
        def media(self):
            return Media(js=[Script("motions/editing/placeholders.js", type="module")])


HEAD = [
    TitleFieldPanel("title", targets=["slug"], placeholder="Titel des Antrags"),
    FieldPanel("kind"),
    FieldPanel("summary"),
    FieldPanel("strength"),
    FieldPanel("slug", widget=SlugInput, required_on_save=False),
]
TEXT = [FieldPanel("opening_formula"), FieldPanel("clauses")]
REASONS = [
    FieldPanel(name)
    for name in (
        "facts", "reasoning", "financial_impact", "funding_proposal", "climate_impact", "impact_checks", "legal_bases",
        "attachments", "footnotes", "unrecognised",
    )
]  # fmt: skip
HELP = [FieldPanel("hints"), FieldPanel("arguments"), FieldPanel("sources")]
CONTEXT = [
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("related"),
    FieldPanel("authors"),
    FieldPanel("license"),
    FieldPanel("credits"),
    FieldPanel("parent"),
]
LAW = [FieldPanel("legal_note"), FieldRowPanel([FieldPanel("legal_as_of"), FieldPanel("review_due")])]
LAND = [
    FieldRowPanel([FieldPanel("federal_state", required_on_save=True), FieldPanel("status")]),
    FieldPanel("note"),
    FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    FieldRowPanel([FieldPanel("as_of"), FieldPanel("review_due")]),
]

edit_handler = ObjectList(
    [
        MultiFieldPanel(HEAD, "Kopf", icon="title"),
        MultiFieldPanel(TEXT, "Beschlussvorschlag", help_text=SIGNS, icon="list-ol"),
        MultiFieldPanel(REASONS, "Begründung und Folgen", icon="pilcrow"),
        PlaceholdersPanel(heading="Platzhalter im Text", icon="code"),
        MultiFieldPanel(HELP, "Für die Nutzer*innen", icon="help"),
        MultiFieldPanel(CONTEXT, "Zusammenhang", icon="link"),
        MultiFieldPanel(LAW, "Recht", icon="check", help_text="Keine Rechtsberatung: Urteil der Redaktion mit Quelle."),
        InlinePanel("legal_states", LAND, heading="Rechtsstand nach Land", label="Land", max_num=16, icon="globe"),
        MultiFieldPanel(
            [FieldPanel("change_note"), FieldPanel("change_reason"), FieldPanel("change_credit")],
            "Neue Fassung",
            icon="history",
            help_text="Beim Veröffentlichen entsteht eine neue Fassung, wenn sich der Text geändert hat.",
        ),
        PublishingPanel(),
    ],
    base_form_class=MotionForm,
)
