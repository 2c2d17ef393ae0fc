"""What reading a foreign document gives: the motion, its head, and everything that stood around it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText, as_data, from_data


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change. The motion holds the text as it would be after accepting all of them."""

    kind: Literal["insertion", "deletion", "move"]
    text: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin; `passage` is what it is about, as far as the file says so."""

    text: str
    author: str = ""
    date: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """`noise`: page numbers, repeated headers and form fields; `headings`: the words by which the parts were
    found, as they stood. Both are kept so that nothing is lost unseen.

    `guesses` and `notices` are German sentences: what was assumed, what was left out.
    """

    motion: MotionText
    letterhead: Letterhead = NO_LETTERHEAD
    signatures: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    noise: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def recognised(self) -> dict[str, bool]:
        """Which of the parts that every motion should have were found."""
        motion = self.motion
        return {
            "title": bool(motion.title),
            "proposal": bool(motion.opening_formula or motion.clauses),
            "clauses": bool(motion.clauses),
            "reasoning": bool(motion.reasoning or motion.facts),
            "financial_impact": bool(motion.financial_impact or motion.funding_proposal),
            "climate_impact": bool(motion.climate_impact),
            "legal_bases": bool(motion.legal_bases),
        }


def reading_as_data(reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON data. Inverse: `reading_from_data`."""
    data = asdict(reading)
    data["motion"] = as_data(reading.motion)
    return data


def reading_from_data(data: Mapping[str, Any]) -> Reading:
    """The reading that `reading_as_data` wrote."""
    return Reading(
        motion=from_data(data["motion"]),
        letterhead=Letterhead(**data["letterhead"]),
        signatures=tuple(data["signatures"]),
        changes=tuple(Change(**change) for change in data["changes"]),
        comments=tuple(Comment(**comment) for comment in data["comments"]),
        noise=tuple(data["noise"]),
        headings=tuple(data["headings"]),
        guesses=tuple(data["guesses"]),
        notices=tuple(data["notices"]),
    )
