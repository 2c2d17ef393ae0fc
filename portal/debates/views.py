"""Public pages of a debate. The list is a page of the editors' and comes by the page router."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.debates.models import Debate


@require_safe
def debate(request: HttpRequest, slug: str) -> HttpResponse:
    """A debate by its slug."""
    return get_object_or_404(Debate.objects.public(), slug=slug).serve(request)


@require_safe
def summary(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A summary as it was published, with the way to those before and after."""
    found = get_object_or_404(Debate.objects.public(), slug=slug)
    summaries = list(found.summaries.defer("text"))
    shown = next((one for one in summaries if one.number == number), None)
    if shown is None:
        raise Http404
    context = {"page": found, "summary": shown, "summaries": summaries, "newest": summaries[0]}
    return render(request, "debates/summary.html", context)
