"""What is asked of somebody who has heard an objection. Required is the objection, nothing else."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from motionkit.characters import one_line, readable
from portal.exchange.models import ObjectionProposal, Office
from portal.exchange.reporting.forms import LONGEST_ANSWER
from portal.motions.models import Motion, ObjectionKind
from portal.motions.objections.shown import clause_numbers

LINES = frozenset({"words", "heard_in", "source", "source_url", "email"})
NAMES = ("kind", "words", "clause_id", "heard_from", "heard_in", "reply", "source", "source_url", "note", "email")


def _text(label: str, rows: int, hint: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_ANSWER, strip=False, widget=widget, help_text=hint
    )


class ProposalForm(forms.ModelForm):
    """A proposal about a motion. What is wrong comes back with everything that was typed."""

    words = forms.CharField(
        label="Was wurde eingewandt?",
        max_length=300,
        help_text="In einem Satz. Nennen Sie keine Personen: Es geht um das Argument.",
    )
    kind = forms.ChoiceField(
        label="Worauf beruft sich der Einwand?",
        required=False,
        choices=[("", "weiß ich nicht"), *ObjectionKind.choices],
    )
    clause_id = forms.ChoiceField(label="Richtet er sich gegen einen Punkt?", required=False)
    heard_from = forms.ChoiceField(
        label="Von welcher Stelle?", required=False, choices=[("", "keine Angabe"), *Office.choices]
    )
    heard_in = forms.CharField(
        label="Wo?", required=False, max_length=200, help_text="Kommune oder Gremium. Darf leer bleiben."
    )
    reply = _text("Was haben Sie erwidert?", 5, "Oder was würden Sie heute erwidern? Zuerst die kurze Antwort.")
    source = forms.CharField(
        label="Wo steht das?",
        required=False,
        max_length=300,
        help_text="Gesetz mit Paragraf, Urteil mit Aktenzeichen, Bericht mit Seite.",
    )
    source_url = forms.URLField(
        label="Link dazu",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Das ist keine Adresse wie https://www.gesetze-im-internet.de/gg/art_28.html."},
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    note = _text("Noch etwas für die Redaktion?", 3, "Das liest nur die Redaktion.")
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Nur für Rückfragen; wir zeigen sie niemandem und löschen sie danach.",
    )
    # No person sees this field; a machine that fills in whatever there is gives itself away.
    website = forms.CharField(label="Bitte leer lassen", required=False)

    class Meta:
        model = ObjectionProposal
        fields = NAMES

    def __init__(self, motion: Motion, data: Any = None, **options: Any):
        sent = None if data is None else {name: _cleaned(name, value) for name, value in data.items()}
        options.setdefault("instance", ObjectionProposal(motion=motion))
        super().__init__(sent, auto_id="feld-%s", use_required_attribute=False, **options)
        points = [(own_id, f"Punkt {number}") for own_id, number in clause_numbers(motion).items()]
        self.fields["clause_id"].choices = [("", "nein, gegen den ganzen Antrag"), *points]
        for name, field in self.fields.items():
            field.widget.attrs |= {"class": "field__input", "autocomplete": "off"}
            field.error_messages["required"] = "Bitte füllen Sie dieses Feld aus."
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"feld-{name}-hilfe"

    def full_clean(self) -> None:
        """Afterwards fields that are wrong say so to screen readers, too."""
        super().full_clean()
        for name in self.errors if self.is_bound else ():
            if field := self.fields.get(name):
                described = field.widget.attrs.get("aria-describedby", "")
                field.widget.attrs |= {"aria-invalid": "true"}
                field.widget.attrs["aria-describedby"] = f"feld-{name}-fehler {described}".strip()

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(
                "Ein unsichtbares Feld war ausgefüllt. Bitte leeren Sie es und senden Sie noch einmal."
            )
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("source_url") and not cleaned.get("source"):
            self.add_error("source", "Bitte nennen Sie zum Link auch, was dort steht: Gesetz, Urteil oder Bericht.")
        return cleaned


def _cleaned(name: str, value: str) -> str:
    return one_line(value) if name in LINES else readable(value)
