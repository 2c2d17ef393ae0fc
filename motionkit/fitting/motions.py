"""A whole motion fitted to one place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from motionkit.fitting.answers import cleaned
from motionkit.fitting.choosing import Choices, Reason, choose, offered_strengths, renumbered, taken_strength
from motionkit.fitting.explanations import assumptions
from motionkit.fitting.filling import Filler
from motionkit.fitting.place import Place
from motionkit.fitting.slots import Slot, slot_named
from motionkit.placeholders import find
from motionkit.text import LIST_FIELDS, PROSE_FIELDS, Clause, Footnote, MotionText, Strength

# Parts in the order in which a motion is read; questions are asked in this order.
_ORDER: Final = (
    "title",
    "opening_formula",
    "clauses",
    *(name for name in PROSE_FIELDS if name != "opening_formula"),
    *LIST_FIELDS,
)
_ORDERED: Final = re.compile(r"(\[\[Verwaltung(?:\|Nominativ)?\]\]) wird beauftragt\b")


_AS_WRITTEN: Final = Choices()


@dataclass(frozen=True, slots=True)
class OpenGap:
    """An open placeholder in the fitted motion. `part`: field of MotionText; `place`: clause id or entry number."""

    slot: Slot
    part: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of the model motion, for its editor: where it stands in the model's own text."""

    part: str
    place: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Fitting:
    """The result. `questions`: what a person can fill in, in the order of the text, each once (answered or not).

    `reasons`: one per clause · `notes`: German sentences on what was assumed or could not be taken over ·
    `strength`: the variant taken; None means all clauses · `strengths`: what could be chosen here.
    """

    motion: MotionText
    place: Place
    gaps: tuple[OpenGap, ...] = ()
    questions: tuple[Slot, ...] = ()
    reasons: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    strength: Strength | None = None
    strengths: tuple[Strength, ...] = ()

    @property
    def open_slots(self) -> tuple[Slot, ...]:
        """What is still to be filled in, each once."""
        return tuple(dict.fromkeys(gap.slot for gap in self.gaps))


def fit(
    motion: MotionText, place: Place, choices: Choices = _AS_WRITTEN, answers: Mapping[str, str] | None = None
) -> Fitting:
    """The motion fitted to the place. `answers`: what was typed, by placeholder name. Never fails on what people type."""
    taken, notes = cleaned(answers or {})
    strength, sentence = taken_strength(motion, place, choices.strength)
    reasons = choose(motion, place, choices, strength)
    work = _Work(Filler(place, taken), place, _new_numbers(reasons))
    kept = [clause for clause, reason in zip(motion.clauses, reasons, strict=True) if reason.stays]
    fitted = _without_unused_footnotes(work.motion(motion, kept), motion)
    notes += [sentence] if sentence else []
    notes += [
        f"Ein Verweis auf Punkt {number} läuft ins Leere: Der Punkt entfällt hier." for number in sorted(work.gone)
    ]
    return Fitting(
        motion=fitted,
        place=place,
        gaps=tuple(work.gaps),
        questions=tuple(
            slot for name in dict.fromkeys(work.used) if (slot := slot_named(name)) and work.is_asked(slot)
        ),
        reasons=tuple(reasons),
        notes=(*_nothing_left(kept, motion, place), *notes, *assumptions(place)),
        mistakes=tuple(work.mistakes),
        strength=strength,
        strengths=offered_strengths(motion, place),
    )


def labelled_slots(motion: MotionText) -> tuple[Slot, ...]:
    """Every placeholder with a label that stands anywhere in the model motion, whatever is chosen."""
    texts = [motion.title, *(getattr(motion, name) for name in PROSE_FIELDS), *(one.text for one in motion.clauses)]
    texts += [entry for name in LIST_FIELDS for entry in getattr(motion, name)] + [one.text for one in motion.footnotes]
    keys = {gap.key: None for text in texts if "[[" in text for gap in find(text) if gap.label and not gap.problem}
    return tuple(slot for key in keys if (slot := slot_named(key)))


def _nothing_left(kept: list[Clause], motion: MotionText, place: Place) -> list[str]:
    """Says that the motion is not meant for such a place, instead of giving an empty one without a word."""
    if kept or not motion.clauses:
        return []
    return [f"Von diesem Antrag bleibt für {place.name} kein Punkt übrig: Er ist für eine andere Ebene gedacht."]


def _new_numbers(reasons: list[Reason]) -> dict[int, int | None]:
    numbers: dict[int, int | None] = {}
    count = 0
    for reason in reasons:
        count += reason.stays
        numbers[reason.number] = count if reason.stays else None
    return numbers


class _Work:
    """Fills part by part and remembers where gaps and mistakes are."""

    def __init__(self, filler: Filler, place: Place, numbers: Mapping[int, int | None]) -> None:
        self._filler = filler
        self._place = place
        self._numbers = numbers
        self._renumber = any(new != old for old, new in numbers.items())
        self.gaps: list[OpenGap] = []
        self.mistakes: list[Mistake] = []
        self.used: list[str] = []
        self.gone: set[int] = set()

    def is_asked(self, slot: Slot) -> bool:
        """Derivable things are asked only where the place does not know them."""
        return slot.kind != "derived" or any(gap.slot == slot for gap in self.gaps)

    def motion(self, motion: MotionText, kept: list[Clause]) -> MotionText:
        parts: dict[str, Any] = {}
        for name in _ORDER:
            if name == "clauses":
                parts[name] = tuple(replace(clause, text=self._text(clause.text, name, clause.id)) for clause in kept)
            elif name in LIST_FIELDS:
                entries = getattr(motion, name)
                parts[name] = tuple(self._text(entry, name, str(number)) for number, entry in enumerate(entries))
            else:
                parts[name] = self._text(getattr(motion, name), name, "")
        parts["footnotes"] = tuple(
            Footnote(note.mark, self._text(note.text, "footnotes", note.mark)) for note in motion.footnotes
        )
        return replace(motion, **parts)

    def _text(self, text: str, part: str, place: str) -> str:
        if self._place.order != "beauftragt":
            text = _ORDERED.sub(rf"\1 wird {self._place.order}", text)
        if self._renumber:
            text, gone = renumbered(text, self._numbers)
            if part != "hints":  # They stand in no paper; there „(entfällt hier)“ says enough.
                self.gone.update(gone)
        filled = self._filler.fill(text)
        self.gaps += [OpenGap(gap.slot, part, place, gap.start, gap.end) for gap in filled.gaps]
        self.mistakes += [Mistake(part, place, one.start, one.end, one.message) for one in filled.problems]
        self.used += filled.used
        return filled.text


def _without_unused_footnotes(fitted: MotionText, model: MotionText) -> MotionText:
    """Footnotes go with the clauses that mentioned them; those nobody mentioned in the model stay."""

    def mentioned(motion: MotionText) -> set[str]:
        prose = [motion.title, *(getattr(motion, name) for name in PROSE_FIELDS)]
        lists = [entry for name in LIST_FIELDS for entry in getattr(motion, name)]
        words = " ".join([*prose, *lists, *(clause.text for clause in motion.clauses)])
        return set(re.findall(r"\[\^([^\s\[\]^:]{1,20})\]", words))

    lost = mentioned(model) - mentioned(fitted)
    return replace(fitted, footnotes=tuple(note for note in fitted.footnotes if note.mark not in lost))
