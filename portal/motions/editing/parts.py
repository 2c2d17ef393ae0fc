"""Form fields for the other parts of a motion: prose, entries line by line, footnotes."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.widgets import AdminAutoHeightTextInput

from motionkit.characters import one_line, readable
from motionkit.prose import normalise
from motionkit.text import FOOTNOTE_MARK, Footnote

_FOOTNOTE = re.compile(r"^\[?\^?([^\s\[\]^:]{1,20})\]?:(?:\s+(.*))?$")


class ProseField(forms.CharField):
    """Light prose (`motionkit.prose`), normalised."""

    widget = AdminAutoHeightTextInput

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return normalise(super().to_python(value))


class EntriesField(forms.CharField):
    """A tuple of single lines: what stands in one line is one entry."""

    widget = AdminAutoHeightTextInput

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, strip=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())

    def to_python(self, value: Any) -> tuple[str, ...]:
        lines = (one_line(line) for line in readable(super().to_python(value)).split("\n"))
        return tuple(line for line in lines if line)

    def validate(self, value: Any) -> None:
        """Nothing can be wrong with lines."""

    def run_validators(self, value: Any) -> None:
        """Those of CharField ask for a string; control characters are gone already."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(data) != tuple(initial or ())


class FootnotesField(EntriesField):
    """A tuple of footnotes, one per line: `1: Text` or `[^1]: Text`."""

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(_line(note) for note in value or ())

    def to_python(self, value: Any) -> tuple[Footnote, ...]:
        return tuple(_footnotes(super().to_python(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return super().has_changed(initial, data)
        except ValidationError:
            return True


def _line(note: Footnote) -> str:
    return f"[^{note.mark}]: {note.text}".rstrip()


def _footnotes(lines: Iterable[str]) -> list[Footnote]:
    found: dict[str, Footnote] = {}
    for number, line in enumerate(lines, 1):
        match = _FOOTNOTE.match(line)
        if match is None or not FOOTNOTE_MARK.match(match[1]):
            raise ValidationError(f"Zeile {number} ist keine Fußnote. Schreiben Sie zum Beispiel „[^1]: Text“.")
        if match[1] in found:
            raise ValidationError(f"Zeile {number}: Die Fußnote „{match[1]}“ gibt es schon.")
        found[match[1]] = Footnote(match[1], match[2] or "")
    return list(found.values())
