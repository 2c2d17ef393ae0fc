"""Editors' pages: the queue „Meldungen“, and one report with what to do about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.exchange.models import DeclineReason, FilingReport, ReportState
from portal.exchange.models.report import OUTCOME_NAMES
from portal.exchange.reporting import actions
from portal.exchange.reporting.accepting import accept
from portal.exchange.reporting.deciding import AcceptForm, compared
from portal.exchange.reporting.duplicates import likely
from portal.exchange.reporting.forms import proposed
from portal.motions.register.writing import Refused

PER_PAGE = 50
PERMISSION = "exchange.change_filingreport"
# The states in editors' words; those of the model are for who reported.
SHELVES = {
    ReportState.RECEIVED: "wartet auf uns",
    ReportState.QUESTION: "Frage gestellt",
    ReportState.ACCEPTED: "übernommen",
    ReportState.DECLINED: "nicht übernommen",
    ReportState.WITHDRAWN: "zurückgezogen",
}


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; or what was decided."""
    _may(request)
    state = request.GET.get("stand", "")
    if state in ReportState.values and state != ReportState.RECEIVED:
        reports = FilingReport.objects.filter(state=state).order_by("-touched_at", "-pk")
    else:
        state, reports = ReportState.RECEIVED, FilingReport.objects.waiting()
    page = Paginator(reports.listed(), PER_PAGE).get_page(request.GET.get("p"))
    context = {"page_title": "Meldungen", "header_title": "Meldungen", "header_icon": "mail"}
    context |= {"reports": page, "states": SHELVES.items(), "state": state}
    return render(request, "exchange/moderation/queue.html", context)


@require_http_methods(["GET", "POST"])
def filing_report(request: HttpRequest, number: int) -> HttpResponse:
    """One report: what was told beside what we know; accept, ask back, decline."""
    _may(request)
    found = FilingReport.objects.select_related("municipality", "motion", "about__municipality", "about__motion")
    report = get_object_or_404(found.select_related("decided_by", "filing__municipality", "follows"), pk=number)
    form = AcceptForm(report)
    if request.method == "POST":
        step = request.POST.get("schritt", "")
        form = AcceptForm(report, request.POST) if step == "uebernehmen" else form
        try:
            if said := _decide(request, report, form, step):
                messages.success(request, said)
                return HttpResponseRedirect(reverse("filing-reports"))
        except Refused as refusal:
            messages.error(request, str(refusal))
            report = get_object_or_404(found, pk=number)
            form = form.renewed(report)
    return render(request, "exchange/moderation/report.html", _context(request, report, form))


def _decide(request: HttpRequest, report: FilingReport, form: AcceptForm, step: str) -> str:
    """Does what the editor pressed; what to say of it, or "" when the form is to be mended."""
    seen = request.POST.get("seen", "")
    told = {"by": request.user, "report": report, "revision": int(seen) if seen[:9].isdecimal() else -1}
    if step == "fragen":
        actions.ask(**told, text=request.POST.get("text", ""))
        return "Die Frage steht auf der Seite der meldenden Person."
    if step == "ablehnen":
        actions.decline(**told, reason=request.POST.get("grund", ""), words=request.POST.get("worte", ""))
        return "Nicht übernommen. Der Grund steht auf der Seite der meldenden Person."
    if step == "uebernehmen" and form.is_valid():
        filing = accept(**told, taken=form.acceptance)
        return f"Übernommen: {filing}." if filing.is_public else f"Übernommen, noch nicht öffentlich: {filing}."
    return ""


def _context(request: HttpRequest, report: FilingReport, form: AcceptForm) -> dict:
    read = proposed(report)
    return {
        "page_title": f"Meldung: {report}",
        "header_title": "Meldung",
        "header_icon": "mail",
        "report": report,
        "rows": compared(report),
        "proposed": read,
        "proposed_name": OUTCOME_NAMES.get(read.code, "") if read else "",
        "duplicates": [] if report.about_id or not report.is_open else likely(report),
        "conversation": report.messages.select_related("by"),
        "form": form,
        "reasons": DeclineReason.choices,
        "shelf": SHELVES[ReportState(report.state)],
        "typed": request.POST if request.method == "POST" else {},
    }


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
