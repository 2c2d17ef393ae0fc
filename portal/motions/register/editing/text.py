"""The whole motion as it lay before a council, in the form of a filing: typed, pasted, or read in from a file."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from motionkit import markdown
from motionkit.reading import read_file
from motionkit.reading.entry import is_own_markdown
from motionkit.text import MotionText, as_data, from_data
from uploads import Refused

NO_CLAUSES = "Darin ist kein Beschlusspunkt zu erkennen. Bitte setzen Sie „Beschlussvorschlag“ über die Punkte und eine Nummer vor jeden."


class TextField(forms.CharField):
    """Data as `Filing.text` holds it, typed as our Markdown; anything else goes through the gate and is recognised."""

    widget = forms.Textarea(attrs={"rows": 14})

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        words = super().to_python(value)
        if not words.strip():
            return {}
        if is_own_markdown(words):
            try:
                return as_data(_with_clauses(markdown.read(words)))
            except markdown.MarkdownError as problem:
                raise ValidationError(str(problem)) from problem
        return read_in(words.encode("utf-8", "replace"))


def read_in(file: Any) -> dict[str, Any]:
    """What a file says; ValidationError when the gate refuses it or no clause is found."""
    try:
        return as_data(_with_clauses(read_file(file).motion))
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal


def typed(data: dict[str, Any]) -> str:
    """The text as editors see and type it."""
    return markdown.write(from_data(data)) if data else ""


def _with_clauses(text: MotionText) -> MotionText:
    if not text.clauses:
        raise ValidationError(NO_CLAUSES)
    return text
