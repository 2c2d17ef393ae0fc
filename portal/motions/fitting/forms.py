"""What is asked: one field for each placeholder that only people on the spot can fill, and the head of the paper."""

import datetime
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.text import slugify

from motionkit.characters import one_line, readable
from motionkit.fitting import SLOTS, Place, Slot
from motionkit.fitting.answers import TooLong, clean, day_of, german_date
from motionkit.fitting.deadlines import MOST_DAYS, Dates, dates_of
from motionkit.letterhead import Letterhead
from portal.design.slugs import spelled_out

# The head of the paper, which is no part of the motion's text.
HEAD = (
    Slot("Eingebracht von", "line", "Fraktion, Gruppe oder Name.", "Fraktion Buntes Bündnis"),
    Slot("Sitzung", "date", "Tag der Sitzung, in der beraten werden soll, wenn Sie ihn wissen.", "30.6.2027"),
    Slot("Datum", "date", "Steht neben dem Ort über dem Antrag.", "3. Mai 2027"),
)
FILING = Slot(
    "Antragsfrist in Tagen",
    "number",
    "Wie viele Tage vor der Sitzung der Antrag da sein muss; steht in der Geschäftsordnung.",
    "14",
)
# Placeholders that the head asks for already, with the head's field.
HEAD_ANSWERS = {"Fraktion": "eingebracht-von", "Sitzungsdatum": "sitzung"}
YEARS = range(2000, 2101)
_KEYBOARDS = {"number": "numeric", "year": "numeric"}


def field_name(slot: Slot) -> str:
    """„Lage vor Ort“ → „lage-vor-ort“: the name of a field, and its id."""
    return slugify(spelled_out(slot.key))


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
        super().__init__(label=slot.key, required=False, strip=False, widget=widget)

    def clean(self, value: object) -> str:
        value = super().clean(value)
        try:
            clean(self.slot, value)
        except TooLong as problem:
            raise ValidationError(str(problem)) from problem
        return value


class DayField(AnswerField):
    """A day of the calendar, typed as people write it."""

    def clean(self, value: object) -> str:
        value = super().clean(value)
        typed = one_line(value)
        day = day_of(typed)
        if typed and day is None:
            raise ValidationError(
                "Diesen Tag gibt es im Kalender nicht, oder wir lesen ihn falsch. Bitte schreiben Sie ihn so: 30.6.2027."
            )
        if day and day.year not in YEARS:
            raise ValidationError(f"Das Jahr {day.year} kann nicht stimmen. Bitte schreiben Sie den Tag so: 30.6.2027.")
        return value


class DaysField(AnswerField):
    """A number of days before a sitting."""

    def clean(self, value: object) -> str:
        value = super().clean(value)
        typed = one_line(value)
        if typed and not (typed.isascii() and typed.isdecimal() and len(typed) < 4 and int(typed) <= MOST_DAYS):
            raise ValidationError(f"Bitte schreiben Sie eine Zahl von 0 bis {MOST_DAYS}, zum Beispiel 14.")
        return value


class AnswersForm(forms.Form):
    """`asked`: placeholders that stand in the motion as chosen. Answers to others are kept, but not shown.

    `labelled`: the placeholders with a label that stand anywhere in the model motion.
    """

    def __init__(self, asked: Iterable[Slot], place: Place, data: dict | None = None, labelled: Iterable[Slot] = ()):
        sent = None if data is None else {name: readable(value) for name, value in data.items()}
        super().__init__(sent, auto_id="feld-%s")
        self._possible = [*SLOTS.values(), *labelled]
        self.asked = [slot for slot in asked if slot.key not in HEAD_ANSWERS]  # The head asks for it already.
        for slot in (*HEAD, *self.asked):
            self.fields[field_name(slot)] = DayField(slot) if slot.name == "Sitzung" else AnswerField(slot)
        if place.filing_deadline_days is None:
            self.fields[field_name(FILING)] = DaysField(FILING)
            self.order_fields([*(field_name(slot) for slot in HEAD[:2]), field_name(FILING)])
        today = date_format(datetime.date.today(), "j. F Y")
        self.initial = {"datum": today}
        self.place = place
        self._describe()

    def _describe(self) -> None:
        """Ties every field to its help and its error."""
        for name in self.fields:
            described = [f"feld-{name}-hilfe"]
            if name in self.errors:
                described.insert(0, f"feld-{name}-fehler")
            self.fields[name].widget.attrs["aria-describedby"] = " ".join(described)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of answers whose question does not stand in the motion as it is chosen now."""
        sent = ((field_name(slot), slot) for slot in self._possible)
        found = [(name, self.data.get(name, "")[: slot.longest]) for name, slot in sent if name not in self.fields]
        return [(name, value) for name, value in found if value]

    @property
    def answers(self) -> dict[str, str]:
        """Placeholder → what was typed, without what is too long."""
        if not self.is_bound:
            return {}
        typed = {slot.key: self.cleaned_data.get(field_name(slot), "") for slot in self.asked}
        typed |= {name: self._head(field) for name, field in HEAD_ANSWERS.items()}
        return {name: value for name, value in typed.items() if value}

    @property
    def letterhead(self) -> Letterhead:
        """Who, to whom, where and when."""
        return Letterhead(
            originator=self._head("eingebracht-von"),
            addressee=f"An {self.place.chair_office.say('Akkusativ', style=self.place.style)}",
            council=f"{self.place.council_phrase.say('Nominativ', 'none')} {self.place.named_with_class.say('Genitiv')}",
            meeting=german_date(self._head("sitzung")),
            place=self.place.name,
            date=german_date(self._head("datum")),
        )

    @property
    def dates(self) -> Dates | None:
        """The sitting and the deadline, once somebody has named the sitting."""
        sitting = day_of(self._head("sitzung"))
        days = self._head(field_name(FILING))
        return dates_of(self.place, sitting, int(days) if days else None) if sitting else None

    def ask_for_sitting(self) -> None:
        """Says at the field that a calendar needs the day of the sitting, when nobody has named it."""
        if self.dates is None and "sitzung" not in self.errors:
            self.add_error("sitzung", "Für den Kalender fehlt der Tag der Sitzung. Bitte tragen Sie ihn ein.")
            self._describe()

    def _head(self, name: str) -> str:
        if not self.is_bound:
            return str(self.initial.get(name, ""))
        return one_line(self.cleaned_data.get(name, ""))
