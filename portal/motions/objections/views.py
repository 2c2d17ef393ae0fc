"""/antraege/<slug>/einwaende/: what will be objected, what answers it, and the crib to take to the sitting."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from motionkit.export import file_name
from portal.motions.documents import FORMATS
from portal.motions.models import Motion
from portal.motions.objections import crib
from portal.motions.objections.pages import chosen, objections_context
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY, disposition


@require_safe
def objections(request: HttpRequest, slug: str) -> HttpResponse:
    """Objections and rebuttals of a motion, as narrowed."""
    motion = get_object_or_404(Motion.objects.public(), slug=slug)
    return render(request, "motions/objections/objections.html", objections_context(motion, request.GET))


@require_safe
def document(request: HttpRequest, slug: str, extension: str) -> HttpResponse:
    """What the page shows, as a crib. An empty one would help nobody."""
    motion = get_object_or_404(Motion.objects.public(), slug=slug)
    filtering, everything = chosen(motion, request.GET)
    shown = filtering.apply(everything)
    if extension not in crib.EXTENSIONS or not shown:
        raise Http404
    try:
        data = crib.file_of(motion.title, shown, extension)
    except Busy:
        message = "Gerade werden zu viele Dateien erzeugt. Bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
        headers = {"Retry-After": str(SECONDS_TO_RETRY)}
        return HttpResponse(message, status=503, content_type="text/plain; charset=utf-8", headers=headers)
    response = HttpResponse(data, content_type=FORMATS[extension].media_type)
    response["Content-Disposition"] = disposition(file_name(f"Spickzettel – {motion.title}", extension), extension)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    return response
