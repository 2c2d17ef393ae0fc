"""/mitmachen/einbringung/: reporting a filing, and the private page from which it is followed. No cookie, no script needed."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.exchange.models import FilingReport, ReportState
from portal.exchange.models.report import OUTCOME_NAMES
from portal.exchange.reporting import actions, limits, links
from portal.exchange.reporting.duplicates import likely, models
from portal.exchange.reporting.forms import ReportForm, proposed
from portal.exchange.reporting.receiving import Subject, private_page, read_form, small_only, typed
from portal.motions.register.writing import Refused
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY
from portal.places import finding

BUSY = "Gerade werden zu viele Dateien gelesen. Ihre Angaben stehen noch hier; bitte wählen Sie die Datei noch einmal und senden Sie in einigen Sekunden."
TOO_OLD = "Die Seite lag lange offen. Ihre Angaben sind noch da: Bitte senden Sie noch einmal."
TOO_QUICK = "Das ging schneller, als jemand tippen kann. Ihre Angaben sind noch da: Bitte senden Sie in einigen Sekunden noch einmal."
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@small_only
def report(request: HttpRequest) -> HttpResponse:
    """The form; the page before sending; the thanks with the private link."""
    subject = Subject.of(request)
    if request.method != "POST":
        return _form(request, subject, ReportForm(initial=subject.initial, about=subject.about))
    step = request.POST.get("schritt", "")
    if step == "aendern" or request.POST.get("ergaenzen"):
        return _form(request, subject, ReportForm(initial=typed(request), about=subject.about))
    try:
        form = read_form(request, about=subject.about)
    except Busy:
        again = ReportForm(initial=typed(request), about=subject.about)
        return _busy(_form(request, subject, again, problem=BUSY, status=503))
    if not form.is_valid():
        return _form(request, subject, form)
    form.instance.motion = subject.about.motion if subject.about else subject.motion
    return _send(request, subject, form) if step == "senden" else _check(request, subject, form)


def _form(
    request: HttpRequest, subject: Subject, form: ReportForm, problem: str = "", status: int = 200
) -> HttpResponse:
    stamp = request.POST.get("stempel", "")
    context = {"form": form, "subject": subject, "problem": problem, "action": reverse("report"), "mode": "new"}
    context["stamp"] = stamp if links.read_stamp(stamp) else links.new_stamp()
    context["open_more"] = _has_more(form)
    return render(request, "exchange/report/form.html", context, status=status)


def _has_more(form: ReportForm) -> bool:
    """Whether the third step holds something: then it is open."""
    more = ("final_text", "amendments", "defeat_reason", "helped", "administration_said", "differently", "note", "name")
    names = (*more, "email", "file")
    return any(name in form.errors or (name != "file" and form[name].value()) for name in names)


def _check(
    request: HttpRequest, subject: Subject, form: ReportForm, problem: str = "", status: int = 200
) -> HttpResponse:
    """What was understood, and what may be the same."""
    stamp = request.POST.get("stempel", "")
    known, read = form.instance, proposed(form.instance)
    context = {
        "form": form,
        "report": known,
        "subject": subject,
        "place": finding.label_of(known.municipality),
        "proposed": read,
        "proposed_name": OUTCOME_NAMES.get(read.code, "") if read else "",
        "duplicates": [] if subject.about else likely(known),
        "models": [] if subject.about or subject.motion else models(known),
        "stamp": stamp if links.read_stamp(stamp) else links.new_stamp(),
        "problem": problem,
    }
    return render(request, "exchange/report/check.html", context, status=status)


def _send(request: HttpRequest, subject: Subject, form: ReportForm) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None:
        return _check(request, subject, form, problem=TOO_OLD)
    if stamp.age < limits.QUICKEST:
        return _check(request, subject, form, problem=TOO_QUICK)
    known = FilingReport.objects.filter(token_hash=links.hash_of(stamp.token)).exists()
    try:
        if not known:  # The same form sent twice counts once.
            limits.count(request)
    except limits.TooMany as problem:
        response = _check(request, subject, form, problem=str(problem), status=429)
        response["Retry-After"] = "3600"
        return response
    found = actions.hand_in(report=form.instance, token=stamp.token)
    address = request.build_absolute_uri(reverse("report-private", args=[stamp.token]))
    context = {"report": found, "address": address, "canonical": ""}
    response = render(request, "exchange/report/thanks.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(METHODS)
@private_page
def private(request: HttpRequest, token: str, report: FilingReport) -> HttpResponse:
    """State, questions and answers; here one answers and takes back."""
    problem, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            _reply(request, report, text)
            return HttpResponseRedirect(reverse("report-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"reports": [report, *_follow_ups(report)], "token": token, "problem": problem, "text": text}
    context |= {"canonical": "", "first": report, "may_go_on": _may_go_on(report)}
    return render(request, "exchange/report/private.html", context, status=409 if problem else 200)


def _reply(request: HttpRequest, report: FilingReport, text: str) -> None:
    """Answers, or takes back, the report or one that follows it."""
    number = request.POST.get("meldung", "")
    chosen = next((one for one in _follow_ups(report) if str(one.pk) == number), report)
    if request.POST.get("schritt") == "zurueckziehen":
        actions.withdraw(report=chosen)
    else:
        limits.count(request)
        actions.answer(report=chosen, text=text)


@require_http_methods(METHODS)
@private_page
def correct(request: HttpRequest, token: str, report: FilingReport) -> HttpResponse:
    """The form once more, with what was told."""
    number = request.POST.get("meldung") or request.GET.get("meldung", "")
    chosen = next((one for one in _follow_ups(report) if str(one.pk) == number), report)
    if not chosen.is_open:
        return HttpResponseRedirect(reverse("report-private", args=[token]))
    initial = {"municipality_name": finding.label_of(chosen.municipality)}
    return _private_form(request, token, chosen, "correct", initial)


@require_http_methods(METHODS)
@private_page
def go_on(request: HttpRequest, token: str, report: FilingReport) -> HttpResponse:
    """„Wie ging es weiter?“: a later event, which waits for an editor as well."""
    if not _may_go_on(report):
        return HttpResponseRedirect(reverse("report-private", args=[token]))
    return _private_form(request, token, FilingReport(about=report.filing), "go_on", None, first=report)


def _private_form(
    request: HttpRequest, token: str, report: FilingReport, mode: str, initial, first: FilingReport | None = None
) -> HttpResponse:
    about, problem = report.about, ""
    subject = Subject(motion=report.motion, about=about)
    form = ReportForm(instance=report, about=about, initial=initial or subject.initial)
    if request.method == "POST":
        try:
            form = read_form(request, instance=report, about=about)
            if form.is_valid():
                limits.count(request)
                if first:
                    actions.go_on(report=first, told=form.told)
                else:
                    actions.correct(report=report, told=form.told)
                return HttpResponseRedirect(reverse("report-private", args=[token]))
        except Busy:
            form, problem = ReportForm(initial=typed(request), instance=report, about=about), BUSY
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"form": form, "subject": subject, "problem": problem, "action": request.path, "canonical": ""}
    context |= {"mode": mode, "token": token, "report": report, "open_more": _has_more(form)}
    return render(request, "exchange/report/form.html", context, status=409 if problem else 200)


def _busy(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(SECONDS_TO_RETRY)
    return response


def _follow_ups(report: FilingReport) -> list[FilingReport]:
    found = report.followed_by.select_related("municipality", "filing__municipality", "about")
    return list(found.prefetch_related("messages").order_by("created_at"))


def _may_go_on(report: FilingReport) -> bool:
    return report.state == ReportState.ACCEPTED and report.filing is not None and report.filing.is_public
