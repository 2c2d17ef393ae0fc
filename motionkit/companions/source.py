"""What every companion is made from: the fitted motion, its place, and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from motionkit.companions.orders import Proposal, of_the_motion, read
from motionkit.crib import Objection
from motionkit.fitting import Choices, Fitting, Place, fit
from motionkit.fitting.deadlines import Dates
from motionkit.fitting.filling import Filler
from motionkit.kinds import QUESTION_KINDS
from motionkit.letterhead import NO_LETTERHEAD, Letterhead
from motionkit.text import MotionText

# Kinds that order something which could also be asked, examined or paid for.
ORDERING_KINDS: Final = frozenset(
    {"motion", "budget_motion", "urgency_motion", "joint_motion", "bylaw", "district_request"}
)


@dataclass(frozen=True)
class Source:
    """`fitting` is what became of the `model`; its motion is what a council gets · `answers`: clean, by placeholder

    `objections`: those that are typically raised here, for the crib.
    """

    model: MotionText
    fitting: Fitting
    answers: Mapping[str, str] = field(default_factory=dict)
    letterhead: Letterhead = NO_LETTERHEAD
    dates: Dates | None = None
    objections: tuple[Objection, ...] = ()

    @property
    def motion(self) -> MotionText:
        return self.fitting.motion

    @property
    def place(self) -> Place:
        return self.fitting.place

    @property
    def orders(self) -> bool:
        """Whether it is a motion that wants something done."""
        return self.motion.kind in ORDERING_KINDS

    @property
    def asks(self) -> bool:
        return self.motion.kind in QUESTION_KINDS

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Every clause as something to ask about or to examine."""
        deadlines = [value for key, value in self.answers.items() if key.startswith("Berichtsfrist")]
        return tuple(read(clause.text, self.place, deadlines) for clause in self.motion.clauses)

    @property
    def amounts(self) -> list[str]:
        """Keys of the amounts that the motion leaves to be filled in: „Betrag“, „Betrag: Planung“."""
        return [slot.key for slot in self.fitting.questions if slot.name == "Betrag"]

    @cached_property
    def hardest(self) -> MotionText:
        """The motion with every clause that the model has for this place."""
        return fit(self.model, self.place, Choices("hart"), self.answers).motion

    def part(self, name: str) -> str:
        """A part of the motion's prose, for another document: its numbers say whose they are."""
        text: str = getattr(self.motion, name)
        return of_the_motion(text)

    @cached_property
    def _filler(self) -> Filler:
        return Filler(self.place, self.answers)

    def fill(self, text: str) -> str:
        """`text` with its placeholders filled as in the motion; what is unknown stays open and visible."""
        return self._filler.fill(text).text
