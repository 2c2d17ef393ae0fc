"""What is asked of somebody who offers something. A draft („Zwischenstand“) needs a title, nothing else."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from motionkit import markdown
from motionkit.reading.entry import read_file, read_text
from portal.exchange.models import Offer, OfferKind
from portal.exchange.offering import files, wording
from portal.exchange.reader_form import ReaderForm
from portal.motions.turns import Busy
from portal.people.models import VoiceKind
from portal.pictures.models import License
from uploads import Refused

CONSENT_VERSION = "2026-11"
CONSENT = (
    "Ich habe das Recht, dies anzubieten. Wird es angenommen, darf es auf diesem Portal unter der gewählten Lizenz und dem "
    "angegebenen Namen erscheinen. Bis dahin kann ich es jederzeit zurückziehen."
)
NO_BOOK = (
    "Die Datei der Publikation fehlt, gesendet ist noch nichts. Bitte wählen Sie sie hier und sichern Sie einen Zwischenstand: "
    "Von dort senden Sie beides zusammen."
)
NO_TEXT = (
    "In dieser Datei steht kein Text, den wir lesen können; Bilder allein genügen nicht. Bitte wählen Sie eine andere, oder "
    "fügen Sie den Text oben ein."
)
LONGEST_STANDFIRST, LONGEST_ANSWER = 600, 4_000
# What only one kind is asked for.
ONLY = {"standfirst": {OfferKind.TEXT, OfferKind.PUBLICATION}, "year": {OfferKind.PUBLICATION}}
ONLY |= {"book": {OfferKind.PUBLICATION}, "document": {OfferKind.TEXT, OfferKind.MOTION}}
# German names of what a kind calls differently.
WORDS = {
    OfferKind.TEXT: (
        "Ihr Text",
        "Absätze trennt eine leere Zeile. Wer mag, schreibt ## Überschrift, **fett**, - Liste, > Zitat.",
    ),
    OfferKind.MOTION: ("Der Antrag", "Titel, Beschlussvorschlag mit nummerierten Punkten, Begründung. Wir ordnen es."),
    OfferKind.PUBLICATION: ("Worum geht es darin?", "Ein paar Absätze für die Seite der Publikation."),
}


def _text(label: str, rows: int, most: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, max_length=most, widget=widget, strip=False, help_text=hint)


class OfferForm(ReaderForm, forms.ModelForm):
    """`draft`: only what is there is checked · `sending`: a publication's file has to be there, now or kept before."""

    lines = frozenset({"title", "name", "organisation", "email", "year"})
    title = forms.CharField(label="Titel", max_length=200)
    standfirst = _text(
        "Vorspann", 3, LONGEST_STANDFIRST, "Ein bis drei Sätze: Worum geht es, warum lohnt sich das Lesen?"
    )
    text = _text("", 16, wording.LONGEST, required=False)
    document = forms.FileField(
        label="oder als Datei",
        required=False,
        help_text="Word, ODT, Markdown oder Text, bis 2 MB. Hervorhebungen und Bilder darin gehen verloren.",
    )
    year = forms.IntegerField(label="Erscheinungsjahr", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    book = forms.FileField(label="Die Publikation als Datei", required=False, help_text="PDF oder EPUB, bis 20 MB.")
    name = forms.CharField(
        label="Wer spricht?", max_length=120, help_text="Ihr Name oder ein Pseudonym, wie es erscheinen soll."
    )
    voice_kind = forms.ChoiceField(
        label="Von wo aus?",
        choices=[("", "bitte wählen"), *(one for one in VoiceKind.choices if one[0] != VoiceKind.EDITORIAL)],
    )
    organisation = forms.CharField(
        label="Für wen?", required=False, max_length=160, help_text="Organisation, Fraktion, Gruppe. Darf leer bleiben."
    )
    about_voice = _text("Ein Satz zu Ihnen", 2, 600, "Steht bei Ihrem Namen. Darf leer bleiben.")
    license = forms.ModelChoiceField(
        License.objects.none(),
        label="Lizenz",
        empty_label="bitte wählen",
        help_text="Unter welcher Lizenz darf es erscheinen?",
    )
    note = _text("Noch etwas für die Redaktion?", 3, LONGEST_ANSWER, "Das liest nur die Redaktion.")
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Dann erfahren Sie nur über Ihren Link, wie es weitergeht. Wir zeigen sie niemandem.",
    )
    consent = forms.BooleanField(label=CONSENT)

    class Meta:
        model = Offer
        fields = (
            "title",
            "standfirst",
            "text",
            "year",
            "name",
            "voice_kind",
            "organisation",
            "about_voice",
            "license",
            "note",
            "email",
        )

    def __init__(
        self, data: Any = None, sent_files: Any = None, *, draft: bool = False, sending: bool = False, **options: Any
    ):
        super().__init__(data, sent_files, **options)
        self.draft, self.sending = draft, sending
        self.kind, self.book = OfferKind(self.instance.kind), None
        for name in [name for name, kinds in ONLY.items() if self.kind not in kinds]:
            del self.fields[name]
        self.fields["license"].queryset = License.objects.filter(is_free=True)
        if "year" in self.fields:
            self.fields["year"].validators += [
                MinValueValidator(1900),
                MaxValueValidator(timezone.localdate().year + 1),
            ]
        self.fields["text"].label, self.fields["text"].help_text = WORDS[self.kind]
        for name, field in self.fields.items():
            field.required = field.required and (not draft or name == "title")
        self.dress(autocomplete="off")
        self.fields["consent"].error_messages["required"] = "Ohne diese Einwilligung dürfen wir es nicht annehmen."

    def clean_document(self) -> str:
        """The text of the file; the file itself is not kept."""
        file = self.cleaned_data["document"]
        if not file:
            return ""
        try:
            with files.in_turn():  # Reading starts a process of its own.
                data = file.read()
                motion = self.kind == OfferKind.MOTION
                text = markdown.write(read_file(data).motion) if motion else wording.from_document(data)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        except Busy as busy:
            raise ValidationError(files.BUSY) from busy
        if not text.strip():
            raise ValidationError(NO_TEXT)
        return text

    def clean_book(self) -> tuple[str, bytes] | None:
        file = self.cleaned_data["book"]
        if self.sending and not file and self.lacks_book:
            raise ValidationError(NO_BOOK)
        return files.read_book(file) if file else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.book = cleaned.get("book")
        if (from_file := cleaned.get("document")) and cleaned.get("text", "").strip():
            self.add_error("document", "Es kamen eine Datei und ein Text. Bitte wählen Sie eines von beiden.")
        elif from_file:
            cleaned["text"] = from_file[: wording.LONGEST]
        needed = not self.draft and "document" not in self.errors
        if needed and not cleaned.get("text", "").strip() and "text" not in self.errors:
            self.add_error("text", "Bitte füllen Sie dieses Feld aus, oder wählen Sie eine Datei.")
        if self.kind == OfferKind.MOTION and cleaned.get("text", "").strip():
            self._check_motion(cleaned["text"])
        return cleaned

    def _check_motion(self, text: str) -> None:
        try:
            self.reading = read_text(text)
        except Refused as refusal:
            self.add_error("text", str(refusal))

    @property
    def lacks_book(self) -> bool:
        """Whether a publication's file is not kept with a draft yet."""
        return self.kind == OfferKind.PUBLICATION and not (self.instance.pk and self.instance.files.books().exists())

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """(name, value) of what was typed, for hidden fields."""
        values = {name: self.data.get(name, "") for name in self.fields if name not in ("document", "book", "website")}
        if self.is_valid():
            values["text"] = self.cleaned_data["text"]
        return [(name, value) for name, value in values.items() if value]

    @property
    def told(self) -> dict[str, Any]:
        """The fields of the offer with their values, once the form is valid; what was agreed to, too."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}
        consent = ("consent_version", "consent_text", "consented_at")
        return values | {name: getattr(self.instance, name) for name in consent}

    def apply_consent(self) -> None:
        """Keeps what was agreed to, word by word, with the time."""
        if self.cleaned_data.get("consent"):
            self.instance.consent_version, self.instance.consent_text = CONSENT_VERSION, CONSENT
            self.instance.consented_at = timezone.now()
