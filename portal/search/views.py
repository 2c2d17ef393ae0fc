"""The search page."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.publishing.models import Text

PER_PAGE = 20
MOST_WORDS = 8


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Texts that hold every word of the question, newest first."""
    question = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    found = Text.objects.none()
    if question:
        found = Text.objects.public()
        for word in question.split()[:MOST_WORDS]:
            found = found.filter(Q(title__icontains=word) | Q(standfirst__icontains=word) | Q(plain_text__icontains=word))
    page = Paginator(found.newest().listed(), PER_PAGE).get_page(request.GET.get("seite"))
    return render(request, "search/results.html", {"q": question, "results": page})
