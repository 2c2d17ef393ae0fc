"""/mitmachen/beitrag/, /antrag/, /publikation/: offering something, and the private page from which it is followed.

No cookie, no script needed. Nothing is kept before somebody presses „Senden“ or „Zwischenstand sichern“.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.exchange.models import Offer, OfferKind
from portal.exchange.offering import actions, letters, receiving
from portal.exchange.offering.files import PictureForm
from portal.exchange.offering.forms import OfferForm
from portal.exchange.offering.preview import shown
from portal.exchange.offering.receiving import private_page, read_form, sealed_form, typed
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.views import METHODS, TOO_OLD, TOO_QUICK
from portal.motions.register.writing import Refused

ADDRESSES = {
    OfferKind.TEXT: "offer-text",
    OfferKind.MOTION: "offer-motion",
    OfferKind.PUBLICATION: "offer-publication",
}
KEPT = {"sichern", "senden"}  # The steps that write something.


@require_http_methods(METHODS)
@sealed_form
def offer(request: HttpRequest, kind: str) -> HttpResponse:
    """The form; the preview; then the private link."""
    new, step = receiving.offer_of(request, kind), request.POST.get("schritt", "")
    if request.method != "POST" or step == "aendern":
        return _form(request, OfferForm(instance=new, initial=typed(request)))
    form = read_form(request, new, step)
    if not form.is_valid():
        return _form(request, form)
    return _keep(request, form) if step in KEPT else _preview(request, form)


def _keep(request: HttpRequest, form: OfferForm) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None or stamp.age < limits.QUICKEST:
        return _form(request, form, problem=TOO_OLD if stamp is None else TOO_QUICK)
    known = Offer.objects.filter(token_hash=links.hash_of(stamp.token)).exists()
    try:
        if not known:  # The same form sent twice counts once.
            limits.count(request)
    except limits.TooMany as problem:
        return _too_many(_form(request, form, problem=str(problem), status=429))
    form.apply_consent()
    found = actions.hand_in(offer=form.instance, token=stamp.token, draft=form.draft, book=form.book)
    if known and found.is_draft:  # Kept before, then gone back in the browser.
        actions.keep(offer=found, told=form.told, book=form.book, send=not form.draft)
    address = request.build_absolute_uri(reverse("offer-private", args=[stamp.token]))
    context = {"offer": found, "address": address, "canonical": "", "form_url": reverse(ADDRESSES[found.kind])}
    response = render(request, "exchange/offer/thanks.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _form(request: HttpRequest, form: OfferForm, problem: str = "", status: int = 200, **more: Any) -> HttpResponse:
    stamp = request.POST.get("stempel", "")
    context = {"form": form, "offer": form.instance, "problem": problem, "kind": form.kind, "action": request.path}
    context["stamp"] = stamp if links.read_stamp(stamp) else links.new_stamp()
    context["hidden"] = receiving.context_of(form.instance)
    return render(request, "exchange/offer/form.html", context | more, status=status)


def _preview(request: HttpRequest, form: OfferForm, **more: Any) -> HttpResponse:
    """„So kommt es bei uns an“: nothing is kept."""
    stamp = request.POST.get("stempel", "")
    context = {"form": form, "offer": form.instance, "kind": form.kind, "action": request.path}
    context |= {"stamp": stamp if links.read_stamp(stamp) else links.new_stamp(), "shown": shown(form)}
    context |= {"hidden": [*receiving.context_of(form.instance), *form.hidden]}
    return render(request, "exchange/offer/preview.html", context | more)


@require_http_methods(METHODS)
@private_page
def private(request: HttpRequest, token: str, offer: Offer) -> HttpResponse:
    """A draft goes on here; afterwards: state, questions and answers, taking back."""
    step, problem = request.POST.get("schritt", ""), ""
    if request.method == "POST":
        try:
            if offer.is_draft and step != "zurueckziehen":
                return _draft(request, token, offer, step)
            _reply(request, offer, step)
            return HttpResponseRedirect(reverse("offer-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    if offer.is_draft:
        return _draft_form(request, offer, OfferForm(instance=offer, draft=True), problem)
    context = {"offer": offer, "token": token, "problem": problem, "text": request.POST.get("text", "")}
    context |= {"conversation": offer.messages.all(), "public_url": actions.address_of(offer), "canonical": ""}
    return render(request, "exchange/offer/private.html", context, status=409 if problem else 200)


def _reply(request: HttpRequest, offer: Offer, step: str) -> None:
    if step == "zurueckziehen":
        actions.withdraw(offer=offer)
    elif step == "antworten":  # Anything else was meant for a draft that has been sent meanwhile.
        limits.count(request)
        actions.answer(offer=offer, text=request.POST.get("text", ""))


def _draft(request: HttpRequest, token: str, offer: Offer, step: str) -> HttpResponse:
    """A step of a draft: a picture more or less, keeping, looking, sending."""
    here = reverse("offer-private", args=[token])
    if step == "entfernen":
        actions.remove_picture(offer=offer, number=request.POST.get("bild", ""))
        return HttpResponseRedirect(f"{here}#bilder")
    if step == "bild":
        picture = PictureForm(request.POST, request.FILES)
        if not picture.is_valid():
            return _draft_form(request, offer, OfferForm(instance=offer, draft=True), picture=picture)
        limits.count(request)
        actions.add_picture(offer=offer, picture=picture.instance)
        return HttpResponseRedirect(f"{here}#bilder")
    if step == "aendern":
        return _draft_form(request, offer, OfferForm(instance=offer, draft=True, initial=typed(request)))
    form = read_form(request, offer, step)
    if not form.is_valid():
        return _draft_form(request, offer, form)
    if step not in KEPT:
        return _preview(request, form, pictures=_pictures(offer))
    return _keep_draft(request, offer, form, here)


def _keep_draft(request: HttpRequest, offer: Offer, form: OfferForm, here: str) -> HttpResponse:
    form.apply_consent()
    limits.count(request)
    actions.keep(offer=offer, told=form.told, book=form.book, send=not form.draft)
    return HttpResponseRedirect(here)


def _draft_form(
    request: HttpRequest, offer: Offer, form: OfferForm, problem: str = "", picture: PictureForm | None = None
) -> HttpResponse:
    more = {"saved": True, "canonical": "", "pictures": _pictures(offer), "picture": picture or PictureForm()}
    more |= {"book": offer.files.books().defer("data").first()}
    return _form(request, form, problem, 409 if problem else 200, **more)


def _pictures(offer: Offer) -> list:
    return list(offer.files.pictures().defer("data").select_related("license"))


@require_http_methods(METHODS)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A button, so that a machine that looks at all links in a letter confirms nothing; then: confirmed."""
    done = request.method == "POST" and letters.confirm(token)
    waiting = not done and letters.find_confirmation(token) is not None
    context = {"done": done, "waiting": waiting, "canonical": ""}
    return render(request, "exchange/offer/confirm.html", context, status=200 if done or waiting else 404)


confirm = receiving.unseen(sealed_form(confirm), confirm)


def _too_many(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = "3600"
    return response
