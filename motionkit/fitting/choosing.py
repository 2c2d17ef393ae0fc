"""Which clauses a fitted motion has: by Land, size and kind, by strength, by what was left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from motionkit.fitting.explanations import doubt, why, why_not
from motionkit.fitting.place import Place
from motionkit.text import STRENGTHS, Clause, MotionText, Strength

Verdict = Literal["in", "check", "condition", "strength", "left_out"]

# Editors write a no-break space before numbers; `\s` takes it as well.
_POINTS: Final = re.compile(r"\b(Punkt(?:e|en|s)?)(\s\d{1,2}(?:(?:,\s|\sund\s|\soder\s|\sbis\s|–)\d{1,2})*)")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose. `strength` None: all clauses as written, as „hart“; `left_out`: ids of optional clauses."""

    strength: Strength | None = None
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """What happened to one clause, `number` as in the model motion; `sentence` is German.

    `verdict` "check": it stays in, but somebody must look up whether its condition holds.
    """

    clause_id: str
    number: int
    verdict: Verdict
    sentence: str

    @property
    def stays(self) -> bool:
        return self.verdict in ("in", "check")


def offered_strengths(motion: MotionText, place: Place) -> tuple[Strength, ...]:
    """The strengths that make different motions here; none when all make the same.

    Each contains the softer ones: „hart“ is the whole text, „weich“ only what no harder one adds.
    """
    there = {clause.strength for clause in motion.clauses if not why_not(clause.condition, place)}
    harder = {_rank(strength) for strength in there} - {0}
    if not harder:
        return ()
    softest = 0 if "weich" in there else min(harder) - 1
    return tuple(STRENGTHS[rank] for rank in sorted({softest, *harder}))


def _rank(strength: Strength | None) -> int:
    """How far a clause goes; one that stands in every variant goes as far as a soft one."""
    return STRENGTHS.index(strength) if strength else 0


def taken_strength(motion: MotionText, place: Place, wish: Strength | None) -> tuple[Strength | None, str]:
    """(strength to take, German sentence when it is not the one wished for): the next softer one, else the softest."""
    offered = offered_strengths(motion, place)
    if wish is None or wish in offered:
        return wish, ""
    softer = [one for one in offered if STRENGTHS.index(one) < STRENGTHS.index(wish)]
    taken = softer[-1] if softer else next(iter(offered), None)
    instead = f"die Fassung „{taken}“" if taken else "der ganze Text"
    return taken, f"Eine Fassung „{wish}“ gibt es für {place.name} nicht; genommen ist {instead}."


def choose(motion: MotionText, place: Place, choices: Choices, strength: Strength | None) -> list[Reason]:
    """One reason per clause, in order."""
    return [_judge(number, clause, place, choices, strength) for number, clause in enumerate(motion.clauses, 1)]


def _judge(number: int, clause: Clause, place: Place, choices: Choices, strength: Strength | None) -> Reason:
    if cause := why_not(clause.condition, place):
        return Reason(clause.id, number, "condition", f"Punkt {number} entfällt: Er {cause}.")
    if strength and _rank(clause.strength) > _rank(strength):
        sentence = f"Punkt {number} entfällt: Er gehört zur Fassung „{clause.strength}“, gewählt ist „{strength}“."
        return Reason(clause.id, number, "strength", sentence)
    if clause.optional and clause.id in choices.left_out:
        return Reason(clause.id, number, "left_out", f"Punkt {number} entfällt: Sie haben ihn weggelassen.")
    if cause := doubt(clause.condition, place):
        return Reason(clause.id, number, "check", f"Bitte prüfen Sie Punkt {number}: Er {cause}.")
    cause = why(clause.condition, place)
    return Reason(clause.id, number, "in", f"Punkt {number} steht im Antrag, {cause}." if cause else "")


def renumbered(text: str, numbers: Mapping[int, int | None]) -> tuple[str, list[int]]:
    """`text` with „Punkt 6“ pointing to the clause's new number, and the numbers whose clause is gone.

    A reference to a clause that is gone says so, instead of pointing to another one.
    """
    gone: list[int] = []

    def one(match: re.Match[str]) -> str:
        number = int(match[0])
        if number not in numbers:
            return match[0]
        new = numbers[number]
        if new is None:
            gone.append(number)
            return f"{number} (entfällt hier)"
        return str(new)

    def all_of(match: re.Match[str]) -> str:
        return match[1] + re.sub(r"\d{1,2}", one, match[2])

    return _POINTS.sub(all_of, text), gone
