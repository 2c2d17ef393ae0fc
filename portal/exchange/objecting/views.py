"""Proposing an objection, and the private page from which it is followed. No cookie, no script needed."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.exchange.models import ObjectionProposal
from portal.exchange.objecting import actions
from portal.exchange.objecting.forms import ProposalForm
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.receiving import small_only
from portal.exchange.reporting.views import METHODS, TOO_OLD, TOO_QUICK
from portal.motions.models import Motion
from portal.motions.register.writing import Refused


@require_http_methods(METHODS)
@small_only
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; then the thanks with the private link."""
    motion = get_object_or_404(Motion.objects.public().models(), slug=slug)
    if request.method != "POST":
        return _form(request, motion, ProposalForm(motion, initial={"clause_id": request.GET.get("punkt", "")}))
    form = ProposalForm(motion, request.POST)
    return _send(request, motion, form) if form.is_valid() else _form(request, motion, form)


def _form(
    request: HttpRequest, motion: Motion, form: ProposalForm, problem: str = "", status: int = 200
) -> HttpResponse:
    stamp = request.POST.get("stempel", "")
    context = {"form": form, "motion": motion, "problem": problem}
    context["stamp"] = stamp if links.read_stamp(stamp) else links.new_stamp()
    return render(request, "exchange/objection/form.html", context, status=status)


def _send(request: HttpRequest, motion: Motion, form: ProposalForm) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None or stamp.age < limits.QUICKEST:
        return _form(request, motion, form, problem=TOO_OLD if stamp is None else TOO_QUICK)
    known = ObjectionProposal.objects.filter(token_hash=links.hash_of(stamp.token)).exists()
    try:
        if not known:  # The same form sent twice counts once.
            limits.count(request)
    except limits.TooMany as problem:
        response = _form(request, motion, form, problem=str(problem), status=429)
        response["Retry-After"] = "3600"
        return response
    actions.hand_in(proposal=form.instance, token=stamp.token)
    address = request.build_absolute_uri(reverse("objection-private", args=[stamp.token]))
    context = {"motion": motion, "address": address, "canonical": ""}
    response = render(request, "exchange/objection/thanks.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who holds the link, as in `reporting.receiving`: a wrong one says nothing but 404, the address goes nowhere."""

    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        found = ObjectionProposal.objects.select_related("motion", "objection")
        proposal = found.filter(token_hash=links.hash_of(token)).first()
        if proposal is None:
            return render(request, "design/404.html", {"canonical": ""}, status=404)
        return view(request, token, proposal)

    inner = small_only(checked)

    @wraps(view)
    def sealed(request: HttpRequest, token: str) -> HttpResponse:
        response = inner(request, token)
        response["Referrer-Policy"] = "no-referrer"
        return response

    sealed.csrf_exempt = True  # small_only has looked where the form came from.
    return sealed


@require_http_methods(METHODS)
@private_page
def private(request: HttpRequest, token: str, proposal: ObjectionProposal) -> HttpResponse:
    """State, questions and answers; here one answers and takes back."""
    problem, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            if request.POST.get("schritt") == "zurueckziehen":
                actions.withdraw(proposal=proposal)
            else:
                limits.count(request)
                actions.answer(proposal=proposal, text=text)
            return HttpResponseRedirect(reverse("objection-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"proposal": proposal, "token": token, "problem": problem, "text": text, "canonical": ""}
    context |= {"conversation": proposal.messages.all(), "is_public": _is_public(proposal)}
    return render(request, "exchange/objection/private.html", context, status=409 if problem else 200)


def _is_public(proposal: ObjectionProposal) -> bool:
    """Whether readers can see what became of it. Asks only when something did."""
    objection = proposal.objection
    if objection is None or not proposal.motion.live:
        return False
    return proposal.motion.objections.public().filter(objection=objection).exists()
