"""A difference as a file: synopsis for the council, Word with changes to accept. Kept like the motions' own files."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from motionkit.export import file_name
from motionkit.export.comparison import Comparison, synopsis
from portal.motions import documents
from portal.motions.comparing.page import DOCUMENTS, Shown
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY, disposition


def answer(request: HttpRequest, name: str, shown: Shown) -> HttpResponse:
    """The file `name` of DOCUMENTS. What is withdrawn is gone at once: it is asked for again each time."""
    kind, comparison = DOCUMENTS[name][0], shown.comparison
    extension = name.rpartition(".")[2]
    key = _key(comparison, kind)
    etag = documents.etag(key, extension)
    response = get_conditional_response(request, etag=etag) or _file(comparison, kind, key, shown, extension)
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _file(comparison: Comparison, kind: str, key: str, shown: Shown, extension: str) -> HttpResponse:
    try:
        data = documents.kept(key, extension, lambda: synopsis(comparison, kind))
    except Busy:
        said = "Gerade werden zu viele Dateien erzeugt. Bitte versuchen Sie es in einigen Sekunden noch einmal.\n"
        headers = {"Retry-After": str(SECONDS_TO_RETRY)}
        return HttpResponse(said, status=503, content_type="text/plain; charset=utf-8", headers=headers)
    response = HttpResponse(data, content_type=documents.FORMATS[extension].media_type)
    front = "Änderungen" if kind == "tracked" else "Synopse"
    title = f"{front} – {comparison.new.title} – {shown.old.label} und {shown.new.label}"
    response["Content-Disposition"] = disposition(file_name(title, extension), extension)
    response["X-Robots-Tag"] = "noindex"
    return response


def _key(comparison: Comparison, kind: str) -> str:
    return sha256(f"{kind} {comparison.old.content_hash} {comparison.new.content_hash}".encode()).hexdigest()
