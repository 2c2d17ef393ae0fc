"""The clause editor: a form field whose value is a tuple of clauses, and its widget.

A clause is addressed by its id in the names of its inputs (`clauses-<id>-text`), its place is the place of its
`clauses-id` in the form. So moving a clause on the page renames nothing, and its id stays whatever happens to it.
"""

import secrets
import string
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from motionkit.conditions import LAENDER, TYPES, Condition, parse_condition
from motionkit.prose import normalise
from motionkit.text import CLAUSE_ID, STRENGTHS, Clause

EMPTY_ROWS = 3  # To write in without JavaScript.
CONDITION_HELP = (
    "Nur wo der Punkt nicht überall gilt. Möglich sind, durch Leerzeichen getrennt: "
    "land:HE,NW – größe:20000-100000 (auch größe:20000- oder größe:-5000) – typ:kreisfrei."
)
_LETTERS = string.ascii_lowercase + string.digits


@dataclass
class Row:
    """A clause as it stands in the form: what was typed, not yet what is meant."""

    id: str
    text: str = ""
    condition: str = ""
    strength: str = ""
    optional: bool = False
    deleted: bool = False
    errors: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not (normalise(self.text) or self.condition.strip() or self.strength or self.optional)


def new_id(taken: Collection[str]) -> str:
    """A clause id that is not in `taken`. By chance, so that the id of a deleted clause does not come back."""
    while (name := "punkt-" + "".join(secrets.choice(_LETTERS) for _ in range(5))) in taken:
        pass
    return name


def rows_of(clauses: Iterable[Clause]) -> list[Row]:
    """Clauses as rows of the form."""
    return [
        Row(clause.id, clause.text, str(clause.condition), clause.strength or "", clause.optional) for clause in clauses
    ]


class ClauseEditor(forms.Widget):
    """Fieldsets, one per clause; `clauses.js` adds buttons to add, move, split, join and delete."""

    template_name = "motions/editing/clauses.html"

    class Media:
        css = {"all": ["motions/editing/editing.css"]}
        js = [forms.Script("motions/editing/clauses.js", type="module")]

    def id_for_label(self, id_: str, index: Any = None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        rows = self._rows(value)
        taken = {row.id for row in rows}
        empty = []
        for _ in range(EMPTY_ROWS):
            empty.append(Row(new_id(taken)))
            taken.add(empty[-1].id)
        own = {"rows": rows, "empty": empty, "strengths": STRENGTHS, "condition_help": CONDITION_HELP, "general": []}
        own |= {"laender": ", ".join(LAENDER), "types": ", ".join(TYPES), "template_row": Row("__KENNUNG__")}
        context = super().get_context(name, None, attrs)
        context["widget"] |= own
        return context

    def render_with_errors(self, name: str, value: Any, attrs: Any = None, errors: Any = None, renderer: Any = None):
        """Wagtail calls this instead of `render` when the field has errors: each is shown at its clause."""
        context = self.get_context(name, value, attrs)
        rows = {row.id: row for row in context["widget"]["rows"]}
        for error in errors.as_data():
            row = rows.get((error.params or {}).get("clause", ""))
            (row.errors if row else context["widget"]["general"]).extend(error.messages)
        return self._render(self.template_name, context, renderer)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row]:
        ids = data.getlist(f"{name}-id") if hasattr(data, "getlist") else data.get(f"{name}-id", [])
        return [_typed(data, name, key) for key in dict.fromkeys(ids)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-id" not in data

    def _rows(self, value: Any) -> list[Row]:
        given = list(value or ())
        rows = given if given and isinstance(given[0], Row) else rows_of(given)
        return [row for row in rows if row.deleted or not row.is_blank]


def _typed(data: Mapping[str, Any], name: str, key: str) -> Row:
    def value(part: str) -> str:
        return str(data.get(f"{name}-{key}-{part}", ""))

    return Row(
        key,
        value("text"),
        value("condition"),
        value("strength"),
        optional=bool(value("optional")),
        deleted=bool(value("deleted")),
    )


class ClausesField(forms.Field):
    """Value: a tuple of clauses. Rows without any content are left out."""

    widget = ClauseEditor

    def __init__(self, **kwargs: Any):
        super().__init__(required=False, **kwargs)

    def clean(self, value: list[Row]) -> tuple[Clause, ...]:
        """The clauses; ValidationError with one error per problem, `params["clause"]` says where."""
        errors: list[ValidationError] = []
        taken = {row.id for row in value}
        clauses = []
        for number, row in enumerate((row for row in value if not (row.deleted or row.is_blank)), 1):
            try:
                clauses.append(self._clause(row, taken))
            except ValueError as problem:
                errors.append(ValidationError(f"Punkt {number}: {problem}", params={"clause": row.id}))
        if errors:
            raise ValidationError(errors)
        return tuple(clauses)

    def _clause(self, row: Row, taken: set[str]) -> Clause:
        if not normalise(row.text) and not getattr(self, "is_deferred_validation", False):
            raise ValueError("Der Text fehlt. Schreiben Sie ihn, oder löschen Sie den Punkt.")
        condition = parse_condition(row.condition) if row.condition.strip() else Condition()
        clause_id = row.id if CLAUSE_ID.match(row.id) else new_id(taken)
        strength = next((strength for strength in STRENGTHS if strength == row.strength), None)
        return Clause(clause_id, row.text, condition, strength, row.optional)

    def has_changed(self, initial: Any, data: list[Row]) -> bool:
        try:
            return self.clean(data) != tuple(initial or ())
        except ValidationError:
            return True
