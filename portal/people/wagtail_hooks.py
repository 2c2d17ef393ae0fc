"""Voices in the editors' side."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.people.models import Voice


class VoiceViewSet(SnippetViewSet):
    """Persons and organisations who speak. Found by name, filtered by kind."""

    model = Voice
    icon = "group"
    add_to_admin_menu = True
    menu_order = 210
    list_display = [
        "name",
        Column("get_kind_display", label="Art", sort_key="kind"),
        "role",
        "organisation",
        BooleanColumn("is_example", label="Beispiel"),
    ]
    list_filter = ["kind", "is_organisation", "is_example"]
    list_per_page = 50
    ordering = ["name"]
    panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("name", targets=["slug"], placeholder="Name der Person oder Organisation"),
                FieldPanel("slug"),
                FieldPanel("kind"),
                FieldPanel("is_organisation"),
            ],
            "Wer spricht?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("role"),
                FieldPanel("organisation"),
                FieldPanel("bio"),
                FieldPanel("website"),
                FieldPanel("portrait"),
            ],
            "Vorstellung",
        ),
        MultiFieldPanel(
            [FieldPanel("municipality"), FieldRowPanel([FieldPanel("term_from"), FieldPanel("term_to")])],
            "Mandat",
            help_text="Nur bei Menschen, die in einem Rat, Kreistag oder Bezirk gewählt sind oder waren.",
        ),
        FieldPanel("is_example"),
    ]

    def get_queryset(self, request):
        return Voice.objects.select_related("organisation")


register_snippet(VoiceViewSet)
