"""Pages of differences and lineage. All of them read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from portal.motions.comparing import files
from portal.motions.comparing.family import family_context
from portal.motions.comparing.page import DOCUMENTS, Unknown, comparison_context, pair, shown
from portal.motions.comparing.texts import Texts
from portal.motions.models import Motion


@require_safe
def comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed between two texts of a motion. A name that leads nowhere gives the form, and says so."""
    motion = get_object_or_404(Motion.objects.public(), slug=slug)
    context = comparison_context(motion, request.GET)
    return render(request, "motions/comparing/comparison.html", context, status=404 if "unknown" in context else 200)


@require_safe
def document(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The same difference as a file."""
    motion = get_object_or_404(Motion.objects.public(), slug=slug)
    if name not in DOCUMENTS:
        raise Http404
    texts = Texts(motion)
    try:
        old, new = pair(texts, request.GET)
    except Unknown as problem:
        raise Http404 from problem
    if old is None or new is None:
        raise Http404
    return files.answer(request, name, shown(texts, old, new))


@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of a motion and the local versions made from them."""
    motion = get_object_or_404(Motion.objects.public().select_related("parent"), slug=slug)
    return render(request, "motions/comparing/versions.html", family_context(motion))
