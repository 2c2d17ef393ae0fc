"""What is asked of somebody who reports a filing. Required are the municipality and the subject, nothing else."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from motionkit.characters import readable
from motionkit.export import export
from motionkit.reading import read_file
from motionkit.vocabulary import UNKNOWN, Outcome, classify
from portal.exchange.models import FilingReport
from portal.exchange.reader_form import ReaderForm
from portal.motions.models import Filing, Motion, OriginatorKind
from portal.places import finding
from portal.places.models import Municipality
from uploads import Refused

LONGEST_TEXT, LONGEST_ANSWER, LONGEST_WORDING = 60_000, 4_000, 2_000
# Fields that are told of a filing and of a report alike, by the same name.
SHARED = (
    *("title", "organization", "filed_on", "reference", "url", "raw_result", "decided_on"),
    *("votes_yes", "votes_no", "votes_abstain", "final_text", "amendments", "defeat_reason"),
)
# How it went, in the words of somebody who was there; in this order.
OUTCOME_CHOICES = [
    ("", "bitte wählen, oder nur den Wortlaut angeben"),
    ("submitted", "eingereicht, noch nicht beraten"),
    ("scheduled", "auf der Tagesordnung"),
    ("not_admitted", "nicht zugelassen"),
    ("referred", "in einen Ausschuss verwiesen"),
    ("postponed", "vertagt oder abgesetzt"),
    ("recommended", "vom Ausschuss empfohlen"),
    ("not_recommended", "vom Ausschuss nicht empfohlen"),
    ("adopted", "angenommen"),
    ("adopted_amended", "mit Änderungen angenommen"),
    ("partly_adopted", "teilweise angenommen"),
    ("absorbed", "in eine andere Vorlage übernommen"),
    ("rejected", "abgelehnt"),
    ("settled", "für erledigt erklärt"),
    ("settled_by_statement", "durch Stellungnahme erledigt"),
    ("noted", "nur zur Kenntnis genommen"),
    ("answered", "beantwortet (Anfrage)"),
    ("withdrawn", "zurückgezogen"),
    ("lapsed", "mit der Wahlperiode verfallen"),
    (UNKNOWN, "entschieden, Ergebnis unklar"),
]
WORK_CHOICES = [
    ("", "keine Angabe"),
    ("not_started", "noch nichts geschehen"),
    ("in_progress", "in Arbeit"),
    ("partly_done", "teilweise umgesetzt"),
    ("done", "umgesetzt"),
    ("refused", "die Verwaltung weigert sich"),
    ("obsolete", "gegenstandslos geworden"),
]


def _text(label: str, rows: int = 3, most: int = LONGEST_ANSWER, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=most, strip=False, widget=widget, help_text=hint)


def _line(label: str, most: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


def _day(label: str, hint: str) -> forms.DateField:
    wrong = {"invalid": "Dieses Datum lesen wir nicht. Schreiben Sie zum Beispiel 12.3.2026."}
    return forms.DateField(label=label, required=False, help_text=hint, error_messages=wrong)


def _number(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=9999, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )


class ReportForm(ReaderForm, forms.ModelForm):
    """`about`: the filing that is added to."""

    lines = frozenset(
        {"title", "organization", "originators", "reference", "url", "name", "email", "municipality_name"}
    )
    municipality_name = _line(
        "Kommune", finding.MOST_CHARACTERS, "Name, Postleitzahl, Kreis oder Gemeindeschlüssel", required=True
    )
    title = _line("Wie heißt der Antrag?", 400, "So, wie er vor Ort heißt.", required=True)
    organization = _line("Gremium", 200, "Zum Beispiel „Gemeinderat“ oder „Ausschuss für Bauen“.")
    filed_on = _day("Eingereicht am", "Zum Beispiel 12.3.2026.")
    originator_kind = forms.ChoiceField(
        label="Wer hat eingereicht?", required=False, choices=[("", "keine Angabe"), *OriginatorKind.choices]
    )
    originators = _line("Name der Fraktion oder Gruppe", 400, "Darf leer bleiben. Bitte keine Privatleute.")
    reference = _line("Drucksachennummer", 80)
    url = forms.URLField(
        label="Link zur Drucksache",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Dann können wir schneller nachsehen.",
        error_messages={"invalid": "Das ist keine Adresse wie https://ratsinfo.beispiel.de/vorlage/17."},
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    outcome = forms.ChoiceField(label="Wie ging es aus?", required=False, choices=OUTCOME_CHOICES)
    raw_result = _text(
        "Das Ergebnis im Wortlaut",
        2,
        LONGEST_WORDING,
        "Wie es im Protokoll steht, zum Beispiel „mehrheitlich abgelehnt“.",
    )
    decided_on = _day("Tag der Sitzung", "Zum Beispiel 30.6.2026.")
    votes_yes, votes_no, votes_abstain = _number("Ja"), _number("Nein"), _number("Enthaltungen")
    implementation = forms.ChoiceField(label="Was ist daraus geworden?", required=False, choices=WORK_CHOICES)
    evidence_note = _text("Woran sieht man das?", 2, LONGEST_ANSWER, "Ein Link, ein Bericht, ein Ort.")
    final_text = _text("Beschlossener Text", 8, LONGEST_TEXT, "Einfügen, oder unten eine Datei wählen.")
    file = forms.FileField(label="oder als Datei", required=False, help_text="Word, ODT, PDF oder Text, bis 2 MB.")
    amendments = _text("Was wurde geändert, um eine Mehrheit zu bekommen?")
    defeat_reason = _text("Woran ist er gescheitert?")
    helped = _text("Was hat geholfen?")
    administration_said = _text("Was hat die Verwaltung gesagt?")
    differently = _text("Was würden Sie anders machen?")
    note = _text("Noch etwas für die Redaktion?", 3, LONGEST_ANSWER, "Das liest nur die Redaktion.")
    name = _line("Ihr Name", 120, "Darf leer bleiben. Er steht höchstens bei Ihrer Erfahrung.")
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Nur für Rückfragen; wir zeigen sie niemandem und löschen sie danach.",
    )

    class Meta:
        model = FilingReport
        fields = (
            *("title", "organization", "filed_on", "originator_kind", "originators", "reference", "url", "outcome"),
            *("raw_result", "decided_on", "votes_yes", "votes_no", "votes_abstain", "implementation", "evidence_note"),
            *("final_text", "amendments", "defeat_reason", "helped", "administration_said", "differently", "note"),
            *("name", "email"),
        )

    def __init__(self, data: Any = None, files: Any = None, *, about: Filing | None = None, **options: Any):
        options.setdefault("instance", FilingReport(about=about))
        super().__init__(data, files, **options)
        self.about = about
        if about:
            self.fields.pop("municipality_name")
        self.order_fields(["municipality_name"])  # As they stand on the page, also in the list of what is missing.
        self.dress(autocomplete="off")

    def clean_municipality_name(self) -> str:
        typed = self.cleaned_data["municipality_name"]
        one = finding.the_one(typed)
        self.place = Municipality.objects.filter(ags=one.ags).first() if one else None
        if self.place is None:
            offers = [entry.label for entry in finding.find(typed, 8)]
            several = f" Meinen Sie {' oder '.join(offers)}?" if offers else ""
            raise ValidationError(f"„{typed}“ ist nicht eindeutig oder steht nicht im Verzeichnis.{several}")
        return typed

    def clean_filed_on(self) -> datetime.date | None:
        return _possible(self.cleaned_data["filed_on"])

    def clean_decided_on(self) -> datetime.date | None:
        return _possible(self.cleaned_data["decided_on"])

    def clean_file(self) -> str:
        """The text of the file; the file itself is not kept."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        try:
            reading = read_file(file.file)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        text = export(reading.motion, "txt").data.decode()
        return readable("\n".join([text, *reading.motion.unrecognised])).strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (from_file := cleaned.get("file")) and cleaned.get("final_text", "").strip():
            self.add_error("file", "Es kamen eine Datei und ein Text. Bitte wählen Sie eines von beiden.")
        elif from_file:
            cleaned["final_text"] = from_file[:LONGEST_TEXT]
        return cleaned

    def _post_clean(self) -> None:
        """The municipality is no field of the model's form."""
        if place := getattr(self, "place", None):
            self.instance.municipality = place
        elif self.about:
            self.instance.municipality = self.about.municipality
        super()._post_clean()

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the report with their values, once the form is valid."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}
        return values | {"municipality": self.instance.municipality}

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """(name, value) of what was typed, for hidden fields."""
        values = {name: self.data.get(name, "") for name in self.fields if name not in ("file", "website")}
        if self.is_valid():
            values["final_text"] = self.cleaned_data["final_text"]
        return [(name, value) for name, value in values.items() if value]


def proposed(report: FilingReport) -> Outcome | None:
    """The code that the council's wording has in our table; None when the reporter named one, or nothing is known."""
    if report.outcome or not report.raw_result.strip():
        return None
    found = classify(report.raw_result)
    return None if found.code == UNKNOWN else found


def initial_of(filing: Filing) -> dict[str, Any]:
    """What we know of a filing, to be added to."""
    known = {name: getattr(filing, name) for name in SHARED}
    first = filing.originators.first()
    if first:
        known |= {"originator_kind": first.kind, "originators": first.name}
    decided = {"outcome": filing.decision if filing.decision != "undecided" else filing.stage}
    return known | {name: code for name, code in decided.items() if code in dict(OUTCOME_CHOICES)}


def motion_named(slug: str) -> Motion | None:
    """The public model motion of this name."""
    return Motion.objects.public().models().filter(slug=slug[:200]).first() if slug else None


def _possible(day: datetime.date | None) -> datetime.date | None:
    if day and not datetime.date(1990, 1, 1) <= day <= timezone.localdate():
        raise ValidationError("Dieser Tag liegt in der Zukunft oder vor 1990. Bitte prüfen Sie das Jahr.")
    return day
