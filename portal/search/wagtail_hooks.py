"""The search in the editors' side: their own synonyms."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.search.models import Synonym


class SynonymViewSet(SnippetViewSet):
    """Words that mean the same, beside those that the analysis knows already."""

    model = Synonym
    icon = "link"
    add_to_admin_menu = True
    menu_label = "Synonyme"
    menu_order = 240
    list_display = ["line"]
    panels = [FieldPanel("line")]


register_snippet(SynonymViewSet)
