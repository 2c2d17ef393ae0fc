"""What a reader's request says: the text as it is in the form or in a file, why, and who holds a private link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from motionkit.diff import Difference, compare, summary
from motionkit.export.comparison import Line
from motionkit.text import MotionText, as_data
from portal.exchange.improving import reading_back
from portal.exchange.improving.choosing import choices
from portal.exchange.improving.text_form import TextForm, data_of
from portal.exchange.models import Improvement, ImprovementSource
from portal.exchange.reader_form import ReaderForm
from portal.exchange.reporting import links
from portal.exchange.reporting.receiving import small_only
from portal.motions.documents import FOLDER
from portal.motions.editing import gaps
from portal.motions.models import Motion, MotionVersion
from portal.motions.turns import turn
from uploads import Refused

VERSIONS_TRIED = 5  # when a file says from which version it was made
BOTH = (
    "Es kamen eine Datei und Änderungen im Formular. Was Sie getippt haben, steht noch hier. Senden Sie es ohne Datei ab, "
    "oder laden Sie die Seite neu und wählen nur die Datei."
)


class AboutForm(ReaderForm):
    """What belongs to a proposal beside the text."""

    lines = frozenset({"credit", "email"})

    why = forms.CharField(
        label="Warum?",
        max_length=4_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Was wird dadurch besser? Erfahrungen, Urteile, Beschlüsse helfen uns beim Entscheiden.",
    )
    remarks = forms.CharField(
        label="Anmerkungen aus Ihrer Datei",
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Kommentare und was wir nicht zuordnen konnten. Das liest nur die Redaktion.",
    )
    credit = forms.CharField(
        label="Wie sollen wir Sie nennen?",
        max_length=120,
        required=False,
        help_text="Name oder Pseudonym; steht bei der neuen Fassung. Leer: Wir nennen niemanden.",
    )
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Nur für Rückfragen; wir zeigen sie niemandem und löschen sie danach.",
    )

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.dress(autocomplete="off")
        self.fields["why"].error_messages["required"] = (
            "Bitte sagen Sie uns, warum: Ohne Grund können wir nicht entscheiden."
        )

    def clean_why(self) -> str:
        if not self.cleaned_data["why"].strip():
            raise ValidationError(self.fields["why"].error_messages["required"])
        return self.cleaned_data["why"].strip()

    @property
    def hidden(self) -> list[tuple[str, str]]:
        names = ("why", "remarks", "credit", "email")
        return [(name, value) for name in names if (value := self.data.get(name, ""))]


@dataclass
class Proposal:
    """A proposal on its way through the form. `said`: German sentences about a file · `problem`: why it cannot go on."""

    base: MotionVersion
    wording: TextForm
    about: AboutForm
    source: str = ImprovementSource.FORM
    said: tuple[str, ...] = ()
    problem: str = ""

    @classmethod
    def beginning(cls, base: MotionVersion) -> "Proposal":
        return cls(base, TextForm(base.motion_text), AboutForm())

    @classmethod
    def typed(cls, request: HttpRequest, motion: Motion) -> "Proposal":
        """What stands in the form."""
        base = version_named(motion, request.POST.get("fassung", ""))
        sent = request.POST if "punkt" in request.POST or "teil-title" in request.POST else None
        source = request.POST.get("weg", "")
        source = source if source in ImprovementSource.values else ImprovementSource.FORM
        return cls(base, TextForm(base.motion_text, sent), AboutForm(request.POST), source)

    @classmethod
    def sent(cls, request: HttpRequest, motion: Motion) -> "Proposal":
        """What stands in the form or in the file. Raises `turns.Busy` when too many files are being read."""
        typed = cls.typed(request, motion)
        file = request.FILES.get("file")
        if file is None:
            return typed
        if not typed.wording.is_valid() or typed.text != typed.base.motion_text:
            typed.problem = BOTH
            return typed
        folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone: nothing is written there.
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with turn(folder):  # Reading starts a process of its own.
                read = reading_back.read_back(file.file, _likely(typed.base))
        except (Refused, reading_back.NoMotion) as refusal:
            typed.problem = str(refusal)
            return typed
        about = request.POST.dict()
        about["remarks"] = "\n".join(filter(None, [about.get("remarks", ""), read.remarks]))
        wording = TextForm(read.base.motion_text, data_of(read.text))
        return cls(read.base, wording, AboutForm(about), read.source, read.said)

    @property
    def text(self) -> MotionText:
        return self.wording.text

    @cached_property
    def difference(self) -> Difference:
        return compare(self.base.motion_text, self.text)

    @property
    def lines(self) -> list[Line]:
        return changed_lines(self.difference)

    @property
    def summary(self) -> str:
        return summary(self.difference)

    def is_valid(self) -> bool:
        """Whether it can be sent; else the forms and `problem` say why not."""
        valid = all([self.wording.is_valid(), self.about.is_valid(), not self.problem])
        if valid and self.text == self.base.motion_text:
            self.problem = "Bis jetzt ist alles wie in der Fassung: Bitte ändern Sie etwas, dann lesen wir es."
        return valid and not self.problem

    @property
    def warnings(self) -> list[str]:
        """What may have happened unawares to placeholders."""
        before, after = ({use.written: use for use in gaps.uses(text)} for text in (self.base.motion_text, self.text))
        gone = [
            f"{name} kommt nicht mehr vor. Dort wird sonst eingesetzt: {use.meaning}."
            for name, use in before.items()
            if name not in after and not use.problem
        ]
        return gone + [use.problem for name, use in after.items() if use.problem and name not in before]

    @property
    def improvement(self) -> Improvement:
        """What is handed in; of a valid proposal."""
        told = {name: self.about.cleaned_data[name] for name in ("why", "remarks", "credit", "email")}
        motion, text = self.base.motion, as_data(self.text)
        return Improvement(motion=motion, base=self.base, source=self.source, text=text, summary=self.summary, **told)


def changed_lines(difference: Difference) -> list[Line]:
    """What a page shows of a difference; clauses that only got another number are left out."""
    return [choice.line for choice in choices(difference)]


def version_named(motion: Motion, number: str) -> MotionVersion:
    """The version of this number, else the newest; a public motion has one."""
    own = MotionVersion.objects.select_related("motion").filter(motion=motion)
    known = number.isascii() and number.isdecimal() and len(number) < 9
    return (own.filter(number=int(number)).first() if known else None) or own.order_by("-number")[0]


def _likely(base: MotionVersion) -> list[MotionVersion]:
    """The version of the form, then the newest ones."""
    others = MotionVersion.objects.select_related("motion").filter(motion=base.motion_id).exclude(pk=base.pk)
    return [base, *others.order_by("-number")[:VERSIONS_TRIED]]


def private_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only for who holds the link. A wrong one costs the same look-up, and says nothing but 404.

    The address goes nowhere: no referrer, no cache, no search engine, no log (`reporting.logs`).
    """

    @wraps(view)
    def checked(request: HttpRequest, token: str) -> HttpResponse:
        found = Improvement.objects.select_related("motion", "base").filter(token_hash=links.hash_of(token)).first()
        if found is None:
            return render(request, "design/404.html", {"canonical": ""}, status=404)
        return view(request, token, found)

    inner = small_only(checked)

    @wraps(view)
    def sealed(request: HttpRequest, token: str) -> HttpResponse:
        response = inner(request, token)
        response["Referrer-Policy"] = "no-referrer"
        return response

    sealed.csrf_exempt = True  # small_only has looked where the form came from.
    return sealed
