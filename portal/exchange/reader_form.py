"""What all forms of readers have in common: typed text is made harmless, and a field that no person sees."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from motionkit.characters import one_line, readable
from portal.design.spoken_forms import SpokenFields


class ReaderForm(SpokenFields, forms.Form):
    """`lines`: fields of one line; all others keep their paragraphs. What is wrong comes back with everything that was typed.

    With a model behind it: `class CommentForm(ReaderForm, forms.ModelForm)`.
    """

    lines: ClassVar[frozenset[str]] = frozenset()
    # No person sees this field; a machine that fills in whatever there is gives itself away.
    website = forms.CharField(label="Bitte leer lassen", required=False)

    def __init__(self, data: Any = None, files: Any = None, **options: Any):
        sent = None
        if data is not None:
            sent = {name: one_line(value) if name in self.lines else readable(value) for name, value in data.items()}
        super().__init__(sent, files, **options)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(
                "Ein unsichtbares Feld war ausgefüllt. Bitte leeren Sie es und senden Sie noch einmal."
            )
        return ""
