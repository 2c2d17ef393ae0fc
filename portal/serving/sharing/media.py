"""/medien/…: pictures in their sizes, from wherever they lie. Originals and documents lie beside them and are not given out here."""

import mimetypes

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from django.views.static import was_modified_since

AWAY = "Dieses Bild ist gerade nicht erreichbar. Es ist nichts verloren; bitte laden Sie die Seite in einigen Sekunden noch einmal."


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """`path` begins with „images/“ and leads nowhere up: the address says so."""
    store = storages["default"]
    if isinstance(store, FileSystemStorage):
        return serve_file(request, path, document_root=settings.MEDIA_ROOT)
    from portal.serving.sharing.bucket import UNREACHABLE

    try:
        changed = store.find(path)
        if not was_modified_since(request.headers.get("If-Modified-Since"), changed.timestamp()):
            return HttpResponseNotModified()
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        with store.open(path) as file:
            response = HttpResponse(file.read(), content_type=kind)
    except FileNotFoundError as error:
        raise Http404 from error
    except UNREACHABLE:
        return HttpResponse(AWAY, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "5"})
    response["Last-Modified"] = http_date(changed.timestamp())
    return response
