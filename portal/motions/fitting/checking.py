"""/antraege/pruefen/: any motion, pasted or dropped, with what could make it fail. Nothing is kept."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from motionkit.characters import one_line, readable
from motionkit.checks import Subject, check
from motionkit.kinds import KINDS
from portal.design.origins import same_origin_only
from portal.motions.documents import FOLDER
from portal.motions.editing.reading_in import DocumentForm
from portal.motions.fitting.page import shown_findings
from portal.motions.turns import Busy, turn
from portal.motions.views import SECONDS_TO_RETRY
from portal.places import finding
from portal.places.local_facts import place_of
from portal.places.models import Municipality

# What fits into memory: a larger file would lie on the disk for a moment.
MOST_BYTES = 2_400_000


class CheckForm(DocumentForm):
    """A file or a text, and where it shall be filed: the right to table differs from Land to Land."""

    municipality = forms.CharField(label="Kommune", required=False, max_length=finding.MOST_CHARACTERS)

    def clean_municipality(self) -> str:
        typed = one_line(self.cleaned_data["municipality"])
        one = finding.the_one(typed) if typed else None
        self.place = None
        if one and (municipality := Municipality.objects.filter(ags=one.ags).first()):
            self.place = place_of(municipality)
        if typed and self.place is None:
            offers = [entry.label for entry in finding.find(typed, 8)]
            several = f" Meinen Sie {' oder '.join(offers)}?" if offers else ""
            raise forms.ValidationError(f"„{typed}“ ist nicht eindeutig oder steht nicht im Verzeichnis.{several}")
        return typed


@require_http_methods(["GET", "HEAD", "POST"])
@same_origin_only
def check_motion(request: HttpRequest) -> HttpResponse:
    """The form, and the findings of what was sent."""
    if request.method != "POST":
        return render(request, "motions/fitting/check.html", {"form": CheckForm()})
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    length = request.headers.get("Content-Length", "")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return render(request, "motions/fitting/too_large.html", {"megabytes": MOST_BYTES / 1e6}, status=413)
    sent = {name: readable(value) for name, value in request.POST.items()}
    form = CheckForm(sent, request.FILES)
    folder = Path(settings.DATA_DIR) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with turn(folder):  # Reading starts a process of its own.
            valid = form.is_valid()
    except Busy:
        context = {"form": CheckForm(initial=sent), "busy": True}
        response = render(request, "motions/fitting/check.html", context, status=503)
        response["Retry-After"] = str(SECONDS_TO_RETRY)
        return response
    return render(request, "motions/fitting/check.html", {"form": form} | (_result(form) if valid else {}))


def _result(form: CheckForm) -> dict:
    """What was recognised, and the findings."""
    subject = Subject.of_reading(form.reading, form.place)
    return {
        "checked": subject.motion,
        "kind": KINDS[subject.motion.kind],
        "notices": form.reading.notices,
        "findings": shown_findings(check(subject), subject.motion),
    }
