"""Readable differences between two drafts: part by part, clause by clause, words in colour. Wagtail draws them."""

from collections.abc import Callable
from functools import partial

from django.utils.html import escape
from wagtail.admin.compare import diff_text

from motionkit.markdown import HEADINGS
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, Clause, MotionText
from portal.motions import wording
from portal.motions.models import Motion


def comparisons() -> list[Callable]:
    """One per part of the text, in the order of the form. Each takes two motions."""
    rest = (*PROSE_FIELDS[1:], *LIST_FIELDS, "footnotes")
    return [partial(PartComparison, "opening_formula"), ClausesComparison, *(partial(PartComparison, n) for n in rest)]


class PartComparison:
    """One part that is prose, or a list of lines."""

    is_field, is_child_relation = True, False

    def __init__(self, name: str, before: Motion, after: Motion):
        self.name = name
        self.before, self.after = (_said(motion.motion_text, name) for motion in (before, after))

    def field_label(self) -> str:
        labels = HEADINGS | {"opening_formula": "Einleitungssatz", "footnotes": "Fußnoten"}
        return labels[self.name]

    def has_changed(self) -> bool:
        return self.before != self.after

    def htmldiff(self) -> str:
        return diff_text(self.before, self.after).to_html()


def _said(text: MotionText, name: str) -> str:
    value = getattr(text, name)
    if isinstance(value, str):
        return value
    return "\n".join(entry if isinstance(entry, str) else f"[^{entry.mark}]: {entry.text}" for entry in value)


class ClausesComparison:
    """The clauses, matched by their ids."""

    is_field, is_child_relation = False, True

    def __init__(self, before: Motion, after: Motion):
        self.before, self.after = before.motion_text.clauses, after.motion_text.clauses

    def field_label(self) -> str:
        return "Punkte"

    def has_changed(self) -> bool:
        return self.before != self.after

    def get_child_comparisons(self) -> list["ClauseComparison"]:
        """Clauses that changed in any way: those of the newer draft in order, then the deleted ones."""
        old = {clause.id: (place, clause) for place, clause in enumerate(self.before)}
        new = {clause.id: (place, clause) for place, clause in enumerate(self.after)}
        kept = [key for key in old if key in new]
        moved = {key: place for place, key in enumerate([key for key in new if key in old])}
        steps = {key: moved[key] - place for place, key in enumerate(kept)}
        found = [ClauseComparison(old.get(key), new[key], steps.get(key, 0)) for key in new]
        found += [ClauseComparison(old[key], None, 0) for key in old if key not in new]
        return [one for one in found if one.has_changed()]


class ClauseComparison:
    """One clause before and after; None where it did not exist. `steps`: how far it moved among those kept."""

    def __init__(self, before: tuple[int, Clause] | None, after: tuple[int, Clause] | None, steps: int):
        self.before, self.after, self.steps = before, after, steps

    @property
    def is_addition(self) -> bool:
        return self.before is None

    @property
    def is_deletion(self) -> bool:
        return self.after is None

    def has_changed(self) -> bool:
        return not self.before or not self.after or self.before[1] != self.after[1] or bool(self.steps)

    def get_position_change(self) -> int:
        return self.steps

    def get_field_comparisons(self) -> list["Line"]:
        old, new = (entry[1] if entry else None for entry in (self.before, self.after))
        place, clause = self.after or self.before
        lines = [Line(f"Punkt {place + 1} ({clause.id})", old.text if old else "", new.text if new else "")]
        notes = ["; ".join(wording.clause_notes(one)) if one else "" for one in (old, new)]
        return [*lines, Line("Geltung", *notes)] if any(notes) else lines


class Line:
    """One labelled difference of two strings."""

    def __init__(self, label: str, before: str, after: str):
        self.label, self.before, self.after = label, before, after

    def field_label(self) -> str:
        return self.label

    def htmldiff(self) -> str:
        if self.before == self.after:
            return escape(self.after)
        return diff_text(self.before, self.after).to_html()
