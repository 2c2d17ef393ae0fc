"""Fills the placeholders of one text, with the right case, article, capital letter and contraction.

    [[Gremium|Dativ]]             „der Stadtverordnetenversammlung“; with its article, after „in “ melted to „im Rat“
    [[Gremium]]                   the case that the preposition before it asks for, else the nominative
    [[Gremium|Dativ|Pronomen]]    „ihr“, „ihm“
    [[Gremium|ohne Artikel]]      „Stadtverordnetenversammlung“
    [[Kommune|Akkusativ|mit Typ]] „die Stadt Kassel“ instead of „Kassel“
    [[möge]] [[wird]] [[berichtet]]   agrees with the last thing named before it
    [[Betrag: Planung]]           a value of its own beside [[Betrag]]
    [[wird beauftragt]]           „wird ersucht“ where councils cannot order (Berlin's boroughs)

Only names of the whitelist are filled; everything else stays as it stands and is reported. Filled values are
never searched again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from motionkit.characters import one_line
from motionkit.fitting.derived import derived
from motionkit.fitting.place import Place
from motionkit.fitting.slots import Slot, slot_named
from motionkit.grammar import CASES, Case, Number, Phrase, Sayable, agree, pronoun
from motionkit.grammar.agreement import is_known_verb
from motionkit.grammar.prepositions import CASES_OF, contract, word_before
from motionkit.placeholders import find, split_label
from motionkit.prose import LABEL

Form = Literal["", "mit Typ", "ohne Artikel", "Pronomen"]
_FORMS: Final[tuple[Form, ...]] = ("mit Typ", "ohne Artikel", "Pronomen")

# These also join sentences („während der Rat berät“): they say nothing about the case of what follows.
_CONJUNCTIONS: Final = frozenset({"während", "seit", "bis", "um", "statt", "ohne", "zu", "trotz"})
_ARTICLE_BEFORE: Final = re.compile(
    r"(?<![,;] )(?<!\w)(?P<article>der|die|das|dem|den|des|eine?|eine[mnrs])\s+$", re.IGNORECASE
)
_TYPE_BEFORE: Final = re.compile(
    r"(?:\b(?:Stadt|Gemeinde|Kreis|Landkreis|Markt|Kommune)|\[\[Kommunentyp[^\[\]]*\]\])\s+$"
)
_LINE_START: Final = re.compile(rf"(?:^|\n)(?: *(?:{LABEL}) +|#{{3,4}} +|\| )?$")
_SENTENCE_END: Final = re.compile(
    r"(?<!\bz\. B)(?<!\bd\. h)(?<!\bAbs)(?<!\bNr)(?<!\bbzw)(?<!\bca)(?<! \w)[.!?][\"“»)]*\s+$"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """An open placeholder. `text[start:end]` of the fitted part is the placeholder with its brackets."""

    slot: Slot
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the model motion. `start`, `end` are places in its text; `message` is a German sentence."""

    start: int
    end: int
    message: str


@dataclass(slots=True)
class Filled:
    """A filled text. `used`: names of all known placeholders in it, in order."""

    text: str = ""
    gaps: list[Gap] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    used: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Spot:
    """One placeholder on its way: what the editor wrote, and what stands before it."""

    start: int
    end: int
    name: str
    case: Case | None
    form: Form
    wrong: str = ""


class Filler:
    """Fills texts for one place with one set of clean answers."""

    def __init__(self, place: Place, answers: Mapping[str, str]) -> None:
        self._place = place
        self._answers = answers
        self._phrases: dict[str, Sayable | None] = {}

    def fill(self, text: str) -> Filled:
        """The text with everything filled that is known."""
        filled = Filled()
        if "[[" not in text:
            filled.text = text
            return filled
        end = 0
        number: Number = "Singular"
        for spot in _spots(text):
            filled.text += text[end : spot.start]
            end = spot.end
            value, number = self._value(spot, filled, text, number)
            if value is None:
                slot = slot_named(spot.name)
                begin = len(filled.text)
                filled.text += text[spot.start : spot.end]
                if slot is not None:
                    filled.gaps.append(Gap(slot, begin, len(filled.text)))
            else:
                self._append(filled, value)
        filled.text += text[end:]
        return filled

    def _append(self, filled: Filled, value: str) -> None:
        before, value = contract(filled.text, value)
        if value and _begins_sentence(before):
            value = value[0].upper() + value[1:]
        filled.text = before + value

    def _value(self, spot: _Spot, filled: Filled, text: str, number: Number) -> tuple[str | None, Number]:
        """What to insert (None: leave it open) and the number of the last thing named, for verbs after it."""
        if is_known_verb(spot.name):
            return agree(spot.name, number), number
        if spot.name.startswith("wird beauftragt"):
            return f"{agree('wird', number)} {self._place.order}", number
        slot = slot_named(spot.name)
        if slot is None or spot.wrong:
            message = (
                spot.wrong
                or split_label(spot.name)[2]
                or f"„{spot.name}“ ist kein Platzhalter. Er bleibt im Text stehen."
            )
            filled.problems.append(Problem(spot.start, spot.end, message))
            if slot is None:
                return None, number
        filled.used.append(slot.key)
        if slot.key in self._answers:
            return self._typed(slot, spot, text), number
        if slot.kind != "derived":
            return None, number
        phrase = self._phrase(slot.name, spot, filled)
        if phrase is None:
            return None, number
        return self._said(phrase, slot, spot, filled, text), phrase.number

    def _typed(self, slot: Slot, spot: _Spot, text: str) -> str:
        value = self._answers[slot.key]
        line = text[text.rfind("\n", 0, spot.start) + 1 : (text + "\n").find("\n", spot.end)]
        alone = line.strip() == text[spot.start : spot.end]
        return value if alone else one_line(value)

    def _phrase(self, name: str, spot: _Spot, filled: Filled) -> Sayable | None:
        key = f"{name} {spot.form}"
        if key not in self._phrases:
            try:
                phrase = derived(self._place, name)
            except KeyError:
                phrase = None
                message = (
                    f"Wie „{name}“ in dieser Kommune gebeugt wird, ist nicht bekannt. Bitte prüfen Sie den Eintrag."
                )
                filled.problems.append(Problem(spot.start, spot.end, message))
            if name == "Kommune" and spot.form == "mit Typ":
                phrase = self._place.named_with_class
            self._phrases[key] = phrase
        return self._phrases[key]

    def _said(self, phrase: Sayable, slot: Slot, spot: _Spot, filled: Filled, text: str) -> str:
        before = text[: spot.start]
        case = spot.case or _case_after(word_before(before))
        if spot.case and (message := _contradiction(word_before(before), spot.case)):
            filled.problems.append(Problem(spot.start, spot.end, message))
        if spot.form == "Pronomen" and isinstance(phrase, Phrase):
            return pronoun(case, phrase.gender, phrase.number)
        without = spot.form == "ohne Artikel" or (slot.name == "Gemeindeordnung" and spot.case is None)
        if not without and (message := _article_twice(before, slot, phrase.say(case))):
            filled.problems.append(Problem(spot.start, spot.end, message))
            without = True
        return phrase.say(case, "none" if without else "definite")


@lru_cache(maxsize=1024)
def _spots(text: str) -> tuple[_Spot, ...]:
    """The placeholders of a model text; remembered, because one model is fitted to many places."""
    return tuple(_read(text, found.start, found.end) for found in find(text))


def _read(text: str, start: int, end: int) -> _Spot:
    name, *options = (part.strip() for part in text[start + 2 : end - 2].split("|"))
    case: Case | None = None
    form: Form = ""
    wrong = ""
    for option in options:
        if option in CASES and case is None:
            case = next(one for one in CASES if one == option)
        elif option in _FORMS and not form:
            form = next(one for one in _FORMS if one == option)
        else:
            wrong = f"„{option}“ ist bei „{name}“ keine Angabe. Möglich sind {', '.join((*CASES, *_FORMS))}."
    return _Spot(start, end, name, case, form, wrong)


def _case_after(preposition: str) -> Case:
    """The case a placeholder without one stands in: that of the preposition before it, else the nominative."""
    word = preposition.lower()
    if word in _CONJUNCTIONS or word not in CASES_OF:
        return "Nominativ"
    return CASES_OF[word][0]


def _contradiction(preposition: str, case: Case) -> str:
    word = preposition.lower()
    possible = CASES_OF.get(word, ())
    if not possible or case in possible or word in _CONJUNCTIONS:
        return ""
    return f"Nach „{preposition}“ steht {' oder '.join(possible)}, hier ist {case} verlangt."


def _article_twice(before: str, slot: Slot, said: str) -> str:
    """Whether the text already gives the article (or the class noun) that the phrase brings along."""
    if slot.name == "Kommune" and (match := _TYPE_BEFORE.search(before)):
        return f"Vor [[Kommune]] steht schon „{match[0].strip()}“. Schreiben Sie stattdessen [[Kommune|mit Typ]]."
    match = _ARTICLE_BEFORE.search(before)
    if match is None or (said.split(" ")[0] not in {"der", "die", "das", "dem", "den", "des"} and "*" not in said):
        return ""
    relative = re.search(r"[,;]\s*(?:\w+\s+)?$", before[: match.start("article")])
    if relative:
        return ""
    return f"Vor [[{slot.name}]] steht schon „{match['article']}“. Der Platzhalter bringt seinen Artikel selbst mit."


def _begins_sentence(before: str) -> bool:
    return bool(_LINE_START.search(before) or _SENTENCE_END.search(before))
