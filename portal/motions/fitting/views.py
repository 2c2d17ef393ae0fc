"""/antraege/…/anpassen/: choose a municipality, answer what is asked, take the motion away. Nothing is kept."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from portal.design.origins import same_origin_only
from portal.motions.fitting.choosing import Chosen, chosen, offers
from portal.motions.fitting.files import file_of, is_wanted
from portal.motions.fitting.page import fitted, fitting_context, named
from portal.motions.models import Motion
from portal.motions.objections.crib import objections_for
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY
from portal.places import finding
from portal.places.local_facts import place_of
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
    result = fitted(text, named(place_of(municipality), choice.naming), choice.choices, form)
    result = replace(result, objections=objections_for(motion, municipality.federal_state, result.text))
    extension = form.get("datei", "") if form else ""
    busy = False
    if is_wanted(result, extension):
        try:
            return file_of(result, extension, slug=motion.slug)
        except Busy:
            busy = True
    live = form is not None and form.get("teil") == "vorschau"  # preview.js asks while somebody types.
    context = fitting_context(text, choice, result, form.get("feld", "") if live else "")
    context |= {"motion": motion, "chosen": choice, "busy": busy, "live": live, "label": finding.label_of(municipality)}
    template = "motions/fitting/live.html" if live else "motions/fitting/adapt.html"
    response = render(request, template, context, status=503 if busy else 200)
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


def _is_too_large(request: HttpRequest) -> bool:
    """Before anything is read. A motion with everything one may type into it has a tenth of this."""
    if request.method != "POST":
        return False
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal():
        raise Http404
    return int(length) > MOST_BYTES
