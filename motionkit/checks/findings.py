"""What a rule says, and what it looks at."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal, Self

from motionkit.fitting.place import Place
from motionkit.letterhead import Letterhead
from motionkit.prose import blocks
from motionkit.reading.results import Reading
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, MotionText

Weight = Literal["serious", "hint"]

# German names of the parts, as a person reads them.
PARTS: Final[dict[str, str]] = {
    "title": "Titel",
    "opening_formula": "Einleitung des Beschlussvorschlags",
    "clauses": "Beschlussvorschlag",
    "facts": "Sachverhalt",
    "reasoning": "Begründung",
    "financial_impact": "Finanzielle Auswirkungen",
    "funding_proposal": "Deckungsvorschlag",
    "climate_impact": "Klimarelevanz",
    "impact_checks": "Weitere Auswirkungen",
    "legal_bases": "Rechtsgrundlagen",
    "attachments": "Anlagen",
    "letterhead": "Kopf",
}
_LONGEST_QUOTE: Final = 160
# Fewer words after a clause explain it; more are the reasons.
_LONG_REST: Final = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of a motion. `part`: a key of PARTS; `place`: clause id, number of the entry from 0, or ""."""

    part: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could make the motion fail. It never forbids anything.

    `rule`: name of the rule's file · `why`, `way_out`: German sentences · `quote`: the passage, shortened in the
    middle · `part`, `place`, `start`, `end`: where it stands (`end` 0: the whole motion) · `source`: what the rule
    rests on.
    """

    rule: str
    title: str
    why: str
    way_out: str
    source: str
    weight: Weight = "hint"
    quote: str = ""
    part: str = ""
    place: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """What all findings of one rule have in common."""

    name: str
    title: str
    source: str
    weight: Weight = "hint"

    def at(self, passage: Passage, start: int, end: int, *, why: str, way_out: str) -> Finding:
        """A finding about `passage.text[start:end]`."""
        return Finding(
            rule=self.name,
            title=self.title,
            why=why,
            way_out=way_out,
            source=self.source,
            weight=self.weight,
            quote=_shortened(passage.text[start:end]),
            part=passage.part,
            place=passage.place,
            start=start,
            end=end,
        )

    def missing(self, *, why: str, way_out: str) -> Finding:
        """A finding about something that is not there."""
        return Finding(self.name, self.title, why, way_out, self.source, self.weight)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:100]} … {line[-50:]}"


def _order_and_rest(text: str) -> tuple[str, str]:
    """(first paragraph with its sub-points, paragraphs after that) of a clause."""
    parts = text.split("\n\n")
    for place, part in enumerate(parts):
        if place and next(iter(blocks(part))).kind == "paragraph":
            return "\n\n".join(parts[:place]), "\n\n".join(parts[place:])
    return text, ""


@dataclass(frozen=True)
class Subject:
    """What is checked. `place`: where it shall be filed, when known; `signatures`: names under the motion."""

    motion: MotionText
    letterhead: Letterhead = field(default_factory=Letterhead)
    signatures: tuple[str, ...] = ()
    place: Place | None = None

    @classmethod
    def of_reading(cls, reading: Reading, place: Place | None = None) -> Self:
        """What was read from a document.

        Text of a PDF often has the heading „Begründung“ at the foot of the page, so that the first half of the reasons
        hangs on the last clause. It is put back, so that no rule complains about it. Typed motions without a letterhead
        are taken as they are.
        """
        motion = reading.motion
        if motion.clauses and motion.reasoning and reading.letterhead != Letterhead():
            *others, last = motion.clauses
            order, rest = _order_and_rest(last.text)
            if len(rest.split()) >= _LONG_REST or motion.reasoning[0].islower():
                clauses = (*others, replace(last, text=order))
                motion = replace(motion, clauses=clauses, reasoning=f"{rest}\n\n{motion.reasoning}")
        return cls(motion, reading.letterhead, reading.signatures, place)

    @property
    def decides(self) -> bool:
        """Whether the motion proposes that somebody acts: neither questions nor a mere declaration."""
        return not self.asks and self.motion.kind not in ("declaration", "file_inspection", "procedural_motion")

    @property
    def asks(self) -> bool:
        """Whether the clauses are questions, whatever the paper calls itself."""
        questions = sum(clause.text.rstrip().endswith("?") for clause in self.motion.clauses)
        return self.motion.asks_questions or questions * 2 > len(self.motion.clauses)

    @cached_property
    def orders(self) -> tuple[Passage, ...]:
        """The clauses without what explains them in further paragraphs; places in the text stay the same."""
        return tuple(replace(passage, text=_order_and_rest(passage.text)[0]) for passage in self.clauses)

    @cached_property
    def clauses(self) -> tuple[Passage, ...]:
        return tuple(Passage("clauses", clause.id, clause.text) for clause in self.motion.clauses)

    @cached_property
    def proposal(self) -> tuple[Passage, ...]:
        """Opening formula and clauses: what is decided."""
        opening = self.motion.opening_formula
        first = (Passage("opening_formula", "", opening),) if opening else ()
        return first + self.clauses

    @cached_property
    def reasons(self) -> tuple[Passage, ...]:
        """Facts and reasoning."""
        return tuple(self._part(name) for name in ("facts", "reasoning") if getattr(self.motion, name))

    @cached_property
    def money(self) -> tuple[Passage, ...]:
        """What is said on cost and cover under headings of their own."""
        names = ("financial_impact", "funding_proposal")
        return tuple(self._part(name) for name in names if getattr(self.motion, name))

    def everything(self) -> Iterator[Passage]:
        """All that a council gets, in order; hints for users are not part of it."""
        yield self._part("title")
        yield from self.proposal
        for name in PROSE_FIELDS:
            if name not in ("opening_formula", "hints") and getattr(self.motion, name):
                yield self._part(name)
        for name in LIST_FIELDS:
            if name in PARTS:
                entries = getattr(self.motion, name)
                yield from (Passage(name, str(number), entry) for number, entry in enumerate(entries))

    def _part(self, name: str) -> Passage:
        return Passage(name, "", getattr(self.motion, name))
