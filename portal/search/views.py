"""The search page."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.motions.models import Motion
from portal.publishing.models import Text

PER_PAGE = 20
MOST_WORDS = 8
MOST_MOTIONS = 10


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Motions and texts that hold every word of the question, newest first."""
    question = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:200]
    found = Text.objects.none()
    if question:
        found = Text.objects.public()
        for word in question.split()[:MOST_WORDS]:
            found = found.filter(
                Q(title__icontains=word) | Q(standfirst__icontains=word) | Q(plain_text__icontains=word)
            )
    page = Paginator(found.newest().listed(), PER_PAGE).get_page(request.GET.get("seite"))
    motions = Motion.objects.public().models().matching(question) if question else Motion.objects.none()
    shown = motions.newest().defer("text", "plain_text")[:MOST_MOTIONS] if page.number == 1 else []
    context = {"q": question, "results": page, "motions": shown, "motion_count": motions.count()}
    return render(request, "search/results.html", context)
