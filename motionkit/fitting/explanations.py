"""Why a clause is in or out, and what was assumed: German sentences for the person who fits a motion."""

from motionkit.conditions import LAENDER, Condition
from motionkit.fitting.answers import german_number
from motionkit.fitting.place import Place

_TYPES = {
    "gemeinde": "Gemeinden",
    "stadt": "Städte",
    "kreis": "Kreise",
    "bezirk": "Bezirke",
    "kreisfrei": "kreisfreie Städte",
    "kreisangehörig": "kreisangehörige Städte und Gemeinden",
}
_FACTS = {
    "council": "Name der Vertretung",
    "chair": "Vorsitz",
    "administration": "Name der Verwaltung",
    "head": "Leitung der Verwaltung",
    "member": "Name der Mitglieder",
    "law_name": "Kommunalrecht",
    "tabling": "Antragsrecht",
}


def why_not(condition: Condition, place: Place) -> str:
    """Why the condition does not hold here: „gilt nur in Hessen; Kassel liegt in …“. "" when it holds."""
    if condition.laender and place.federal_state not in condition.laender:
        return f"gilt nur in {listed([LAENDER[land] for land in condition.laender])}, nicht in {place.land}"
    if place.population:
        size = german_number(place.population)
        if condition.smallest is not None and place.population < condition.smallest:
            return f"gilt erst ab {german_number(condition.smallest)} Einwohner*innen, hier sind es {size}"
        if condition.largest is not None and place.population > condition.largest:
            return f"gilt nur bis {german_number(condition.largest)} Einwohner*innen, hier sind es {size}"
    if condition.types and place.types.isdisjoint(condition.types):
        return f"gilt nur für {listed([_TYPES[kind] for kind in condition.types])}"
    return ""


def doubt(condition: Condition, place: Place) -> str:
    """What somebody must look up before it is clear whether the condition holds; "" when it is clear."""
    if place.population or (condition.smallest is None and condition.largest is None):
        return ""
    limits = [f"ab {german_number(condition.smallest)}"] if condition.smallest is not None else []
    limits += [f"bis {german_number(condition.largest)}"] if condition.largest is not None else []
    return f"gilt nur {' und '.join(limits)} Einwohner*innen; Einwohnerzahl unbekannt"


def why(condition: Condition, place: Place) -> str:
    """Why the condition holds here: „weil er in Hessen gilt“. That a town is a town needs no explanation."""
    parts = []
    if condition.laender:
        parts.append(f"er in {place.land} gilt")
    if place.population and (condition.smallest is not None or condition.largest is not None):
        parts.append(f"er für {german_number(place.population)} Einwohner*innen gilt")
    return f"weil {listed(parts)}" if parts else ""


def listed(words: list[str]) -> str:
    """„a, b und c“."""
    return " und ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def assumptions(place: Place) -> list[str]:
    """What was derived and nobody has checked."""
    open_facts = [german for column, german in _FACTS.items() if column in place.unverified]
    if not open_facts:
        return []
    return [
        f"Redaktionell zu prüfen: {', '.join(open_facts)}. Die Angaben sind allgemeines Wissen, keine Rechtsberatung."
    ]
