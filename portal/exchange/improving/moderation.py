"""Editors' pages: the queue „Verbesserungen“, one proposal with what to do about it, and taking it over into a draft."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motionkit.diff import compare, summary
from portal.exchange.improving import actions, choosing
from portal.exchange.improving.accepting import accept, select
from portal.exchange.improving.receiving import changed_lines
from portal.exchange.improving.taking import TakeForm, conflicts_of
from portal.exchange.models import Improvement, ImprovementReason, ImprovementState
from portal.motions.editing.actions import newest_draft
from portal.motions.models import Motion
from portal.motions.register.writing import Refused

PER_PAGE = 50
PERMISSION = "exchange.change_improvement"
# The states in editors' words; those of the model are for who proposed.
SHELVES = {
    ImprovementState.RECEIVED: "wartet auf uns",
    ImprovementState.QUESTION: "Frage gestellt",
    ImprovementState.ACCEPTED: "übernommen",
    ImprovementState.PARTLY: "zum Teil übernommen",
    ImprovementState.DECLINED: "nicht übernommen",
    ImprovementState.WITHDRAWN: "zurückgezogen",
}
NOTHING_CHOSEN = "Bitte wählen Sie mindestens eine Änderung."
MENDED = "Noch nicht übernommen. Ihre Eingaben sind noch da."


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; or what was decided."""
    _may(request)
    state = request.GET.get("stand", "")
    if state in ImprovementState.values and state != ImprovementState.RECEIVED:
        found = Improvement.objects.filter(state=state).order_by("-touched_at", "-pk")
    else:
        state, found = ImprovementState.RECEIVED, Improvement.objects.waiting()
    page = Paginator(found.listed(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": "Verbesserungen", "header_title": "Verbesserungen", "header_icon": "edit"}
    context |= {"improvements": page, "states": SHELVES.items(), "state": state}
    return render(request, "exchange/moderation/improvements.html", context)


@require_http_methods(["GET", "POST"])
def improvement(request: HttpRequest, number: int) -> HttpResponse:
    """One proposal: what it changes; choose, ask back, decline."""
    _may(request)
    found = _found(number)
    if request.method == "POST":
        try:
            messages.success(request, _decide(request, found))
            return redirect("improvements")
        except Refused as refusal:
            messages.error(request, str(refusal))
            found = _found(number)
    old, current = found.base.motion_text, newest_draft(found.motion).motion_text
    difference = compare(old, found.motion_text)
    moved_on = compare(old, current)
    context = _context(found) | {
        "choices": choosing.choices(difference),
        "coarse": difference.coarse,
        "moved_on": "" if old == current else summary(moved_on),
        "conflicts": conflicts_of(select(found)) if found.is_open and old != current else [],
        "reasons": ImprovementReason.choices,
        "conversation": found.messages.select_related("by"),
        "typed": request.POST if request.method == "POST" else {},
    }
    return render(request, "exchange/moderation/improvement.html", context)


def _decide(request: HttpRequest, found: Improvement) -> str:
    """Asks back or declines; what to say of it."""
    told = {"by": request.user, "improvement": found, "revision": _number(request.POST.get("seen", ""))}
    step = request.POST.get("schritt", "")
    if step == "fragen":
        actions.ask(**told, text=request.POST.get("text", ""))
        return "Die Frage steht auf der Seite der vorschlagenden Person."
    if step == "ablehnen":
        actions.decline(**told, reason=request.POST.get("grund", ""), words=request.POST.get("worte", ""))
        return "Nicht übernommen. Der Grund steht auf der Seite der vorschlagenden Person."
    raise Refused("Diesen Schritt kennen wir nicht. Gespeichert wurde nichts.")


@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, number: int) -> HttpResponse:
    """The chosen changes in the newest draft: look, edit, accept."""
    _may(request)
    if not request.user.has_perm("motions.change_motion"):
        raise PermissionDenied
    found = _found(number)
    told = request.POST if request.method == "POST" else request.GET
    keys = set(told.getlist("teil"))
    if not keys & {one.key for one in choosing.choices(compare(found.base.motion_text, found.motion_text))}:
        messages.error(request, NOTHING_CHOSEN)
        return HttpResponseRedirect(found.editors_url)
    selection = select(found, keys)
    form = TakeForm(found, selection, request.POST if request.method == "POST" else None)
    if request.POST.get("schritt") == "ergaenzen":
        form.wording.add_row()
    elif request.method == "POST":
        if form.is_valid() and request.POST.get("schritt") == "uebernehmen":
            try:
                motion = accept(by=request.user, improvement=found, revision=form.revision, taken=form.acceptance)
                messages.success(request, "Als Entwurf übernommen. Öffentlich wird er, wenn Sie ihn veröffentlichen.")
                return redirect(Motion.snippet_viewset.get_url_name("edit"), motion.pk)
            except Refused as refusal:
                messages.error(request, str(refusal))
                form = form.renewed(found := _found(number), select(found, keys))
        elif not form.is_valid():
            messages.error(request, MENDED)
    return render(request, "exchange/moderation/take.html", _take_context(found, form, keys))


def _take_context(found: Improvement, form: TakeForm, keys: set[str]) -> dict:
    selection = form.selection
    result = compare(selection.current, form.text) if form.is_readable else None
    return _context(found) | {
        "form": form,
        "keys": sorted(keys),
        "selection": selection,
        "conflicts": conflicts_of(selection),
        "summary": summary(result) if result else "",
        "lines": changed_lines(result) if result else [],
    }


def _context(found: Improvement) -> dict:
    return {
        "page_title": f"Verbesserung: {found}",
        "header_title": "Verbesserung",
        "header_icon": "edit",
        "improvement": found,
        "shelf": SHELVES[ImprovementState(found.state)],
        "motion_url": reverse(Motion.snippet_viewset.get_url_name("edit"), args=[found.motion_id]),
    }


def _found(number: int) -> Improvement:
    found = Improvement.objects.select_related("motion__latest_revision", "base", "decided_by")
    return get_object_or_404(found, pk=number)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed[:9].isdecimal() and len(typed) < 10 else -1


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
