"""The three texts that meet: the version a copy came from, the copy, the current version; both versions fitted alike.

A copy says „Kassel“ where the model says [[Kommune]]: unfitted, every sentence would be a conflict. What only people fill
in stays a gap in both versions, so a filled gap is the copy's own change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from motionkit.conditions import ALWAYS
from motionkit.diff import Difference, compare
from motionkit.fitting import Place, fit
from motionkit.lineage import Choice, Conflict, Merged, merge, resolve
from motionkit.text import Clause, MotionText
from portal.motions.models import Motion, MotionVersion

WORDS: dict[str, Choice] = {"meine": "ours", "neu": "theirs", "beide": "both"}


@dataclass(frozen=True)
class Meeting:
    """`base`, `current`: the version the copy came from and the newest, fitted to `place`, if it is known."""

    motion: Motion
    version: MotionVersion
    newest: MotionVersion
    copy: MotionText
    base: MotionText
    current: MotionText
    place: Place | None

    @cached_property
    def merged(self) -> Merged:
        return merge(self.base, self.copy, self.current)

    @property
    def is_current(self) -> bool:
        """Whether there is no newer version, or it says the same here."""
        return self.base == self.current

    @cached_property
    def news(self) -> Difference:
        """What the model has changed since."""
        return compare(self.base, self.current)

    @cached_property
    def own(self) -> Difference:
        """What the copy has changed itself, filled gaps included."""
        return compare(self.base, self.copy)

    @property
    def key(self) -> str:
        """Changes with everything that numbers the conflicts, but the copy, which is signed."""
        where = f"{self.place.key}-{self.place.style}" if self.place else ""
        return f"{self.motion.pk}-{self.version.pk}-{self.newest.pk}-{where}"

    def result(self, choices: Mapping[int, Choice]) -> MotionText:
        """The copy with what is new, as it was decided; what nobody decided stays as it is in the copy."""
        return resolve(self.merged, self.current, choices)


def meet(copy: MotionText, version: MotionVersion, newest: MotionVersion, place: Place | None) -> Meeting:
    """All that the page needs, nothing stored."""
    copy = copy.with_clauses(tuple(_settled(clause) for clause in copy.clauses))
    base, current = (fitted(one.motion_text, place, with_hints=bool(copy.hints)) for one in (version, newest))
    return Meeting(version.motion, version, newest, copy, base, current, place)


def fitted(text: MotionText, place: Place | None, *, with_hints: bool) -> MotionText:
    """A version as a copy of it looks: fitted, every condition decided, without what is printed in no document."""
    fitted = fit(text, place).motion if place else text
    clauses = tuple(_settled(clause) for clause in fitted.clauses)
    return replace(fitted, clauses=clauses, hints=fitted.hints if with_hints else "", unrecognised=())


def offered(conflict: Conflict) -> list[str]:
    """Which of WORDS make sense for a conflict."""
    whole = conflict.about == "wording" and conflict.part != "kind"
    return list(WORDS) if whole and conflict.ours.strip() and conflict.theirs.strip() else ["meine", "neu"]


def as_merged(conflict: Conflict) -> str:
    """The word for what the merge does where nobody decides: what one side deleted and the other changed stays."""
    return "neu" if conflict.about == "deleted" and not conflict.ours else "meine"


def _settled(clause: Clause) -> Clause:
    return replace(clause, condition=ALWAYS, strength=None, optional=False)
