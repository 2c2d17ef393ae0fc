"""/melden/: a notice about anything here, and the private page on which its fate is told. No cookie, no script needed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.exchange.commenting.private import private_page
from portal.exchange.complaining import actions
from portal.exchange.complaining.forms import ComplaintForm, own_path
from portal.exchange.models import Complaint
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.receiving import small_only
from portal.exchange.reporting.views import METHODS, TOO_OLD, TOO_QUICK
from portal.motions.register.writing import Refused


@require_http_methods(METHODS)
@small_only
def complain(request: HttpRequest) -> HttpResponse:
    """The form; then the receipt with the private link."""
    if request.method != "POST":
        return _form(request, ComplaintForm(initial={"address": own_path(request.GET.get("adresse", "")) or ""}))
    form = ComplaintForm(request.POST)
    return _send(request, form) if form.is_valid() else _form(request, form)


def _form(request: HttpRequest, form: ComplaintForm, problem: str = "", status: int = 200) -> HttpResponse:
    stamp = request.POST.get("stempel", "")
    context = {"form": form, "problem": problem, "canonical": ""}
    context["stamp"] = stamp if links.read_stamp(stamp) else links.new_stamp()
    return render(request, "exchange/complaint/form.html", context, status=status)


def _send(request: HttpRequest, form: ComplaintForm) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None or stamp.age < limits.QUICKEST:
        return _form(request, form, problem=TOO_OLD if stamp is None else TOO_QUICK)
    try:
        if not Complaint.objects.filter(token_hash=links.hash_of(stamp.token)).exists():  # A double click counts once.
            limits.count(request, what="hinweis", called="Hinweise")
    except limits.TooMany as problem:
        response = _form(request, form, problem=str(problem), status=429)
        response["Retry-After"] = "3600"
        return response
    complaint = actions.hand_in(complaint=form.instance, token=stamp.token)
    address = request.build_absolute_uri(reverse("complaint-private", args=[stamp.token]))
    response = render(
        request, "exchange/complaint/thanks.html", {"complaint": complaint, "address": address, "canonical": ""}
    )
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(METHODS)
@private_page(lambda: Complaint.objects.all())
def private(request: HttpRequest, token: str, complaint: Complaint) -> HttpResponse:
    """State, decision with its reason, and a way to disagree."""
    problem, typed = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            limits.count(request, what="hinweis", called="Hinweise")
            actions.appeal(complaint=complaint, text=typed)
            return HttpResponseRedirect(reverse("complaint-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"complaint": complaint, "token": token, "problem": problem, "typed": typed, "canonical": ""}
    return render(request, "exchange/complaint/private.html", context, status=409 if problem else 200)
