"""Editors' pages: the queue of proposed objections, and one proposal with what to do about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.exchange.models import ObjectionProposal, ProposalRefusal, ReportState
from portal.exchange.objecting import actions
from portal.exchange.reporting.moderation import PER_PAGE, SHELVES
from portal.motions.models import Objection
from portal.motions.objections.shown import clause_numbers
from portal.motions.register.writing import Refused

PERMISSION = "exchange.change_objectionproposal"
# A draft is written into the objections: that takes the right to write there as well.
TO_ACCEPT = ("motions.add_objection", "motions.change_objection")


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; or what was decided."""
    _may(request)
    state = request.GET.get("stand", "")
    if state in ReportState.values and state != ReportState.RECEIVED:
        proposals = ObjectionProposal.objects.filter(state=state).order_by("-touched_at", "-pk")
    else:
        state, proposals = ReportState.RECEIVED, ObjectionProposal.objects.waiting()
    listed = proposals.select_related("motion").defer("motion__text", "motion__plain_text")
    page = Paginator(listed, PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": "Vorgeschlagene Einwände", "header_title": "Vorgeschlagene Einwände"}
    context |= {"header_icon": "warning", "proposals": page, "states": SHELVES.items(), "state": state}
    return render(request, "exchange/objection/queue.html", context)


@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, number: int) -> HttpResponse:
    """One proposal: accept as a draft, ask back, decline."""
    _may(request)
    found = ObjectionProposal.objects.select_related("motion", "objection", "decided_by")
    one = get_object_or_404(found, pk=number)
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_decide(request, one))
        except Refused as refusal:
            messages.error(request, str(refusal))
            one = get_object_or_404(found, pk=number)
    return render(request, "exchange/objection/proposal.html", _context(request, one))


def _decide(request: HttpRequest, one: ObjectionProposal) -> str:
    """Does what the editor pressed; returns where to go on."""
    seen = request.POST.get("seen", "")
    told = {"by": request.user, "proposal": one, "revision": int(seen) if seen[:9].isdecimal() else -1}
    step = request.POST.get("schritt", "")
    if step == "fragen":
        actions.ask(**told, text=request.POST.get("text", ""))
        messages.success(request, "Die Frage steht auf der Seite der vorschlagenden Person.")
    elif step == "ablehnen":
        actions.decline(**told, reason=request.POST.get("grund", ""), words=request.POST.get("worte", ""))
        messages.success(request, "Nicht übernommen. Der Grund steht auf der Seite der vorschlagenden Person.")
    elif step == "uebernehmen":
        if not request.user.has_perms(TO_ACCEPT):
            raise PermissionDenied
        made = actions.accept(**told, objection=_chosen(request, one))
        messages.success(request, "Übernommen als Entwurf. Öffentlich wird er, wenn Sie ihn hier veröffentlichen.")
        return _edit_url(made.pk)
    return reverse("objection-proposals")


def _chosen(request: HttpRequest, one: ObjectionProposal) -> Objection | None:
    """The objection that the reply is added to; None for a new one."""
    number = request.POST.get("zu", "")
    if not number:
        return None
    found = next((known for known in _known(one) if str(known.pk) == number), None)
    if found is None:
        raise Refused("Diesen Einwand gibt es nicht mehr. Bitte wählen Sie noch einmal.")
    return found


def _known(one: ObjectionProposal) -> list[Objection]:
    """All objections against the motion, drafts included."""
    return list(Objection.objects.filter(against__motion=one.motion_id).order_by("kind", "words"))


def _context(request: HttpRequest, one: ObjectionProposal) -> dict:
    return {
        "page_title": f"Vorgeschlagener Einwand: {one}",
        "header_title": "Vorgeschlagener Einwand",
        "header_icon": "warning",
        "proposal": one,
        "clause_number": clause_numbers(one.motion).get(one.clause_id),
        "edit_url": _edit_url(one.objection_id) if one.objection_id else "",
        "known": _known(one) if one.is_open else [],
        "conversation": one.messages.select_related("by"),
        "reasons": ProposalRefusal.choices,
        "shelf": SHELVES[ReportState(one.state)],
        "typed": request.POST if request.method == "POST" else {},
    }


def _edit_url(number: int) -> str:
    return reverse(Objection.snippet_viewset.get_url_name("edit"), args=[number])


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
