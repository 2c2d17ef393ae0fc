"""Foreign documents: what comes in, what is shown of it, and how it waits for its „Entwurf anlegen“.

Between the two pages nothing lies on the server: the reading travels in the page, signed, so that it comes back as
it was.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from motionkit.kinds import KINDS
from motionkit.letterhead import Letterhead
from motionkit.markdown import HEADINGS
from motionkit.reading import Change, Comment, Reading, read_file
from motionkit.reading.results import reading_as_data, reading_from_data
from motionkit.text import LIST_FIELDS
from uploads import Refused

SALT = "portal.motions.reading"
HOURS = 12
HEAD_LINES = {
    "originator": "Wer den Antrag stellt",
    "address": "Anschrift",
    "addressee": "An",
    "council": "Gremium",
    "meeting": "Sitzung",
    "place": "Ort",
    "date": "Datum",
    "reference": "Drucksachennummer",
    "signature": "Unterschrift",
}
CHANGES = {"insertion": "eingefügt", "deletion": "gestrichen", "move": "verschoben"}
FOUND = {
    "title": "Titel",
    "proposal": "Beschlussvorschlag",
    "clauses": "Einzelne Punkte",
    "reasoning": "Begründung",
    "financial_impact": "Kosten",
    "climate_impact": "Klima",
    "legal_bases": "Rechtsgrundlagen",
}


class DocumentForm(forms.Form):
    """A file or a pasted text; both go through the same gate and are parsed in a child process."""

    file = forms.FileField(label="Datei", required=False)
    text = forms.CharField(label="Text", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12}))

    reading: Reading

    def clean(self) -> dict:
        data = super().clean()
        file, text = data.get("file"), data.get("text", "")
        if not file and not text.strip() and not self.errors:
            raise ValidationError("Es kam nichts an. Bitte wählen Sie eine Datei, oder fügen Sie den Text ein.")
        if file and text.strip():
            said = "Es kamen eine Datei und ein Text. Bitte wählen Sie eines von beiden; der Text steht noch im Feld."
            raise ValidationError(said)
        if file or text.strip():
            try:
                self.reading = read_file(file.file if file else text.encode("utf-8", "replace"))
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return data


class ReadingForm(forms.Form):
    """A reading on its way through the page."""

    reading_data = forms.CharField(widget=forms.HiddenInput)
    keep_rest = forms.BooleanField(label="auch nach „Nicht zugeordnet“ übernehmen", required=False, initial=True)

    @classmethod
    def holding(cls, reading: Reading) -> "ReadingForm":
        return cls(initial={"reading_data": signing.dumps(reading_as_data(reading), salt=SALT, compress=True)})

    def clean_reading_data(self) -> str:
        sealed = self.cleaned_data["reading_data"]
        try:
            self.reading = reading_from_data(signing.loads(sealed, salt=SALT, max_age=HOURS * 3600))
        except (signing.BadSignature, ValueError, TypeError, KeyError) as problem:
            raise ValidationError("Die Seite war zu alt.") from problem
        return sealed


@dataclass(frozen=True)
class ShownPart:
    """A recognised part: its heading and its paragraphs or entries."""

    heading: str
    lines: list[str]
    is_list: bool


@dataclass(frozen=True)
class ShownReading:
    """A reading as the page shows it. `rest` is what stood around the motion, as (heading, lines)."""

    reading: Reading
    kind: str
    found: list[tuple[str, bool]]
    parts: list[ShownPart]
    changes: list[tuple[str, Change]]
    comments: list[Comment]
    rest: list[tuple[str, list[str]]]


def shown_reading(reading: Reading) -> ShownReading:
    """Everything that came out of a document, sorted for the page."""
    return ShownReading(
        reading=reading,
        kind=KINDS[reading.motion.kind],
        found=[(FOUND[name], is_there) for name, is_there in reading.recognised.items()],
        parts=list(_parts(reading)),
        changes=[(CHANGES[change.kind], change) for change in reading.changes],
        comments=list(reading.comments),
        rest=[(heading, lines) for heading, lines in _rest(reading) if lines],
    )


def remarks(reading: Reading) -> list[str]:
    """What is not part of the motion, as lines for „Nicht zugeordnet“."""
    lines = [f"Kommentar{_by(one.author)}: {one.text}{_about(one.passage)}" for one in reading.comments]
    lines += [f"Änderung, {CHANGES[one.kind]}{_by(one.author)}: {one.text}" for one in reading.changes]
    return lines + [f"{heading}: {line}" for heading, entries in _around(reading) for line in entries]


def _parts(reading: Reading) -> Iterator[ShownPart]:
    for name, heading in HEADINGS.items():
        if name in ("clauses", "unrecognised"):
            continue
        if value := getattr(reading.motion, name):
            yield ShownPart(heading, list(value) if name in LIST_FIELDS else [value], name in LIST_FIELDS)
    if notes := reading.motion.footnotes:
        yield ShownPart("Fußnoten", [f"[^{note.mark}] {note.text}" for note in notes], True)


def _around(reading: Reading) -> list[tuple[str, list[str]]]:
    return [
        ("Kopf", _head(reading.letterhead)),
        ("Unterschrift", list(reading.signatures)),
        ("Kopf- und Fußzeile, Formularfeld", list(reading.noise)),
    ]


def _rest(reading: Reading) -> list[tuple[str, list[str]]]:
    """Headings have done their work: they are shown, but no draft needs them."""
    return [*_around(reading), ("Überschrift, an der ein Teil erkannt wurde", list(reading.headings))]


def _head(letterhead: Letterhead) -> list[str]:
    return [f"{HEAD_LINES[name]}: {value}" for name, value in asdict(letterhead).items() if value]


def _by(author: str) -> str:
    return f" von {author}" if author else ""


def _about(passage: str) -> str:
    return f" (zu „{passage}“)" if passage else ""
