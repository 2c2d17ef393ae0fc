"""/antraege/…/anpassen/: choose a municipality, answer what is asked, take the motion away. Nothing is kept."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from motionkit.export import export, file_name
from portal.design.origins import same_origin_only
from portal.motions.documents import FOLDER, FORMATS
from portal.motions.fitting.choosing import Chosen, chosen, offers, place_of
from portal.motions.fitting.page import Fitted, fitted, fitting_context
from portal.motions.models import Motion
from portal.motions.turns import Busy, turn
from portal.motions.views import SECONDS_TO_RETRY, disposition
from portal.places import finding
from portal.places.models import Municipality

MOST_BYTES = 300_000


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin_only
def adapt(request: HttpRequest, slug: str) -> HttpResponse:
    """A model motion for one municipality."""
    motion = get_object_or_404(Motion.objects.public().models(), slug=slug)
    if _is_too_large(request):
        return render(request, "motions/fitting/too_large.html", {"motion": motion}, status=413)
    form = request.POST if request.method == "POST" else None
    choice = chosen(request.GET, form)
    municipality = Municipality.objects.filter(ags=choice.ags).first() if choice.ags else None
    if municipality is None:
        return _choose(request, motion, choice)
    text = motion.motion_text
    result = fitted(text, replace(place_of(municipality), style=choice.style), choice.choices, form)
    extension = form.get("datei", "") if form else ""
    busy = False
    if extension in FORMATS and result.form.is_valid():
        try:
            return _file(result, extension)
        except Busy:
            busy = True
    context = fitting_context(text, choice, result) | {"motion": motion, "chosen": choice, "busy": busy}
    context["label"] = finding.label_of(municipality)
    response = render(request, "motions/fitting/adapt.html", context, status=503 if busy else 200)
    if busy:
        response["Retry-After"] = str(SECONDS_TO_RETRY)
    return response


def _choose(request: HttpRequest, motion: Motion, choice: Chosen) -> HttpResponse:
    """Which municipality is meant? One that is beyond doubt needs no further click."""
    if one := finding.the_one(choice.typed):
        rest = f"&{choice.query}" if choice.query else ""
        return HttpResponseRedirect(f"{request.path}?ags={one.ags}{rest}")
    unknown = bool(choice.ags)
    kept = "" if unknown else choice.query
    context = {"motion": motion, "typed": choice.typed, "offers": offers(choice.typed, kept), "unknown": unknown}
    return render(request, "motions/fitting/choose.html", context)


def _file(result: Fitted, extension: str) -> HttpResponse:
    """The fitted motion as a file. Raises Busy when too many are being made."""
    folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone: this file is never written there.
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder):
        data = export(result.text, extension, result.form.letterhead).data
    response = HttpResponse(data, content_type=FORMATS[extension].media_type)
    name = file_name(f"{result.text.title} – {result.fitting.place.name}", extension)
    response["Content-Disposition"] = disposition(name, extension)
    return response


def _is_too_large(request: HttpRequest) -> bool:
    """Before anything is read. A motion with everything one may type into it has a tenth of this."""
    if request.method != "POST":
        return False
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Http404
    return int(length) > MOST_BYTES
