"""A whole motion as a form: every part in a field of its own, every clause in a row that can be struck, new ones between.

Names in the form: `teil-<part>`; `punkt` is repeated, its order is the order of the clauses; `punkt-<id>` is the wording;
`streichen` is repeated, too; `nach-<id>` says after which clause a new one belongs. No script is needed for any of it.
"""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from motionkit.characters import one_line, readable
from motionkit.diff.difference import part_text
from motionkit.diff.summary import PART_NAMES
from motionkit.prose import normalise
from motionkit.text import CLAUSE_ID, LIST_FIELDS, PROSE_FIELDS, Clause, MotionText
from portal.motions.editing.clauses import new_id
from portal.motions.editing.parts import EntriesField, FootnotesField, ProseField

LONGEST_PART, LONGEST_TITLE, MOST_CLAUSES = 20_000, 250, 100
LISTS = tuple(name for name in LIST_FIELDS if name != "unrecognised")
PARTS = ("title", *PROSE_FIELDS, *LISTS, "footnotes")
BEFORE_CLAUSES = ("title", "opening_formula")
FIRST, LAST = "anfang", "ende"
TOO_LONG = "Das ist zu lang: höchstens 20.000 Zeichen. Der Text steht noch im Feld."
HINTS = {
    "footnotes": "Je Zeile eine, als „[^1]: Text“. Im Antrag steht an der Stelle [^1].",
    "hints": "Steht nicht im Antrag selbst.",
} | dict.fromkeys(LISTS, "Je Zeile ein Eintrag.")


@dataclass
class Row:
    """A clause in the form. `number`: of the base, 0 for a new one · `after`: what was chosen for a new one."""

    id: str
    text: str
    number: int = 0
    struck: bool = False
    after: str = ""
    error: str = ""

    @property
    def is_blank(self) -> bool:
        return not normalise(self.text)

    @property
    def lines(self) -> int:
        """How high the field is."""
        return min(24, max(3, len(self.text) // 70 + self.text.count("\n") + 1))


class TextForm(forms.Form):
    """`base`: the text that the form begins with, and that keeps what the form does not show."""

    def __init__(self, base: MotionText, data: QueryDict | None = None):
        self.base = base
        self._known = {clause.id: (number, clause) for number, clause in enumerate(base.clauses, 1)}
        sent = data if data is not None else data_of(base)
        self.typed = {name: readable(value) for name, value in sent.items()}
        self.rows = self._rows(sent)
        super().__init__({f"teil-{name}": self.typed.get(f"teil-{name}", "") for name in PARTS}, auto_id="feld-%s")
        for name in PARTS:
            self.fields[f"teil-{name}"] = _field(name, self.typed.get(f"teil-{name}", ""))

    def _rows(self, sent: QueryDict) -> list[Row]:
        struck = set(sent.getlist("streichen"))
        rows = []
        for key in list(dict.fromkeys(sent.getlist("punkt")))[: MOST_CLAUSES + 1]:
            if not CLAUSE_ID.match(key):
                continue
            text, number = self.typed.get(f"punkt-{key}", ""), self._known.get(key, (0, None))[0]
            rows.append(Row(key, text, number, key in struck, self.typed.get(f"nach-{key}", "")))
        for row in [row for row in rows if row.after]:
            _put(rows, row)
        return rows

    def add_row(self) -> None:
        """An empty row for one more clause."""
        self.rows.append(Row(new_id({row.id for row in self.rows}), "", after=LAST))

    @property
    def kept(self) -> list[Row]:
        """Rows that stay a clause."""
        return [row for row in self.rows if not (row.struck or row.is_blank)]

    @property
    def places(self) -> list[tuple[str, str]]:
        """Where a new clause may stand: (value, words)."""
        own = [(row.id, f"nach Punkt {row.number}") for row in self.rows if row.number]
        return [(LAST, "am Ende"), (FIRST, "ganz am Anfang"), *own]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for row in self.rows:
            if len(row.text) > LONGEST_PART:
                row.error = TOO_LONG
        if len(self.rows) > MOST_CLAUSES:
            raise ValidationError(f"Das sind zu viele Punkte: höchstens {MOST_CLAUSES}.")
        if any(row.error for row in self.rows):
            raise ValidationError("Ein Punkt ist zu lang.")
        return cleaned

    @property
    def text(self) -> MotionText:
        """The text as it is now in the form, which has to be valid."""
        parts = {name: self.cleaned_data[f"teil-{name}"] for name in PARTS}
        return replace(self.base, clauses=tuple(self._clause(row) for row in self.kept), **parts)

    def _clause(self, row: Row) -> Clause:
        known = self._known.get(row.id)
        return replace(known[1], text=row.text) if known else Clause(row.id, row.text)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Everything that was typed, for hidden fields."""
        found = [(f"teil-{name}", self.typed.get(f"teil-{name}", "")) for name in PARTS]
        for row in self.rows:
            if row.number or not row.is_blank:
                found += [("punkt", row.id), (f"punkt-{row.id}", row.text)]
                found += [("streichen", row.id)] if row.struck else []
        return [(name, value) for name, value in found if value]

    @property
    def before(self) -> list[forms.BoundField]:
        return [self[f"teil-{name}"] for name in BEFORE_CLAUSES]

    @property
    def after(self) -> list[forms.BoundField]:
        """Parts that hold something."""
        return [field for field in self._rest if field.value() or field.errors]

    @property
    def more(self) -> list[forms.BoundField]:
        """Parts that are empty as yet."""
        return [field for field in self._rest if not (field.value() or field.errors)]

    @property
    def _rest(self) -> list[forms.BoundField]:
        return [self[f"teil-{name}"] for name in PARTS if name not in BEFORE_CLAUSES]


def _put(rows: list[Row], row: Row) -> None:
    """Moves a new row to where it was wanted; to the end when that place is gone."""
    rows.remove(row)
    ids = [one.id for one in rows]
    place = 0 if row.after == FIRST else ids.index(row.after) + 1 if row.after in ids else len(rows)
    rows.insert(place, row)


def _field(name: str, value: str) -> forms.CharField:
    label, hint = PART_NAMES[name], HINTS.get(name, "")
    attrs = {"class": "field__input", "autocomplete": "off"}
    attrs |= {"aria-describedby": f"feld-teil-{name}-hilfe"} if hint else {}
    if name == "title":
        missing = {"required": "Bitte geben Sie dem Antrag einen Titel."}
        widget = forms.TextInput(attrs=attrs)
        return _Title(label=label, max_length=LONGEST_TITLE, widget=widget, error_messages=missing)
    rows = min(24, max(3, len(value) // 70 + value.count("\n") + 1))
    widget = forms.Textarea(attrs=attrs | {"rows": rows})
    kind = FootnotesField if name == "footnotes" else EntriesField if name in LISTS else ProseField
    field = kind(label=label, help_text=hint, widget=widget)
    field.validate = _not_too_long
    return field


class _Title(forms.CharField):
    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value))


def _not_too_long(value: Any) -> None:
    if len(value if isinstance(value, str) else "\n".join(map(str, value))) > LONGEST_PART:
        raise ValidationError(TOO_LONG)


def data_of(text: MotionText) -> QueryDict:
    """A text as the form would send it."""
    data = QueryDict(mutable=True)
    for name in PARTS:
        data[f"teil-{name}"] = part_text(text, name)
    for clause in text.clauses:
        data.appendlist("punkt", clause.id)
        data[f"punkt-{clause.id}"] = clause.text
    return data
