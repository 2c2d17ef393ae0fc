"""The form with which pictures come in."""

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.pictures.metadata import without_metadata
from uploads import PICTURES, Refused, inspect


class PictureField(WagtailImageField):
    """Looks through the upload gate first: Wagtail's field opens a broken picture without expecting one."""

    def to_python(self, data):
        if data:
            data.seek(0)
            try:
                inspect(data.file, allowed=PICTURES)
            except Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
            data.seek(0)
        return super().to_python(data)


class PictureForm(BaseImageForm):
    """Refuses what is no picture, and cleans what is one before anything is stored.

    The uploaded file is changed in place: Wagtail's upload of several files keeps the very same object in its
    waiting room while the credits are still missing, and nothing there shall know where a picture was taken.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = "Damit findet die Redaktion das Bild wieder. Leser*innen sehen ihn nicht."
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(label=file.label, widget=file.widget)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        clean = without_metadata(file)
        file.seek(0)
        file.truncate()
        file.write(clean.read())
        file.flush()
        file.seek(0)
        file.size, file.name = clean.size, clean.name
        return file
