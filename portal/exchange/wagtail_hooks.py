"""How editors reach what waits for them."""

from functools import partial

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

from portal.exchange import menu
from portal.exchange.improving import moderation as improving
from portal.exchange.moderating import views as moderating
from portal.exchange.objecting import moderation as objecting
from portal.exchange.offering import moderation as offering
from portal.exchange.reporting import moderation
from portal.exchange.rolling_back import views as rolling_back
from portal.exchange.suppressing import views as suppressing


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("moderation/", moderating.moderation, name="moderation"),
        path("moderation/ruhemodus/", moderating.quiet, name="moderation-quiet"),
        path("moderation/verlauf/", moderating.entries, name="moderation-log"),
        path("zuruecknehmen/", rolling_back.roll_back, name="roll-back"),
        path("moderation/loeschen/", suppressing.suppress, name="suppress"),
        path("moderation/kommentar/<int:number>/", moderating.comment, name="moderation-comment"),
        path("meldungen/", moderation.queue, name="filing-reports"),
        path("meldungen/<int:number>/", moderation.filing_report, name="filing-report"),
        path("einwand-vorschlaege/", objecting.queue, name="objection-proposals"),
        path("einwand-vorschlaege/<int:number>/", objecting.proposal, name="objection-proposal"),
        path("verbesserungen/", improving.queue, name="improvements"),
        path("verbesserungen/<int:number>/", improving.improvement, name="improvement"),
        path("verbesserungen/<int:number>/uebernehmen/", improving.take, name="improvement-take"),
        path("angebote/", offering.queue, name="offers"),
        path("angebote/<int:number>/", offering.offer, name="offer"),
        path("angebote/<int:number>/datei/<int:file>/", offering.file, name="offer-file"),
    ]


# Label, address, icon, order, permission, name of the number.
MENU = [
    ("Moderation", "moderation", "comment", 2, moderating.PERMISSION, menu.MODERATION),
    ("Meldungen", "filing-reports", "mail", 2, moderation.PERMISSION, menu.REPORTS),
    ("Einwände: Vorschläge", "objection-proposals", "warning", 3, objecting.PERMISSION, menu.OBJECTIONS),
    ("Verbesserungen", "improvements", "edit", 3, improving.PERMISSION, menu.IMPROVEMENTS),
    ("Angebote", "offers", "doc-full", 2, offering.PERMISSION, menu.OFFERS),
]


def _item(label: str, address: str, icon: str, order: int, permission: str, counted: str) -> menu.WaitingMenuItem:
    told = {"name": address, "icon_name": icon, "order": order, "permission": permission, "counted": counted}
    return menu.WaitingMenuItem(label, reverse(address), **told)


for _entry in MENU:
    hooks.register("register_admin_menu_item", partial(_item, *_entry))


@hooks.register("register_settings_menu_item")
def roll_back_menu_item():
    return rolling_back.RollBackMenuItem("Zurücknehmen", reverse("roll-back"), name="zuruecknehmen", icon_name="rotate")


@hooks.register("register_permissions")
def permissions():
    """So that administrators can give them to other groups."""
    models = (
        "filingreport",
        "improvement",
        "objectionproposal",
        "offer",
        "comment",
        "subject",
        "complaint",
        "evidence",
    )
    models = (*models, "moderationentry")
    return Permission.objects.filter(content_type__app_label="exchange", content_type__model__in=models)


@hooks.register("insert_global_admin_css")
def own_layout():
    return format_html('<link rel="stylesheet" href="{}">', static("exchange/moderation.css"))
