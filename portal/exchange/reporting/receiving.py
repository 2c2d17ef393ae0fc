"""What a reader's request says: whether it is too large, what it is about, the form, and who holds a private link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motionkit.characters import readable
from portal.design.origins import same_origin_only
from portal.exchange.models import FilingReport
from portal.exchange.reporting import forms, links
from portal.exchange.reporting.forms import ReportForm
from portal.motions.documents import FOLDER
from portal.motions.models import Filing, Motion
from portal.motions.turns import turn
from portal.places import finding
from portal.places.models import Municipality, is_key

MOST_BYTES = 2_400_000
# The longest number that a database takes.
_LARGEST = 2**31


@dataclass(frozen=True)
class Subject:
    """What a report is about, as the address or the form says: a model motion, a filing that is there, a municipality."""

    motion: Motion | None = None
    about: Filing | None = None
    municipality: Municipality | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> "Subject":
        told = request.POST if request.method == "POST" else request.GET
        about = _filing(told.get("ergaenzen") or told.get("einbringung", ""))
        ags = request.GET.get("ags", "")
        return cls(
            motion=forms.motion_named(readable(told.get("antrag", ""))),
            about=about,
            municipality=Municipality.objects.filter(ags=ags).first() if is_key(ags) else None,
        )

    @property
    def initial(self) -> dict[str, Any]:
        """What the form begins with."""
        if self.about:
            return forms.initial_of(self.about)
        known = {"title": self.motion.title} if self.motion else {}
        return known | ({"municipality_name": finding.label_of(self.municipality)} if self.municipality else {})


def _filing(number: str) -> Filing | None:
    """The public filing with this number."""
    if not (number.isascii() and number.isdecimal() and int(number[:12]) < _LARGEST):
        return None
    return Filing.objects.public().select_related("municipality", "motion").filter(pk=int(number[:12])).first()


def read_form(request: HttpRequest, **options: Any) -> ReportForm:
    """The form as it was sent, checked. Raises `turns.Busy` when too many files are being read."""
    form = ReportForm(request.POST, request.FILES, **options)
    if not request.FILES:
        form.is_valid()
        return form
    folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone: nothing is written there.
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder):  # Reading starts a process of its own.
        form.is_valid()
    return form


def typed(request: HttpRequest) -> dict[str, str]:
    """Everything that was typed, to show it once more without judging it."""
    return {name: readable(value) for name, value in request.POST.items()}


def small_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Forms of readers: from here, not too large, no file touches the disk, no cookie, no cache."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **options: object) -> HttpResponse:
        if request.method == "POST":
            request.upload_handlers = [MemoryFileUploadHandler(request)]
            length = request.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                context = {"megabytes": MOST_BYTES / 1e6, "canonical": ""}
                return render(request, "motions/fitting/too_large.html", context, status=413)
        return view(request, *args, **options)

    return same_origin_only(checked)


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who holds the link. A wrong one costs the same look-up, and says nothing but 404.

    The address goes nowhere: no referrer, no cache, no search engine, no log (`logs`).
    """

    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        found = FilingReport.objects.select_related("municipality", "motion", "filing__municipality", "about")
        report = found.filter(token_hash=links.hash_of(token)).first()
        if report is None:
            return render(request, "design/404.html", {"canonical": ""}, status=404)
        return view(request, token, report)

    inner = small_only(checked)

    @wraps(view)
    def sealed(request: HttpRequest, token: str) -> HttpResponse:
        response = inner(request, token)
        response["Referrer-Policy"] = "no-referrer"
        return response

    sealed.csrf_exempt = True  # small_only has looked where the form came from.
    return sealed
