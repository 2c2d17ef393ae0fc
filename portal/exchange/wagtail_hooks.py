"""How editors reach what waits for them."""

from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks

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


@hooks.register("register_admin_menu_item")
def moderation_menu_item():
    address = reverse("moderation")
    return moderating.ModerationMenuItem("Moderation", address, name="moderation", icon_name="comment", order=2)


@hooks.register("register_admin_menu_item")
def reports_menu_item():
    return moderation.ReportsMenuItem(
        "Meldungen", reverse("filing-reports"), name="meldungen", icon_name="mail", order=2
    )


@hooks.register("register_admin_menu_item")
def proposals_menu_item():
    address = reverse("objection-proposals")
    return objecting.ProposalsMenuItem(
        "Einwände: Vorschläge", address, name="einwand-vorschlaege", icon_name="warning", order=3
    )


@hooks.register("register_admin_menu_item")
def improvements_menu_item():
    return improving.ImprovementsMenuItem(
        "Verbesserungen", reverse("improvements"), name="verbesserungen", icon_name="edit", order=3
    )


@hooks.register("register_admin_menu_item")
def offers_menu_item():
    return offering.OffersMenuItem("Angebote", reverse("offers"), name="angebote", icon_name="doc-full", order=2)


@hooks.register("register_settings_menu_item")
def roll_back_menu_item():
    return rolling_back.RollBackMenuItem("Zurücknehmen", reverse("roll-back"), name="zuruecknehmen", icon_name="undo")


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
