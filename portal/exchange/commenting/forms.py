"""The form of a comment or an experience: plain text, little to fill in."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.exchange.commenting import names
from portal.exchange.models import Comment, CommentKind, PracticeOutcome
from portal.exchange.reader_form import ReaderForm
from portal.places import finding
from portal.places.models import Municipality

LONGEST = 4_000
MOST_LINKS = 2
_LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)


class CommentForm(ReaderForm, forms.ModelForm):
    """`kind`: an experience also says where it was made, and how it ended."""

    lines = frozenset({"name", "email", "municipality_name"})
    municipality_name = forms.CharField(
        label="In welcher Kommune?", max_length=finding.MOST_CHARACTERS, help_text="Name, Postleitzahl oder Kreis"
    )
    outcome = forms.ChoiceField(label="Wie ging es aus?", choices=[("", "bitte wählen"), *PracticeOutcome.choices])
    text = forms.CharField(
        label="Ihr Kommentar",
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Reiner Text, höchstens zwei Links. Absätze durch eine leere Zeile.",
    )
    name = forms.CharField(
        label="Ihr Name",
        max_length=80,
        help_text="Ein Pseudonym oder „anonym“ genügt. Der Name steht über dem Kommentar.",
    )
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Wir schreiben Ihnen nur, was die Redaktion entscheidet, und zeigen sie niemandem.",
    )

    class Meta:
        model = Comment
        fields = ("outcome", "text", "name", "email")

    def __init__(self, kind: str, data: Any = None, **options: Any):
        super().__init__(data, **options)
        self.instance.kind = kind
        if kind == CommentKind.PRACTICE:
            self.fields["text"].label = "Was haben Sie erlebt?"
        else:
            del self.fields["municipality_name"], self.fields["outcome"]
        self.order_fields(["municipality_name", "outcome", "text", "name", "email"])
        self.dress(autocomplete="off")

    def clean_municipality_name(self) -> str:
        typed = self.cleaned_data["municipality_name"]
        one = finding.the_one(typed)
        place = Municipality.objects.filter(ags=one.ags).first() if one else None
        if place is None:
            offers = [entry.label for entry in finding.find(typed, 6)]
            several = f" Meinen Sie {' oder '.join(offers)}?" if offers else ""
            raise ValidationError(f"„{typed}“ ist nicht eindeutig oder steht nicht im Verzeichnis.{several}")
        self.instance.municipality = place
        return typed

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if not text:
            raise ValidationError("Bitte füllen Sie dieses Feld aus.")
        if len(_LINK.findall(text)) > MOST_LINKS:
            raise ValidationError(f"Bitte höchstens {MOST_LINKS} Links: Mehr schreibt fast nur, wer werben will.")
        return text

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not any(sign.isalnum() for sign in name):
            raise ValidationError("Bitte nennen Sie einen Namen, ein Pseudonym, oder schreiben Sie „anonym“.")
        if names.is_taken(name):
            raise ValidationError(
                "So oder zum Verwechseln ähnlich heißt hier schon eine Stimme oder die Redaktion. Bitte wählen Sie einen "
                "anderen Namen. Sind Sie es selbst? Dann schreiben Sie der Redaktion."
            )
        return name
