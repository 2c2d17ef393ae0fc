"""The search page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.search import facets
from portal.search.finding import PER_PAGE, search


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """What answers the question, as a plain list."""
    question = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:2000]
    asked_for = request.GET.get("seite", "1")
    number = int(asked_for) if asked_for.isdecimal() and len(asked_for) < 6 else 1
    chosen = facets.chosen(request.GET)
    found = search(question, narrowing=chosen, page=number)
    page = Paginator(range(found.total), PER_PAGE).get_page(found.page)
    return render(request, "search/results.html", {"q": question, "results": found, "page": page, "chosen": chosen})
