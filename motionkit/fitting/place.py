"""What must be known of a municipality to fit a motion to it: plain data, no register, no database."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from motionkit.conditions import LAENDER
from motionkit.grammar import Office, Phrase, Sayable, Style, noun, office
from motionkit.grammar.councils import CouncilFacts, Level, council_facts
from motionkit.grammar.districts import borough_name, district_name, land_name
from motionkit.grammar.places import class_noun, class_phrase, place_name

_INDEPENDENT = frozenset({"Kreisfreie Stadt", "Stadtkreis"})
_ASSOCIATIONS = ("verbandsgemeinde", "samtgemeinde", "amt")
_DISTRICT_WORDS = ("Landkreis", "Kreis", "Region", "Städteregion", "Regionalverband")


@dataclass(frozen=True)
class Place:
    """One municipality, district or borough, with what its council and offices are called.

    `key`: AGS (8 digits) or a district's key (5) · `classification`: as in the register, or „Landkreis“, „Bezirk“,
    „Verbandsgemeinde“, „Samtgemeinde“, „Amt“ · `federal_state`: two letters · `council` … `member`: names as in
    `motionkit.grammar`'s tables · `order`: „beauftragt“ or „ersucht“ · `fraction`: quorum, see CouncilFacts ·
    `population`: 0 when unknown · `filing_deadline_days`: days before a sitting by which a motion must be there, None
    when unknown · `filing_deadline_rule`: where that stands („§ 5 Geschäftsordnung“).
    """

    name: str
    classification: str
    federal_state: str
    council: str
    chair: str
    administration: str
    head: str
    member: str
    key: str = ""
    suffix: str = ""
    district: str = ""
    population: int = 0
    population_as_of: str = ""
    law: str = ""
    law_name: str = ""
    tabling: str = ""
    who: str = ""
    fraction: int | None = None
    filing_deadline_days: int | None = None
    filing_deadline_rule: str = ""
    order: str = "beauftragt"
    style: Style = "Genderstern"
    unverified: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of_register(
        cls,
        *,
        name: str,
        classification: str,
        federal_state: str,
        key: str = "",
        suffix: str = "",
        district: str = "",
        population: int = 0,
        population_as_of: str = "31.12.2020",
        **overrides: str,
    ) -> Self:
        """The place for a row of the register; `overrides` are what editors know better (council=…, chair=…).

        KeyError when the Land has no such level („Amt“ in Hessen).
        """
        facts = council_facts(
            federal_state,
            level_of(classification, suffix),
            key=key,
            name=name,
            population=population,
            classification=classification,
        )
        names = _names(facts) | {column: value for column, value in overrides.items() if value}
        return cls(
            name=name,
            classification=classification,
            federal_state=federal_state,
            key=key,
            suffix=suffix,
            district=district,
            population=population,
            population_as_of=population_as_of,
            fraction=facts.fraction,
            order=facts.order,
            unverified=frozenset(_unverified(facts) - set(overrides)),
            **names,  # type: ignore[arg-type]  # all of them are columns of str
        )

    @property
    def level(self) -> Level:
        return level_of(self.classification, self.suffix)

    @property
    def land(self) -> str:
        """The Land's German name."""
        return LAENDER[self.federal_state]

    @property
    def types(self) -> frozenset[str]:
        """Words of `conditions.TYPES` that hold here."""
        if self.level in ("kreis", "bezirk"):
            return frozenset({self.level})
        rank = "kreisfrei" if self.classification in _INDEPENDENT else "kreisangehörig"
        return frozenset({"stadt" if self.level == "stadt" else "gemeinde", rank})

    @cached_property
    def named(self) -> Sayable:
        """„Kassel“, „der Landkreis Kassel“: as it stands in a sentence."""
        if self.level == "kreis":
            return district_name(self.name, self.federal_state)
        if self.level == "bezirk":
            return borough_name(self.name)
        if self.level in _ASSOCIATIONS:  # „in Daun“ would be the town
            return class_phrase(self.name.removeprefix(f"{self.class_word} "), self.class_word)
        return place_name(self.name, self.class_word).alone

    @cached_property
    def named_with_class(self) -> Sayable:
        """„die Stadt Kassel“, „der Landkreis Kassel“."""
        if self.level in ("kreis", "bezirk", *_ASSOCIATIONS):
            return self.named
        return place_name(self.name, self.class_word).with_class

    @property
    def class_word(self) -> str:
        """Stadt, Gemeinde, Markt, Flecken, Landkreis, Bezirk …"""
        if self.level == "kreis":
            whole = district_name(self.name, self.federal_state)
            word = whole.noun.singular if isinstance(whole, Phrase) else "Landkreis"
            return word if word in _DISTRICT_WORDS else "Kreis"
        if self.level in ("bezirk", *_ASSOCIATIONS):
            return self.level.capitalize()
        return class_noun(self.classification, self.suffix)

    @property
    def land_named(self) -> Sayable:
        return land_name(self.land)

    @property
    def council_phrase(self) -> Phrase:
        """The council; a complement stays: „Rat der Stadt Köln“. KeyError for a noun nobody knows."""
        name, _, complement = self.council.partition(" ")
        return Phrase(noun(name), complement)

    @property
    def administration_phrase(self) -> Phrase:
        name, _, complement = self.administration.partition(" ")
        return Phrase(noun(name), complement)

    @property
    def head_office(self) -> Office:
        return office(self.head)

    @property
    def chair_office(self) -> Office:
        return office(self.chair)


def level_of(classification: str, suffix: str = "") -> Level:
    """The row of the table of councils for a classification of the register."""
    if classification.partition(" ")[0] in _DISTRICT_WORDS:
        return "kreis"
    known: dict[str, Level] = {
        "Bezirk": "bezirk",
        "Verbandsgemeinde": "verbandsgemeinde",
        "Samtgemeinde": "samtgemeinde",
        "Amt": "amt",
        "Markt": "markt",
    }
    if classification in known:
        return known[classification]
    return "stadt" if class_noun(classification, suffix) == "Stadt" else "gemeinde"


def can_decline(name: str) -> bool:
    """Whether the tables hold the first word: „Rat der Stadt Köln“ yes, „Plapperkreis“ no."""
    try:
        noun(name.partition(" ")[0])
    except KeyError:
        return False
    return True


def can_hold(name: str) -> bool:
    """Whether it is a person the tables know: an office („Landrat“, „Bürgermeister*in“) or a member („Ratsmitglied“)."""
    first = name.partition(" ")[0]
    if first.lower().endswith("mitglied"):
        return can_decline(first)
    try:
        office(name)
    except KeyError:
        return False
    return True


_COLUMNS = ("council", "chair", "administration", "head", "member", "law", "law_name", "tabling", "who")


def _names(facts: CouncilFacts) -> dict[str, str]:
    return {column: getattr(facts, column).value for column in _COLUMNS}


def _unverified(facts: CouncilFacts) -> set[str]:
    return {column for column in _COLUMNS if getattr(facts, column).unverified}
