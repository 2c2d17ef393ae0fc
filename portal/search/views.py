"""The search page, and suggestions for it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.search.finding import suggest
from portal.search.page import near_context, one_line, page_context
from portal.search.unanswered import counting

MOST_SUGGESTED = 8
SECONDS_SUGGESTED = 60


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What answers the question; with `wie`, what is like a thing."""
    if "wie" in request.GET and not request.GET.get("q"):
        return render(request, "search/near.html", near_context(request.GET["wie"]))
    context = page_context(request.GET)
    found = context["results"]
    if not (found.total or found.chosen or found.places or context["recommended"]):
        counting.note(context["q"])
    return render(request, "search/results.html", context)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """How a question may go on: a list of {text, kind, url}; the address is "" for words."""
    found = suggest(one_line(request.GET.get("q", "")), MOST_SUGGESTED)
    # Of things that look the same in a list, e.g. filings of one motion, the first stands for all.
    seen = {(one.text, one.kind): one for one in reversed(found)}
    rows = [{"text": one.text, "kind": one.kind_label, "url": one.url} for one in reversed(seen.values())]
    response = JsonResponse(rows, safe=False, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = f"public, max-age={SECONDS_SUGGESTED}"
    response["X-Robots-Tag"] = "noindex"
    return response
