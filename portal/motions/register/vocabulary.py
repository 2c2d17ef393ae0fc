"""/antraege/ergebnisse/: what councils' wordings mean, as a page and to take away (CC0), and a wording to try."""

from collections import defaultdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motionkit import vocabulary
from motionkit.characters import one_line
from motionkit.vocabulary import publication

LONGEST = 400  # characters of a wording that somebody tries


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The table by what it means; `?wortlaut=` says what a wording would be read as. Nothing of it is kept."""
    tried = one_line(request.GET.get("wortlaut", "")[:LONGEST])
    groups: dict[str, list[publication.PublicRow]] = defaultdict(list)
    for row in publication.rows():
        groups[row["name"]].append(row)
    outcome = vocabulary.classify(tried) if tried else None
    context = {"groups": sorted(groups.items()), "tried": tried, "outcome": outcome, "longest": LONGEST}
    if outcome:
        context["name"] = vocabulary.NAMES[outcome.code]
        context["percent"] = round(100 * outcome.confidence)
    return render(request, "motions/register/vocabulary.html", context)


@require_safe
def data(request: HttpRequest, extension: str) -> HttpResponse:
    """The table as CSV or JSON."""
    if extension == "csv":
        response = HttpResponse(publication.as_csv(), content_type="text/csv; charset=utf-8")
    elif extension == "json":
        response = HttpResponse(publication.as_json(), content_type="application/json")
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="ergebnisse.{extension}"'
    return response
