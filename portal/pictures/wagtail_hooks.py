"""Licences in the editors' side, and the order in which pictures are asked for."""

from django.db.models import Count
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.pictures.models import License


class LicenseViewSet(SnippetViewSet):
    """The maintained list of licences."""

    model = License
    icon = "clipboard-list"
    add_to_admin_menu = True
    menu_order = 330
    list_display = ["name", "code", BooleanColumn("is_free", label="Frei"), Column("picture_count", label="Bilder")]
    list_filter = ["is_free"]
    search_fields = ["name", "code"]
    list_per_page = 50
    ordering = ["position", "name"]
    panels = [FieldPanel("name"), FieldPanel("code"), FieldPanel("url"), FieldPanel("is_free"), FieldPanel("position")]

    def get_queryset(self, request):
        return License.objects.annotate(picture_count=Count("pictures", distinct=True))


register_snippet(LicenseViewSet)
