"""/antraege/abgleichen/: a fitted copy, pasted or dropped, meets the current version of its model. Nothing is kept."""

from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from motionkit.characters import readable
from portal.design.origins import same_origin_only
from portal.motions.documents import FOLDER
from portal.motions.fitting.checking import MOST_BYTES
from portal.motions.models import Motion
from portal.motions.turns import Busy, turn
from portal.motions.updating import page
from portal.motions.updating.files import OFFERED, TRACKED, file_of
from portal.motions.updating.forms import CopyForm, sealed
from portal.motions.updating.meeting import meet
from portal.motions.updating.origin import found_of
from portal.motions.views import SECONDS_TO_RETRY

TEMPLATE = "motions/updating/update.html"


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin_only
def update(request: HttpRequest) -> HttpResponse:
    """The form; then model, differences and conflicts; then the result as a file."""
    if request.method != "POST":
        asked = readable(request.GET.get("antrag", ""))[:120]
        model = Motion.objects.public().models().filter(slug=asked).first() if asked else None
        return render(request, TEMPLATE, {"form": CopyForm(), "model": model})
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return render(request, "motions/fitting/too_large.html", {"megabytes": MOST_BYTES / 1e6}, status=413)
    sent = {name: readable(value) for name, value in request.POST.items()}
    form = CopyForm(sent, request.FILES)
    try:
        with _turn():  # Reading starts a process of its own.
            is_read = form.is_read
    except Busy:
        return _busy(render(request, TEMPLATE, {"form": CopyForm(initial=sent), "busy": True}, status=503))
    return _answer(request, form, sent) if is_read else render(request, TEMPLATE, {"form": form, "failed": True})


def _answer(request: HttpRequest, form: CopyForm, sent: dict[str, str]) -> HttpResponse:
    """The meeting as a page, or its result as a file; without a model, the question for it."""
    found = found_of(form)
    context = {"form": form, "found": found, "lesung": sealed(form.reading), "models": page.models_to_choose()}
    if found.version is None or found.newest is None:
        return render(request, TEMPLATE, context)
    meeting = meet(form.reading.motion, found.version, found.newest, found.where.place if found.where else None)
    choices, stale = page.choices_of(meeting, sent), page.is_stale(meeting, sent)
    context |= page.meeting_context(meeting, form.reading, choices) | {"stale": stale}
    wanted = sent.get("datei", "")
    if wanted not in (*OFFERED, TRACKED) or stale or not sent.get("stand"):
        return render(request, TEMPLATE, context)
    try:
        with _turn():
            return file_of(meeting, meeting.result(choices), form.reading, wanted)
    except Busy:
        return _busy(render(request, TEMPLATE, context | {"busy": True}, status=503))


def _turn() -> AbstractContextManager[None]:
    folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone.
    folder.mkdir(parents=True, exist_ok=True)
    return turn(folder)


def _busy(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(SECONDS_TO_RETRY)
    return response
