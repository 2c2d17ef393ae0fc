"""The register's public pages. All of them read; reports come in elsewhere (portal.exchange)."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from portal.motions.documents import FORMATS
from portal.motions.models import Filing, Motion
from portal.motions.register import downloads, following_up, pages
from portal.motions.register.narrowing import FilingFiltering
from portal.motions.remarks import with_remarks
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY, disposition
from portal.places import finding
from portal.places.models import Municipality


@require_safe
def spread(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Where motions were filed and what was decided; with `slug`, one of them."""
    motion = get_object_or_404(Motion.objects.public(), slug=slug) if slug else None
    return render(request, "motions/register/spread.html", pages.spread_context(request.GET, motion))


@require_safe
def municipality(request: HttpRequest, ags: str) -> HttpResponse:
    """What one municipality, district or borough has done."""
    found = get_object_or_404(Municipality, ags=ags)
    if found.is_dissolved and found.successor_id:
        return redirect("municipality", found.successor_id, permanent=True)
    return render(request, "motions/register/municipality.html", pages.municipality_context(found, request.GET))


@require_safe
def filing(request: HttpRequest, ags: str, number: int) -> HttpResponse:
    """One motion in one council, from filing to what came of it."""
    return render(request, "motions/register/filing.html", pages.filing_context(_filing(ags, number)))


@require_safe
def question(request: HttpRequest, ags: str, number: int, extension: str) -> HttpResponse:
    """The follow-up question to this council, as a file."""
    found = _filing(ags, number)
    if extension not in FORMATS or not following_up.can_ask(found):
        raise Http404
    try:
        data, name = following_up.question_file(found, extension)
    except Busy:
        said = "Gerade werden zu viele Dateien erzeugt. Bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
        headers = {"Retry-After": str(SECONDS_TO_RETRY)}
        return HttpResponse(said, status=503, content_type="text/plain; charset=utf-8", headers=headers)
    response = HttpResponse(data, content_type=FORMATS[extension].media_type)
    response["Content-Disposition"] = disposition(name, extension)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def due_date(request: HttpRequest, ags: str, number: int) -> HttpResponse:
    """The day on which the decision is due, for a calendar."""
    found = _filing(ags, number)
    if found.due_on is None:
        raise Http404
    data = following_up.calendar_entry(found, settings.SITE_URL + found.get_absolute_url())
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = disposition(f"Frist – {found.municipality.short_name}.ics", "ics")
    return response


@require_safe
def data(request: HttpRequest, extension: str) -> HttpResponse:
    """The filings of a choice, as CSV or JSON."""
    filings = FilingFiltering(request.GET).apply(Filing.objects.public())
    if extension == "csv":
        response = StreamingHttpResponse(downloads.csv_lines(filings), content_type="text/csv; charset=utf-8")
    elif extension == "json":
        parts = downloads.json_parts(filings, settings.SITE_URL + request.get_full_path())
        response = StreamingHttpResponse(parts, content_type="application/json")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="einbringungen.{extension}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _filing(ags: str, number: int) -> Filing:
    """A public filing at its address; one without is not found."""
    public = Filing.objects.public().select_related("municipality", "motion", "version")
    return get_object_or_404(with_remarks(public), pk=number, municipality_id=ags)


@require_safe
def find_municipality(request: HttpRequest) -> HttpResponse:
    """Leads from a typed name to the municipality's page, or offers those that may be meant."""
    typed = request.GET.get("kommune", "")[: finding.MOST_CHARACTERS]
    if one := finding.the_one(typed):
        return HttpResponseRedirect(f"/kommunen/{one.ags}/")
    context = {"typed": typed, "offers": [(entry.label, f"/kommunen/{entry.ags}/") for entry in finding.find(typed)]}
    return render(request, "motions/register/find.html", context)
