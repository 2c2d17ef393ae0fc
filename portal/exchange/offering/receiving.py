"""What a reader's request says: how large it is, what the offer refers to, the form, and who holds a private link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from motionkit.characters import readable
from portal.debates.contributions import source
from portal.debates.models import Debate
from portal.design.origins import same_origin_only
from portal.exchange.models import Offer, OfferKind
from portal.exchange.offering.files import MOST_BOOK_BYTES
from portal.exchange.offering.forms import OfferForm
from portal.exchange.reporting import links

MOST_BYTES = MOST_BOOK_BYTES + 1_000_000
_FOCUSES = "/home/schwerpunkte/"
# What the address of the form may name.
CONTEXT = ("debatte", "antwort", "schwerpunkt")


def offer_of(request: HttpRequest, kind: str) -> Offer:
    """A new offer with what the address or the form says it refers to; unknown names are left out."""
    told = request.POST if request.method == "POST" else request.GET
    offer = Offer(kind=kind)
    if kind != OfferKind.TEXT:
        return offer
    if slug := _name(told, "debatte"):
        offer.debate = Debate.objects.public().filter(slug=slug).first()
    if offer.debate and (slug := _name(told, "antwort")):
        keys = [one.key for one in source().contributions(offer.debate.pk) if one.url.rstrip("/").endswith(f"/{slug}")]
        offer.answers = Page.objects.live().filter(pk__in=keys).first()
    if slug := _name(told, "schwerpunkt"):
        offer.focus = Page.objects.live().filter(url_path=f"{_FOCUSES}{slug}/").first()
    return offer


def context_of(offer: Offer) -> list[tuple[str, str]]:
    """(name, value) for hidden fields, so that the next page still knows."""
    pages = (offer.debate, offer.answers, offer.focus)
    return [(name, page.slug) for name, page in zip(CONTEXT, pages, strict=True) if page]


def read_form(request: HttpRequest, offer: Offer, step: str) -> OfferForm:
    """The form as it was sent with the button `step`."""
    told = {"draft": step == "sichern", "sending": step == "senden"}
    return OfferForm(request.POST, request.FILES, instance=offer, **told)


def typed(request: HttpRequest) -> dict[str, str]:
    """Everything that was typed, to show it once more without judging it."""
    return {name: readable(value) for name, value in request.POST.items()}


def sealed_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Forms of readers: from here, not too large, no file touches the disk, no cookie, no cache."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        if request.method == "POST":
            request.upload_handlers = [MemoryFile(request)]
            length = request.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return render(request, "exchange/offer/too_large.html", {"canonical": ""}, status=413)
        return view(request, *args, **options)

    return same_origin_only(checked)


class MemoryFile(MemoryFileUploadHandler):
    """Keeps files of any size in memory; `sealed_form` has looked at the size of the whole."""

    def handle_raw_input(self, *args: Any, **options: Any) -> None:
        self.activated = True


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who holds the link, as in `reporting.receiving`: a wrong one says nothing but 404, the address goes nowhere."""

    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        found = Offer.objects.select_related("debate", "answers", "focus", "page", "motion", "license")
        offer = found.filter(token_hash=links.hash_of(token)).first()
        if offer is None:
            return render(request, "design/404.html", {"canonical": ""}, status=404)
        return view(request, token, offer)

    return unseen(sealed_form(checked), view)


def unseen(inner: Callable[..., HttpResponse], view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The address of the page is told nobody."""

    @wraps(view)
    def sealed(request: HttpRequest, token: str) -> HttpResponse:
        response = inner(request, token)
        response["Referrer-Policy"] = "no-referrer"
        return response

    sealed.csrf_exempt = True  # sealed_form has looked where the form came from.
    return sealed


def _name(told: Any, name: str) -> str:
    return readable(told.get(name, ""))[:200]
