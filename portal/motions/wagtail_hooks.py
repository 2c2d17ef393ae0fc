"""How editors reach motions in the admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.motions.editing import listing, panels, views
from portal.motions.models import Motion
from portal.motions.objections.editing import FilingChooser, ObjectionViewSet
from portal.motions.register.editing.amendments import amendments
from portal.motions.register.editing.viewset import FilingViewSet


class MotionViewSet(SnippetViewSet):
    """Model motions and local versions."""

    model = Motion
    icon = "form"
    menu_label = "Anträge"
    menu_order = 150
    add_to_admin_menu = True
    index_view_class = listing.MotionIndexView
    list_display = listing.COLUMNS
    list_per_page = 50
    filterset_class = listing.MotionFilterSet
    search_backend_name = None  # Wagtail's index knows no German; the list searches the words themselves.
    search_fields = ["title", "summary", "plain_text"]
    copy_view_enabled = False
    edit_handler = panels.edit_handler


register_snippet(MotionViewSet)
register_snippet(ObjectionViewSet)


@hooks.register("register_admin_viewset")
def filings():
    return FilingViewSet()


@hooks.register("register_admin_viewset")
def filing_chooser():
    return FilingChooser("filing_chooser")


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("antrag-einlesen/", views.read_in, name="motion-read-in"),
        path("antrag-einlesen/entwurf/", views.make_draft, name="motion-make-draft"),
        path("einbringungen/<int:number>/aenderungsantraege/", amendments, name="filing-amendments"),
        path("einbringungen/<int:number>/aenderungsantraege/<int:amendment>/", amendments, name="filing-amendment"),
        path("antrag-platzhalter/", views.placeholders, name="motion-placeholders"),
    ]


@hooks.register("before_delete_snippet")
def keep_what_was_published(request, instances):
    """A motion with versions stays: others may have taken it away and filed it."""
    public = [one for one in instances if isinstance(one, Motion) and _is_used(one)]
    if public:
        titles = ", ".join(f"„{motion.title}“" for motion in public)
        said = f"Nichts wurde gelöscht. Von {titles} gibt es veröffentlichte Fassungen, Ableitungen oder Einbringungen. Sie können die Veröffentlichung aufheben."
        messages.error(request, said)
        return redirect(Motion.snippet_viewset.get_url_name("list"))


def _is_used(motion: Motion) -> bool:
    return motion.versions.exists() or motion.adaptations.exists() or motion.filings.exists()
