"""What is asked: one field for each placeholder that only people on the spot can fill, and the head of the paper."""

import datetime
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import slugify

from motionkit.characters import one_line, readable
from motionkit.fitting import SLOTS, Place, Slot
from motionkit.fitting.answers import TooLong, clean
from motionkit.letterhead import Letterhead
from portal.design.slugs import spelled_out

# The head of the paper, which is no part of the motion's text.
HEAD = (
    Slot("Eingebracht von", "line", "Fraktion, Gruppe oder Name.", "Fraktion Buntes Bündnis"),
    Slot("Sitzung", "line", "Wann und wo beraten werden soll, wenn Sie es wissen.", "Sitzung am 30. Juni 2027"),
    Slot("Datum", "date", "Steht neben dem Ort über dem Antrag.", "3. Mai 2027"),
)
_KEYBOARDS = {"number": "numeric", "year": "numeric"}


def field_name(slot: Slot) -> str:
    """„Lage vor Ort“ → „lage-vor-ort“: the name of a field, and its id."""
    return slugify(spelled_out(slot.name))


class AnswerField(forms.CharField):
    """Takes what may stand in a motion; what is too long stays in the form and comes back with an error."""

    def __init__(self, slot: Slot):
        self.slot = slot
        widget: forms.Widget = forms.TextInput()
        if slot.kind == "paragraphs":
            widget = forms.Textarea(attrs={"rows": 6})
        widget.attrs |= {"class": "field__input", "autocomplete": "off"}
        if keyboard := _KEYBOARDS.get(slot.kind):
            widget.attrs["inputmode"] = keyboard
        super().__init__(label=slot.name, required=False, strip=False, widget=widget)

    def clean(self, value: object) -> str:
        value = super().clean(value)
        try:
            clean(self.slot, value)
        except TooLong as problem:
            raise ValidationError(str(problem)) from problem
        return value


class AnswersForm(forms.Form):
    """`asked`: placeholders that stand in the motion as chosen. Answers to others are kept, but not shown."""

    def __init__(self, asked: Iterable[Slot], place: Place, data: dict | None = None):
        sent = None if data is None else {name: readable(value) for name, value in data.items()}
        super().__init__(sent, auto_id="feld-%s")
        self.asked = [slot for slot in asked if slot.name != "Fraktion"]  # The head asks for it already.
        for slot in (*HEAD, *self.asked):
            self.fields[field_name(slot)] = AnswerField(slot)
        today = date_format(datetime.date.today(), "j. F Y")
        self.initial = {"datum": today}
        self.place = place
        for name in self.fields:
            described = [f"feld-{name}-hilfe"]
            if name in self.errors:
                described.insert(0, f"feld-{name}-fehler")
            self.fields[name].widget.attrs["aria-describedby"] = " ".join(described)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of answers whose question does not stand in the motion as it is chosen now."""
        sent = ((field_name(slot), slot) for slot in SLOTS.values())
        found = [(name, self.data.get(name, "")[: slot.longest]) for name, slot in sent if name not in self.fields]
        return [(name, value) for name, value in found if value]

    @property
    def answers(self) -> dict[str, str]:
        """Placeholder → what was typed, without what is too long."""
        if not self.is_bound:
            return {}
        typed = {slot.name: self.cleaned_data.get(field_name(slot), "") for slot in self.asked}
        typed["Fraktion"] = self._head("eingebracht-von")
        return {name: value for name, value in typed.items() if value}

    @property
    def letterhead(self) -> Letterhead:
        """Who, to whom, where and when."""
        return Letterhead(
            originator=self._head("eingebracht-von"),
            addressee=f"An {self.place.chair_office.say('Akkusativ', style=self.place.style)}",
            council=f"{self.place.council_phrase.say('Nominativ', 'none')} {self.place.named_with_class.say('Genitiv')}",
            meeting=self._head("sitzung"),
            place=self.place.name,
            date=self._head("datum"),
        )

    def _head(self, name: str) -> str:
        if not self.is_bound:
            return str(self.initial.get(name, ""))
        return one_line(self.cleaned_data.get(name, ""))
