"""The editors' side: its menu, its desk, its colours, its handbook; and who may have a file."""

from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from portal.publishing import desk, documents, handbook
from portal.publishing.demo.ledger import ACTION as DEMO

# Menu items of Wagtail that no volunteer here needs, by name.
UNWANTED_REPORTS = {"page-types-usage", "locked-pages"}
UNWANTED_HELP = ("whats-new-in-wagtail", "editor-guide")
LABELS = {"documents": "Dateien", "explorer": "Seiten", "images": "Bilder", "reports": "Berichte"}


class Desk(Component):
    """The only panel of the start page."""

    template_name = "wagtailadmin/desk.html"
    order = 10

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        return {
            "name": self.user.get_full_name() or self.user.get_username(),
            "day": timezone.localtime(),
            "shortcuts": desk.shortcuts(self.user),
            "sections": desk.sections(self.user),
        }


@hooks.register("construct_homepage_panels")
def open_on_the_desk(request, panels):
    panels[:] = [Desk(request.user)]


@hooks.register("register_admin_menu_item")
def desk_menu_item():
    return MenuItem("Schreibtisch", reverse("wagtailadmin_home"), name="desk", icon_name="home", order=1)


@hooks.register("construct_main_menu")
def name_menu_items(request, items):
    for item in items:
        item.label = LABELS.get(item.name, item.label)


@hooks.register("construct_reports_menu")
def shorten_reports(request, items):
    items[:] = [item for item in items if item.name not in UNWANTED_REPORTS]


@hooks.register("construct_help_menu")
def shorten_help(request, items):
    items[:] = [item for item in items if not item.name.startswith(UNWANTED_HELP)]


@hooks.register("register_help_menu_item")
def handbook_menu_item():
    return MenuItem("Handbuch", reverse("handbook"), name="handbook", icon_name="help", order=100)


@hooks.register("register_admin_urls")
def handbook_addresses():
    return [
        path("handbuch/", handbook.chapter, name="handbook"),
        path("handbuch/<slug:name>/", handbook.chapter, name="handbook"),
    ]


@hooks.register("insert_global_admin_css")
def own_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("design/admin/admin.css"))


@hooks.register("register_log_actions")
def name_demo_in_history(actions):
    actions.register_action(DEMO, "Demo-Inhalt", "Aus dem Demo-Inhalt eingespielt")


@hooks.register("before_serve_document")
def refuse_files_of_drafts(document, request):
    """A file is public with the page that offers it; before that, only people who work here get it."""
    if not request.user.has_perm("wagtailadmin.access_admin") and not documents.is_public(document):
        raise Http404
