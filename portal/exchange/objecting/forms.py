"""What is asked of somebody who has heard an objection. Required is the objection, nothing else."""

from typing import Any

from django import forms

from portal.exchange.models import ObjectionProposal, Office
from portal.exchange.reader_form import ReaderForm
from portal.exchange.reporting.forms import LONGEST_ANSWER
from portal.motions.models import Motion, ObjectionKind
from portal.motions.objections.shown import clause_numbers

NAMES = ("kind", "words", "clause_id", "heard_from", "heard_in", "reply", "source", "source_url", "note", "email")


def _text(label: str, rows: int, hint: str) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST_ANSWER, strip=False, widget=widget, help_text=hint
    )


class ProposalForm(ReaderForm, forms.ModelForm):
    """A proposal about a motion."""

    lines = frozenset({"words", "heard_in", "source", "source_url", "email"})
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

    class Meta:
        model = ObjectionProposal
        fields = NAMES

    def __init__(self, motion: Motion, data: Any = None, **options: Any):
        options.setdefault("instance", ObjectionProposal(motion=motion))
        super().__init__(data, **options)
        points = [(own_id, f"Punkt {number}") for own_id, number in clause_numbers(motion).items()]
        self.fields["clause_id"].choices = [("", "nein, gegen den ganzen Antrag"), *points]
        self.dress(autocomplete="off")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("source_url") and not cleaned.get("source"):
            self.add_error("source", "Bitte nennen Sie zum Link auch, was dort steht: Gesetz, Urteil oder Bericht.")
        return cleaned
