"""Editors' pages: the queue „Angebote“, one offer with what to do about it, and its pictures and files."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from portal.exchange.models import Offer, OfferFile, OfferKind, OfferReason, OfferState
from portal.exchange.offering import actions, wording
from portal.exchange.reporting.moderation import PER_PAGE
from portal.motions.models import Motion
from portal.motions.register.writing import Refused
from portal.motions.similarity import already_there
from uploads.kinds import KINDS

PERMISSION = "exchange.change_offer"
# The states in editors' words; those of the model are for who offered.
SHELVES = {
    OfferState.RECEIVED: "wartet auf uns",
    OfferState.REVIEW: "wird gelesen",
    OfferState.QUESTION: "Frage gestellt",
    OfferState.ACCEPTED: "angenommen",
    OfferState.PUBLISHED: "veröffentlicht",
    OfferState.DECLINED: "nicht angenommen",
    OfferState.WITHDRAWN: "zurückgezogen",
}


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; or what was decided."""
    _may(request)
    state = request.GET.get("stand", "")
    if state in SHELVES and state != OfferState.RECEIVED:
        offers = Offer.objects.filter(state=state).order_by("-touched_at", "-pk")
    else:
        state, offers = OfferState.RECEIVED, Offer.objects.filter(state=OfferState.RECEIVED)
        offers = offers.order_by("touched_at", "pk")
    page = Paginator(offers.listed(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": "Angebote", "header_title": "Angebote", "header_icon": "doc-full"}
    context |= {"offers": page, "states": SHELVES.items(), "state": state}
    return render(request, "exchange/offer/queue.html", context)


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, number: int) -> HttpResponse:
    """One offer: read it, ask back, make a draft of it, decline."""
    _may(request)
    one = _found(number)
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_decide(request, one))
        except Refused as refusal:
            messages.error(request, str(refusal))
            one = _found(number)
    return render(request, "exchange/offer/offer.html", _context(request, one))


@require_safe
def file(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """A picture to look at, or a publication's file to take away; only for editors, and never kept by a browser."""
    _may(request)
    found = get_object_or_404(OfferFile.objects.filter(offer__in=Offer.objects.for_editors()), pk=file, offer=number)
    media_type, extension, _ = KINDS[found.kind]
    response = HttpResponse(bytes(found.data), content_type=media_type)
    way = "inline" if found.is_picture else "attachment"
    response["Content-Disposition"] = f'{way}; filename="angebot-{number}-{file}.{extension}"'
    response["Cache-Control"] = "no-store, private"
    return response


def _decide(request: HttpRequest, one: Offer) -> str:
    """Does what the editor pressed; returns where to go on."""
    seen = request.POST.get("seen", "")
    told = {"by": request.user, "offer": one, "revision": int(seen) if seen[:9].isdecimal() else -1}
    step = request.POST.get("schritt", "")
    if step == "lesen":
        actions.take_in_hand(**told)
        messages.success(request, "Wer es angeboten hat, sieht jetzt, dass jemand liest.")
        return one.editors_url
    if step == "fragen":
        actions.ask(**told, text=request.POST.get("text", ""))
        messages.success(request, "Die Frage steht auf der Seite der anbietenden Person.")
    elif step == "ablehnen":
        actions.decline(**told, reason=request.POST.get("grund", ""), words=request.POST.get("worte", ""))
        messages.success(request, "Nicht angenommen. Der Grund steht auf der Seite der anbietenden Person.")
    elif step == "annehmen":
        made = actions.accept(**told)
        messages.success(request, "Angenommen als Entwurf. Öffentlich wird er, wenn Sie ihn veröffentlichen.")
        return edit_url(made)
    else:
        raise Refused("Diesen Schritt kennen wir nicht. Gespeichert wurde nichts.")
    return reverse("offers")


def _context(request: HttpRequest, one: Offer) -> dict:
    made = one.motion or one.page
    return {
        "page_title": f"Angebot: {one}",
        "header_title": "Angebot",
        "header_icon": "doc-full",
        "offer": one,
        "html": mark_safe(wording.html_of(one.text)),  # noqa: S308 - went through the sanitiser
        "files": one.files.defer("data").select_related("license"),
        "made_url": edit_url(made) if made else "",
        "models": already_there(title=one.title, text=one.text).models
        if one.kind == OfferKind.MOTION and one.is_open
        else [],
        "conversation": one.messages.select_related("by"),
        "reasons": OfferReason.choices,
        "shelf": SHELVES[OfferState(one.state)],
        "typed": request.POST if request.method == "POST" else {},
    }


def edit_url(made: Page | Motion) -> str:
    if isinstance(made, Motion):
        return reverse(Motion.snippet_viewset.get_url_name("edit"), args=[made.pk])
    return reverse("wagtailadmin_pages:edit", args=[made.pk])


def _found(number: int) -> Offer:
    found = Offer.objects.for_editors().select_related(
        "debate", "answers", "focus", "license", "decided_by", "page", "motion"
    )
    return get_object_or_404(found, pk=number)


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
