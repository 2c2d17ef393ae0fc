"""The search in the editors' side: their own synonyms, what they recommend, what was looked for in vain."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.search.models import Recommendation, Synonym, UnansweredSearch
from portal.search.unanswered import SHOWN_FROM


class SynonymViewSet(SnippetViewSet):
    """Words that mean the same, beside those that the analysis knows already."""

    model = Synonym
    icon = "link"
    add_to_admin_menu = True
    menu_label = "Synonyme"
    menu_order = 240
    list_display = ["line"]
    panels = [FieldPanel("line")]


class RecommendationViewSet(SnippetViewSet):
    """What stands above all results for certain words."""

    model = Recommendation
    icon = "pick"
    add_to_admin_menu = True
    menu_label = "Empfohlene Treffer"
    menu_order = 241
    list_display = ["title", "words", "url"]
    panels = [FieldPanel(name) for name in ("words", "url", "title", "note")]


register_snippet(SynonymViewSet)
register_snippet(RecommendationViewSet)


class UnansweredSearches(ReportView):
    """Only what several searches asked for: one alone might say something about a person."""

    page_title = "Suchen ohne Treffer"
    header_icon = "search"
    index_url_name = "unanswered_searches"
    index_results_url_name = "unanswered_searches_results"
    columns = [
        Column("words", label="Gesucht wurde"),
        Column("number", label="Wie oft"),
        Column("last_month", label="Zuletzt im Monat"),
    ]

    def get_queryset(self):
        return UnansweredSearch.objects.filter(number__gte=SHOWN_FROM).order_by("-number", "words")


@hooks.register("register_admin_urls")
def unanswered_addresses():
    return [
        path("suchen-ohne-treffer/", UnansweredSearches.as_view(), name="unanswered_searches"),
        path(
            "suchen-ohne-treffer/liste/",
            UnansweredSearches.as_view(results_only=True),
            name="unanswered_searches_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def unanswered_menu_item():
    address = reverse("unanswered_searches")
    return MenuItem(UnansweredSearches.page_title, address, name="unanswered-searches", icon_name="search", order=700)
