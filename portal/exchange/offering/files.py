"""Pictures and publication files of an offer: through the gate, encoded anew, with their credits."""

from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

import uploads
from motionkit.characters import one_line
from portal.design.spoken_forms import SpokenFields
from portal.exchange.models import OfferFile
from portal.motions.documents import FOLDER
from portal.motions.turns import Busy, turn
from portal.pictures.metadata import without_metadata
from portal.pictures.models import License

MOST_PICTURES = 5
MOST_PICTURE_BYTES, MOST_BOOK_BYTES = 8 * 1024 * 1024, 20 * 1024 * 1024
BUSY = "Gerade werden zu viele Dateien gelesen. Ihre Angaben stehen noch hier; bitte wählen Sie die Datei noch einmal und senden Sie in einigen Sekunden."


class PictureForm(SpokenFields, forms.ModelForm):
    """A picture with all that its credit needs."""

    picture = forms.FileField(
        label="Bilddatei", help_text="JPEG, PNG, WebP oder GIF, bis 8 MB und 40 Millionen Bildpunkte."
    )
    description = forms.CharField(
        label="Was ist zu sehen?", max_length=255, help_text="Wird vorgelesen (Alternativtext)."
    )
    author = forms.CharField(label="Wer hat das Bild gemacht?", max_length=160, help_text="„unbekannt“ ist erlaubt.")
    source = forms.CharField(label="Woher stammt es?", max_length=200, help_text="Zum Beispiel „Eigene Aufnahme“.")
    license = forms.ModelChoiceField(License.objects.all(), label="Lizenz des Bildes", empty_label="bitte wählen")

    class Meta:
        model = OfferFile
        fields = ("description", "author", "source", "license")

    def __init__(self, data=None, files=None):
        sent = None if data is None else {name: one_line(value) for name, value in data.items()}
        super().__init__(sent, files, auto_id="bild-%s")
        self.order_fields(["picture"])
        self.dress(autocomplete="off")

    def clean_picture(self) -> OfferFile:
        self.instance.kind, self.instance.data = read_picture(self.cleaned_data["picture"])
        self.instance.size = len(self.instance.data)
        return self.instance


def read_picture(file: UploadedFile) -> tuple[str, bytes]:
    """(kind, bytes) of a picture as we encoded it: upright, without place, camera, name. ValidationError otherwise."""
    data = file.read(MOST_PICTURE_BYTES + 1)
    try:
        upload = uploads.inspect(data, allowed=uploads.PICTURES, max_bytes=MOST_PICTURE_BYTES)
        with in_turn():  # Decoding takes memory.
            return upload.kind, without_metadata(ContentFile(data, name="bild")).read()
    except uploads.Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    except Busy as busy:
        raise ValidationError(BUSY) from busy


def read_book(file: UploadedFile) -> tuple[str, bytes]:
    """(kind, bytes) of a PDF or EPUB that passed the gate. ValidationError otherwise."""
    try:
        upload = uploads.inspect(
            file.read(MOST_BOOK_BYTES + 1), allowed=uploads.PUBLICATIONS, max_bytes=MOST_BOOK_BYTES
        )
    except uploads.Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    return upload.kind, upload.data


def in_turn():
    """Reading foreign files takes turns; raises Busy. For the turns alone: nothing is written there."""
    folder = Path(settings.DATA_DIR) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return turn(folder)
