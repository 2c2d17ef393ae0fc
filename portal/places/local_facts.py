"""What councils and offices are called here, and by which rules: the Land's facts, and what editors know better.

The Land's facts come from `motionkit.grammar.councils`; a LocalFact beats them. `place_of` gives motionkit what it needs
to fit a motion, `facts_of` gives people what they need to trust it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.formats import date_format

from motionkit.fitting import Place
from motionkit.fitting.place import level_of
from motionkit.grammar.councils import Fact, council_facts
from portal.places.models import LocalFact, LocalFactName, Municipality

# Facts of the Land's table, in the order in which people ask for them.
_OF_THE_LAND = (
    "council",
    "member",
    "chair",
    "administration",
    "head",
    "law_name",
    "tabling",
    "who",
    "residents",
    "petition",
)


@dataclass(frozen=True)
class ShownFact:
    """A fact as people see it. `unverified`: general knowledge, „redaktionell zu prüfen“ · `is_local`: told by editors."""

    name: str
    label: str
    value: str
    source: str
    source_url: str
    as_of: str
    unverified: bool
    is_local: bool
    note: str = ""


def place_of(municipality: Municipality, told: Iterable[LocalFact] | None = None) -> Place:
    """What motionkit needs to know. `told`: the local facts, if somebody has fetched them already; else one query."""
    own = {fact.name: fact for fact in (municipality.local_facts.all() if told is None else told)}
    deadline = own.pop(LocalFactName.FILING_DEADLINE, None)
    place = Place.of_register(
        name=municipality.short_name,
        classification=municipality.classification,
        federal_state=municipality.federal_state,
        key=municipality.ags,
        suffix=municipality.suffix,
        district=municipality.district,
        population=municipality.population or 0,
        population_as_of=f"{municipality.as_of:%d.%m.%Y}",
        **{name: fact.value for name, fact in own.items() if name not in ("residents", "petition")},
    )
    if deadline is None:
        return place
    return replace(place, filing_deadline_days=int(deadline.value), filing_deadline_rule=deadline.source)


def facts_of(municipality: Municipality) -> list[ShownFact]:
    """Every fact with source, day and whether somebody has checked it; empty ones are left out. One query."""
    own = {fact.name: fact for fact in municipality.local_facts.all()}
    land = council_facts(
        municipality.federal_state,
        level_of(municipality.classification, municipality.suffix),
        key=municipality.ags,
        name=municipality.short_name,
        population=municipality.population or 0,
        classification=municipality.classification,
    )
    shown = [
        _told(own[name]) if name in own else _general(name, getattr(land, name))
        for name in _OF_THE_LAND
        if name in own or getattr(land, name).value
    ]
    return shown + ([_told(own[LocalFactName.FILING_DEADLINE])] if LocalFactName.FILING_DEADLINE in own else [])


def _told(fact: LocalFact) -> ShownFact:
    return ShownFact(
        name=fact.name,
        label=fact.get_name_display(),
        value=fact.said,
        source=fact.source,
        source_url=fact.source_url,
        as_of=f"{fact.as_of:%d.%m.%Y}",
        unverified=not fact.is_verified,
        is_local=True,
        note=fact.note,
    )


def _month(as_of: str) -> str:
    """„2026-11“ → „November 2026“."""
    return date_format(datetime.date.fromisoformat(f"{as_of}-01"), "F Y")


def _general(name: str, fact: Fact) -> ShownFact:
    return ShownFact(
        name=name,
        label=LocalFactName(name).label,
        value=fact.value,
        source=fact.source,
        source_url="",
        as_of=_month(fact.as_of),
        unverified=fact.unverified,
        is_local=False,
    )
