"""The form „Melden“: where, what, why."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from portal.exchange.models import Complaint, ComplaintGround
from portal.exchange.reader_form import ReaderForm

LONGEST = 4_000
_COMMENT = re.compile(r"#kommentar-(\d{1,9})\Z")


class ComplaintForm(ReaderForm, forms.ModelForm):
    """What somebody tells us of a page or of a comment on it."""

    lines = frozenset({"address", "name", "email"})
    address = forms.CharField(
        label="Wo steht es?", max_length=400, help_text="Die Adresse der Seite, wie sie oben im Browser steht."
    )
    ground = forms.ChoiceField(label="Was stimmt nicht?", choices=[("", "bitte wählen"), *ComplaintGround.choices])
    text = forms.CharField(
        label="Warum?",
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Welche Stelle meinen Sie, und warum darf sie so nicht stehen bleiben?",
    )
    name = forms.CharField(label="Ihr Name", required=False, max_length=80, help_text="Darf leer bleiben.")
    email = forms.EmailField(
        label="Ihre E-Mail-Adresse",
        required=False,
        max_length=200,
        help_text="Darf leer bleiben. Dann erfahren Sie die Entscheidung nur über den Link, den Sie gleich bekommen.",
    )

    class Meta:
        model = Complaint
        fields = ("address", "ground", "text", "name", "email")

    def __init__(self, data: Any = None, **options: Any):
        super().__init__(data, **options)
        self.dress(autocomplete="off")

    def clean_address(self) -> str:
        """A path here; what stands elsewhere is for others to judge."""
        path = own_path(self.cleaned_data["address"])
        if path is None:
            raise ValidationError(
                "Das ist keine Adresse auf diesem Portal. Sie beginnt mit „/“ oder mit unserer Adresse."
            )
        return path

    def clean_text(self) -> str:
        text = self.cleaned_data["text"].strip()
        if not text:
            raise ValidationError("Bitte füllen Sie dieses Feld aus.")
        return text


def own_path(address: str) -> str | None:
    """Path, query and fragment of an address of this portal; None for everything else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    own = urlsplit(settings.SITE_URL)
    if (parts.scheme or parts.netloc) and (parts.scheme not in ("http", "https") or parts.netloc != own.netloc):
        return None
    if not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return None
    query, fragment = f"?{parts.query}" if parts.query else "", f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.path}{query}{fragment}"


def comment_in(path: str) -> int | None:
    """The number of the comment that an address points to."""
    found = _COMMENT.search(path)
    return int(found[1]) if found else None
