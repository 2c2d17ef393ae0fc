"""A copy as a file, pasted, or on its way through the page; which model and version it came from, and where it was fitted."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from motionkit.reading import Reading
from motionkit.reading.results import reading_as_data, reading_from_data
from portal.motions.fitting.checking import CheckForm

SALT = "portal.motions.updating"
HOURS = 12
TOO_OLD = "Die Seite lag lange offen. Bitte fügen Sie den Text noch einmal ein, oder wählen Sie die Datei noch einmal."


class CopyForm(CheckForm):
    """`reading` is there once something could be read, also when the municipality is not clear."""

    lesung = forms.CharField(required=False, strip=False)
    antrag = forms.CharField(required=False, max_length=120)
    stand = forms.CharField(required=False, max_length=120)
    fassung = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def clean(self) -> dict:
        sealed = self.cleaned_data.get("lesung", "")
        if not sealed:
            return super().clean()
        try:
            self.reading = reading_from_data(signing.loads(sealed, salt=SALT, max_age=HOURS * 3600))
        except (signing.BadSignature, ValueError, TypeError, KeyError) as problem:
            raise ValidationError(TOO_OLD) from problem
        return self.cleaned_data

    @property
    def is_read(self) -> bool:
        self.is_valid()
        return hasattr(self, "reading")


def sealed(reading: Reading) -> str:
    """The reading for a hidden field: signed, so that it comes back as it was."""
    return signing.dumps(reading_as_data(reading), salt=SALT, compress=True)
