"""Public pages of the network of motions: the directory, a motion, its versions, its documents."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from motionkit.export import file_name
from motionkit.text import MotionText
from portal.design.prepared import Prepared
from portal.motions import documents, listing, similarity
from portal.motions.models import Motion, MotionVersion
from portal.motions.models.motion_queries import MotionQuerySet
from portal.motions.objections.overview import with_objections
from portal.motions.page import motion_context, version_context
from portal.motions.remarks import with_remarks
from portal.motions.turns import Busy

SECONDS_TO_RETRY = 3


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """The model motions, as chosen."""
    return render(request, "motions/directory.html", listing.directory(request.GET))


@require_safe
def motion(request: HttpRequest, slug: str) -> HttpResponse:
    """A motion as it is now."""
    for found in _MOTION(slug):
        return render(request, "motions/motion.html", motion_context(found))
    raise Http404


def _for_page(slug: str) -> MotionQuerySet:
    public = Motion.objects.public().filter(slug=slug).select_related("license", "municipality").order_by()
    return with_remarks(with_objections(public).annotate(texts=similarity.stamp()))


_MOTION = Prepared[Motion](_for_page)


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, as it was published."""
    found = _version(slug, number)
    newest = found.motion.versions.values_list("number", flat=True)[0]
    return render(request, "motions/version.html", version_context(found.motion, found, newest))


@require_safe
def document(request: HttpRequest, slug: str, name: str, extension: str, number: int | None = None) -> HttpResponse:
    """A motion, or one version of it, as a file to take away."""
    if name != slug or extension not in documents.FORMATS:
        raise Http404
    if number is None:
        text = get_object_or_404(Motion.objects.public(), slug=slug).motion_text
    else:
        text = _version(slug, number).motion_text
    etag = documents.etag(text.content_hash, extension)
    response = get_conditional_response(request, etag=etag) or _file(text, extension)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"  # May be kept, but is asked for again: what is withdrawn is gone at once.
    return response


def _file(text: MotionText, extension: str) -> HttpResponse:
    try:
        data = documents.document(text, extension)
    except Busy:
        message = "Gerade werden zu viele Dateien erzeugt. Bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
        headers = {"Retry-After": str(SECONDS_TO_RETRY)}
        return HttpResponse(message, status=503, content_type="text/plain; charset=utf-8", headers=headers)
    response = HttpResponse(data, content_type=documents.FORMATS[extension].media_type)
    response["Content-Disposition"] = disposition(file_name(text.title, extension), extension)
    response["X-Robots-Tag"] = "noindex"
    return response


def disposition(name: str, extension: str) -> str:
    """RFC 6266: the full name for everybody who reads RFC 8187, a plain one for the others."""
    plain = name.translate(_PLAIN).encode("ascii", "ignore").decode().replace('"', "").replace("\\", "").strip()
    plain = plain if plain.removesuffix(f".{extension}").strip(" .-") else f"antrag.{extension}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-"})


def _version(slug: str, number: int) -> MotionVersion:
    """A version of a public motion; a motion that is not public has none."""
    public = Motion.objects.public().filter(slug=slug)
    versions = MotionVersion.objects.select_related("motion__license", "motion__municipality")
    return get_object_or_404(versions, motion__in=public, number=number)
