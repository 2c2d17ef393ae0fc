"""What the page of a fitted motion shows, and the text that is shown, checked and taken away."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from motionkit.checks import PARTS, Finding, Subject, check
from motionkit.companions import Source, offered
from motionkit.conditions import ALWAYS, Condition
from motionkit.crib import Objection
from motionkit.fitting import Choices, Fitting, Place, Slot, fit, labelled_slots
from motionkit.fitting.answers import cleaned
from motionkit.fitting.deadlines import LOOK_IT_UP
from motionkit.text import Clause, MotionText, Strength
from portal.motions import rendering, wording
from portal.motions.documents import FORMATS
from portal.motions.fitting.choosing import STYLES, Chosen
from portal.motions.fitting.forms import AnswersForm

_FOR_ALL = ("Genderstern", "Paarform")
# Open placeholders are counted and marked already.
SAID_ALREADY = "leftover_placeholder"


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the part of the motion it is about, in German."""

    finding: Finding
    where: str


@dataclass(frozen=True)
class Fitted:
    """`model` fitted to a place with what was typed; `text` is what a council gets."""

    model: MotionText
    fitting: Fitting
    form: AnswersForm
    text: MotionText
    objections: tuple[Objection, ...] = ()

    @cached_property
    def source(self) -> Source:
        """What everything is made from that goes with the motion."""
        fitting = replace(self.fitting, motion=self.text)
        answers = cleaned(self.form.answers)[0]
        return Source(self.model, fitting, answers, self.form.letterhead, self.form.dates, self.objections)

    @property
    def findings(self) -> list[ShownFinding]:
        """What could make it fail."""
        subject = Subject(self.text, self.form.letterhead, place=self.fitting.place)
        return shown_findings((one for one in check(subject) if one.rule != SAID_ALREADY), self.text)


def fitted(motion: MotionText, place: Place, choices: Choices, data: dict | None = None) -> Fitted:
    """The motion for this place. What is asked follows from the choices alone, so no answer makes a field vanish."""
    asked: tuple[Slot, ...] = fit(motion, place, choices).questions
    form = AnswersForm(asked, place, data, labelled_slots(motion))
    fitting = fit(motion, place, choices, form.answers)
    doubtful = {reason.clause_id for reason in fitting.reasons if reason.verdict == "check"}
    clauses = tuple(_settled(clause, clause.id in doubtful) for clause in fitting.motion.clauses)
    return Fitted(motion, fitting, form, replace(fitting.motion, clauses=clauses))


def fitting_context(motion: MotionText, chosen: Chosen, result: Fitted, still_typing: str = "") -> dict:
    """The page with a municipality: form, preview, gaps, reasons and findings.

    `still_typing`: the field that somebody is filling in at this moment; what is wrong with it is said later.
    """
    return {
        "form": result.form,
        "wrong": [field for field in result.form if field.errors and field.name != still_typing],
        "place": result.fitting.place,
        "shown": rendering.shown_once(result.text),
        "open_slots": result.fitting.open_slots,
        "reasons": [reason.sentence for reason in result.fitting.reasons if reason.sentence],
        "notes": result.fitting.notes,
        "doubtful": [reason.number for reason in result.fitting.reasons if reason.verdict == "check"],
        "namings": _namings(result.fitting.place),
        "strengths": _strengths(result.fitting, chosen.choices.strength),
        "optional": _optional(motion, result.fitting, chosen.choices),
        "findings": result.findings,
        "formats": FORMATS.values(),
        "companions": offered(result.source),
        "dates": _dates(result),
    }


def named(place: Place, naming: str) -> Place:
    """The place with people in office named as chosen; one gender only where chair and head are one person."""
    style = STYLES[naming]
    one_person = place.chair == place.head
    return replace(place, style=style if one_person or style in _FOR_ALL else "Genderstern")


def shown_findings(findings: Iterable[Finding], motion: MotionText) -> list[ShownFinding]:
    """Findings with the number of the clause or the name of the part."""
    numbers = {clause.id: number for number, clause in enumerate(motion.clauses, 1)}
    return [
        ShownFinding(one, f"Punkt {numbers[one.place]}" if one.place in numbers else PARTS.get(one.part, ""))
        for one in findings
    ]


def _dates(result: Fitted) -> list[str]:
    """Sitting and deadline in words."""
    dates, place = result.form.dates, result.fitting.place
    if dates:
        return dates.sentences(datetime.date.today())
    if place.filing_deadline_days is None:
        return [LOOK_IT_UP]
    source = f" ({place.filing_deadline_rule})" if place.filing_deadline_rule else ""
    return [f"Anträge müssen {place.filing_deadline_days} Tage vor der Sitzung vorliegen{source}."]


def _namings(place: Place) -> list[tuple[str, str, bool]]:
    """(key, words with this place's office, whether taken)."""
    offered = [key for key, style in STYLES.items() if named(place, key).style == style]
    said = {key: place.head_office.say("Nominativ", style=STYLES[key]) for key in offered}
    return [(key, wording.naming(key, said[key]), STYLES[key] == place.style) for key in offered]


def _settled(clause: Clause, doubtful: bool) -> Clause:
    """The clause without conditions: here they have been decided, but for a size that nobody knows."""
    size = Condition(smallest=clause.condition.smallest, largest=clause.condition.largest)
    return replace(clause, condition=size if doubtful else ALWAYS, strength=None, optional=False)


def _strengths(fitting: Fitting, wish: Strength | None) -> list[tuple[str, str, bool]]:
    """(value, words, whether taken) of the strengths there are; none when there is nothing to choose."""
    if len(fitting.strengths) < 2:
        return []
    taken = fitting.strength if wish else fitting.strengths[-1]
    return [(strength, wording.STRENGTHS[strength], strength == taken) for strength in fitting.strengths]


def _optional(motion: MotionText, fitting: Fitting, choices: Choices) -> list[tuple[str, str, bool]]:
    """(id, words, whether left out) of the clauses that may be left out here."""
    there = {reason.clause_id: reason for reason in fitting.reasons if reason.stays or reason.verdict == "left_out"}
    return [
        (
            clause.id,
            f"Punkt {there[clause.id].number} der Vorlage: {_first_words(clause.text)}",
            clause.id in choices.left_out,
        )
        for clause in motion.clauses
        if clause.optional and clause.id in there
    ]


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")
