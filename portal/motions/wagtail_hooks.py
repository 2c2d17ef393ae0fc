"""How editors reach motions in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.motions.models import Motion


class MotionViewSet(SnippetViewSet):
    """Model motions and local versions."""

    model = Motion
    icon = "form"
    menu_label = "Anträge"
    menu_order = 150
    add_to_admin_menu = True
    list_display = ("title", "kind", "live", "review_due")
    list_filter = ("kind", "live", "topics")


register_snippet(MotionViewSet)
