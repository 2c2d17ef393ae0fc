"""From a proposal to a draft of its motion: what an editor takes over, all of it or nothing."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from motionkit.characters import readable
from motionkit.diff import compare, summary
from motionkit.lineage import Conflict, merge
from motionkit.text import MotionText
from portal.exchange.handed_in import LONGEST_MESSAGE
from portal.exchange.improving import choosing
from portal.exchange.improving.actions import accepted, held
from portal.exchange.models import Improvement
from portal.motions.editing.actions import improve_draft, newest_draft
from portal.motions.models import Motion


@dataclass(frozen=True)
class Selection:
    """What an editor has chosen, put into the motion as it is now.

    `current`: the newest draft's text · `text`: it with the chosen changes; where both sides changed the same, it has the
    current wording and `conflicts` say so · `taken`, `left`: the changes in words.
    """

    current: MotionText
    text: MotionText
    conflicts: tuple[Conflict, ...]
    taken: list[str]
    left: list[str]

    @property
    def summary(self) -> str:
        return summary(compare(self.current, self.text))


@dataclass(frozen=True)
class Acceptance:
    """What is to be written. `seen`: content hash of the draft it was made from · `words`: to the proposer."""

    selection: Selection
    text: MotionText
    seen: str
    note: str
    reason: str
    credit: str
    words: str = ""


def select(improvement: Improvement, keys: Collection[str] | None = None) -> Selection:
    """The chosen changes (None: all of them) merged into the newest draft."""
    old, new = improvement.base.motion_text, improvement.motion_text
    difference = compare(old, new)
    offered = choosing.choices(difference)
    keys = {choice.key for choice in offered} if keys is None else keys
    current = newest_draft(improvement.motion).motion_text
    merged = merge(old, current, choosing.chosen(difference, old, new, keys))
    labels = {choice.key: f"{choice.line.label} ({choice.line.note})" for choice in offered}
    taken = [label for key, label in labels.items() if key in keys]
    return Selection(
        current, merged.text, merged.conflicts, taken, [label for key, label in labels.items() if key not in keys]
    )


@transaction.atomic
def accept(*, by: AbstractUser, improvement: Improvement, revision: int, taken: Acceptance) -> Motion:
    """Makes a new draft and closes the proposal. Raises `Refused` when either has changed since."""
    with held(improvement, revision) as current:
        motion = improve_draft(
            by=by,
            motion=current.motion,
            text=taken.text,
            seen=taken.seen,
            note=taken.note,
            reason=taken.reason,
            credit=taken.credit,
        )
        current.taken, current.left = taken.selection.taken, taken.selection.left
        current.edited = taken.text != taken.selection.text
        current.reason_words = readable(taken.words).strip()[:LONGEST_MESSAGE]
        accepted(current, by)
    return motion
