"""Topics and keywords in the editors' side."""

from django.db.models import Count
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.topics.models import Keyword, Topic


class TopicViewSet(SnippetViewSet):
    """The portal's own short list of topics."""

    model = Topic
    icon = "list-ul"
    add_to_admin_menu = True
    menu_order = 220
    list_display = ["name", "description", Column("text_count", label="Texte")]
    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder="Name des Themas"),
        FieldPanel("slug"),
        FieldPanel("description"),
    ]

    def get_queryset(self, request):
        return Topic.objects.annotate(text_count=Count("texts", distinct=True))


class KeywordViewSet(SnippetViewSet):
    """Keywords, chosen freely while writing; here they are corrected."""

    model = Keyword
    icon = "tag"
    add_to_admin_menu = True
    menu_order = 230
    list_display = ["name", Column("text_count", label="Texte")]
    search_fields = ["name"]
    list_per_page = 100
    panels = [TitleFieldPanel("name", targets=["slug"], placeholder="Schlagwort"), FieldPanel("slug")]

    def get_queryset(self, request):
        return Keyword.objects.annotate(text_count=Count("texts", distinct=True)).order_by("name")


register_snippet(TopicViewSet)
register_snippet(KeywordViewSet)
