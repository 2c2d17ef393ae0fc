"""The editor's form over the draft that comes of a proposal: every field, the notes of the new version, the credit."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict

from motionkit.diff.summary import PART_NAMES
from motionkit.lineage import Conflict, merge
from motionkit.text import MotionText
from portal.exchange.improving.accepting import Acceptance, Selection
from portal.exchange.improving.text_form import TextForm, data_of
from portal.exchange.models import Improvement
from portal.motions.models import Motion

DRAFTS_TRIED = 20
_ABOUT = {
    "wording": "beide haben den Wortlaut geändert",
    "deleted": "die eine Seite hat gestrichen, was die andere geändert hat",
    "order": "beide haben die Punkte umgestellt",
    "rules": "beide haben geändert, wo der Punkt gilt",
}


@dataclass(frozen=True)
class ShownConflict:
    """A conflict for the page: where, and the three wordings side by side."""

    where: str
    about: str
    base: str
    ours: str
    theirs: str


def conflicts_of(selection: Selection) -> list[ShownConflict]:
    """What both sides changed; the draft has our wording there."""
    numbers = {clause.id: number for number, clause in enumerate(selection.text.clauses, 1)}
    return [
        ShownConflict(_where(one, numbers), _ABOUT[one.about], one.base, one.ours, one.theirs)
        for one in selection.conflicts
    ]


def _where(conflict: Conflict, numbers: dict[str, int]) -> str:
    if conflict.part == "clauses":
        return f"Punkt {numbers[conflict.place]}" if conflict.place in numbers else "Punkte"
    return PART_NAMES.get(conflict.part, "Art") + (f" {conflict.place}" if conflict.place else "")


class NotesForm(forms.Form):
    """What the new version will say of itself. `seen`: number of the proposal, `draft`: content hash of the draft."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    draft = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = forms.CharField(label="Was sich geändert hat", max_length=Motion._meta.get_field("change_note").max_length)
    reason = forms.CharField(label="und warum", max_length=4_000, widget=forms.Textarea(attrs={"rows": 4}))
    credit = forms.CharField(label="Verbessert auf Vorschlag von", max_length=120, required=False)
    words = forms.CharField(
        label="An die vorschlagende Person (darf leer bleiben)",
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TakeForm:
    """Both forms as one. `data`: what the editor typed, None for what comes of the selection."""

    def __init__(self, improvement: Improvement, selection: Selection, data: QueryDict | None = None):
        self.selection, self.data = selection, data
        self.wording = TextForm(selection.text, data if data is not None else data_of(selection.text))
        self.notes = NotesForm(data, auto_id="uebernehmen-%s", initial=_initial(improvement, selection))

    def is_valid(self) -> bool:
        return all([self.wording.is_valid(), self.notes.is_valid()])

    @property
    def is_readable(self) -> bool:
        return self.wording.is_valid()

    @cached_property
    def text(self) -> MotionText:
        return self.wording.text

    @property
    def revision(self) -> int:
        return self.notes.cleaned_data["seen"]

    @property
    def acceptance(self) -> Acceptance:
        """What is to be written, once the form is valid."""
        told = {name: self.notes.cleaned_data[name] for name in ("note", "reason", "credit", "words")}
        return Acceptance(self.selection, self.text, self.notes.cleaned_data["draft"], **told)

    def renewed(self, improvement: Improvement, selection: Selection) -> "TakeForm":
        """The same over what is there now: what the editor typed is put into the draft that somebody else has written."""
        data, before = self.data.copy(), self.notes.cleaned_data["draft"]
        if before != selection.current.content_hash and (seen := text_seen(improvement.motion, before)):
            merged = merge(seen, selection.current, self.text)
            selection = replace(selection, conflicts=merged.conflicts)
            for name, values in data_of(merged.text).lists():
                data.setlist(name, values)
            data.pop("streichen", None)
        data["seen"], data["draft"] = str(improvement.revision), selection.current.content_hash
        return TakeForm(improvement, selection, data)


def text_seen(motion: Motion, content_hash: str) -> MotionText | None:
    """The text with this hash, of a version or of one of the last drafts."""
    if version := motion.versions.filter(content_hash=content_hash).first():
        return version.motion_text
    drafts = (one.as_object().motion_text for one in motion.revisions.order_by("-created_at", "-pk")[:DRAFTS_TRIED])
    return next((text for text in drafts if text.content_hash == content_hash), None)


def _initial(improvement: Improvement, selection: Selection) -> dict[str, Any]:
    said, most = selection.summary, NotesForm.base_fields["note"].max_length
    return {
        "seen": improvement.revision,
        "draft": selection.current.content_hash,
        "note": said if len(said) <= most else said[: most - 1].rsplit(" ", 1)[0] + "…",
        "reason": improvement.why,
        "credit": improvement.credit,
    }
