"""What is data in a motion, said in German words."""

from django.utils.formats import number_format

from motionkit.conditions import LAENDER, Condition
from motionkit.placeholders import Placeholder, find
from motionkit.text import Clause

STRENGTHS = {
    "weich": "weich: prüfen lassen",
    "mittel": "mittel: beauftragen",
    "hart": "hart: verbindlich regeln",
}
_NAMINGS = {
    "stern": "mit Genderstern",
    "paar": "beide Formen ausgeschrieben",
    "frau": "bei uns ist es eine Frau",
    "mann": "bei uns ist es ein Mann",
}
_VARIANTS = {
    "weich": "schon in der weichen Variante",
    "mittel": "ab der mittleren Variante",
    "hart": "nur in der harten Variante",
}
_TYPES = {
    "gemeinde": "Gemeinden",
    "stadt": "Städten",
    "kreis": "Kreisen",
    "bezirk": "Bezirken",
    "kreisfrei": "kreisfreien Städten",
    "kreisangehörig": "kreisangehörigen Städten und Gemeinden",
}
# The table of placeholders says what stands there; for some, whoever fills them in needs to know more.
_ASKS_FOR_MORE = {
    "Lage vor Ort": "Lage vor Ort: Zahlen und ein Beispiel aus Ihrer Kommune",
    "Vergleichskommunen": "Vergleichskommunen: Kommunen, die es schon tun",
}


def condition(where: Condition) -> list[str]:
    """Where a clause holds, one phrase per part: „nur in Hessen“, „ab 20.000 Einwohner*innen“."""
    phrases = []
    if where.laender:
        phrases.append("nur in " + _and([LAENDER[land] for land in where.laender]))
    if where.types:
        phrases.append("nur in " + _and([_TYPES[kind] for kind in where.types]))
    low, high = where.smallest, where.largest
    if low is not None and high is not None:
        phrases.append(f"bei {_number(low)} bis {_number(high)} Einwohner*innen")
    elif low is not None:
        phrases.append(f"ab {_number(low)} Einwohner*innen")
    elif high is not None:
        phrases.append(f"bis {_number(high)} Einwohner*innen")
    return phrases


def clause_notes(clause: Clause) -> list[str]:
    """What stands beside a clause: in which variant it is, whether it may be left out, where it holds."""
    notes = [_VARIANTS[clause.strength]] if clause.strength else []
    notes += ["kann entfallen"] if clause.optional else []
    return notes + condition(clause.condition)


def naming(key: str, example: str) -> str:
    """How people in office are named, with this place's own office: „mit Genderstern: ‚der*die Landrät*in‘“."""
    return f"{_NAMINGS[key]}: „{example}“"


def gap(placeholder: Placeholder) -> str:
    """A placeholder as readers see it, without the brackets."""
    return _ASKS_FOR_MORE.get(placeholder.key, placeholder.key)


def with_gaps(text: str) -> str:
    """Text in which every gap reads as on paper: „bis zum [Berichtsfrist]“. A misspelt one stays as it was typed."""
    done, end = [], 0
    for found in find(text):
        if not found.problem:
            done += [text[end : found.start], f"[{gap(found)}]"]
            end = found.end
    return "".join([*done, text[end:]])


def _and(names: list[str]) -> str:
    return " und ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _number(value: int) -> str:
    return number_format(value, force_grouping=True)
