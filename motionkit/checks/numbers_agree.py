"""The same thing has the same number in the proposal and in the reasons.

When the clause says 20,000 Euro and the cost section 25,000, the debate is about the mistake.
Source: budget law asks for true and clear figures (Haushaltswahrheit und -klarheit), for example § 10 Abs. 1 KomHVO
NRW, § 10 GemHVO Baden-Württemberg; otherwise plain care.
"""

import re
from collections.abc import Iterator
from typing import Final

from motionkit.checks.findings import Finding, Passage, Rule, Subject

RULE: Final = Rule(
    "numbers_agree",
    "Zahlen stimmen überein",
    "Grundsatz der Haushaltswahrheit und -klarheit (§ 10 Abs. 1 KomHVO NRW, § 10 GemHVO BW).",
    "serious",
)
_EURO: Final = re.compile(
    r"\b(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?(?:,-+|,–)?\s*(Mio\.?|Millionen|Tsd\.?|T)?\s*(?:€|Euro\b|EUR\b)"
)
_FACTOR: Final = {"Mio": 1_000_000, "Mio.": 1_000_000, "Millionen": 1_000_000, "Tsd": 1_000, "Tsd.": 1_000, "T": 1_000}
# Only nouns that motions count as what they order; others are counted for many reasons.
_COUNTED: Final = re.compile(
    r"\b(\d{1,4}) (?:neue |zusätzliche |weitere |öffentliche )?(Stellen|Brunnen|Trinkwasserbrunnen|Bäume|Wohnungen|Plätze|Bänke|Ladepunkte|Ladesäulen|Stellplätze|Fahrradstellplätze|"
    r"Haltestellen|Toiletten|Kitaplätze|Ausbildungsplätze|Standorte|Geräte|Fahrräder|Vollzeitstellen|VZÄ)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """One sum in the clauses that the section on cost contradicts; a counted thing with another number in the reasons."""
    yield from _sums(subject)
    yield from _counts(subject)


def _euros(passages: tuple[Passage, ...]) -> list[tuple[Passage, re.Match[str], float]]:
    return [(passage, match, _value(match)) for passage in passages for match in _EURO.finditer(passage.text)]


def _value(match: re.Match[str]) -> float:
    number = float(match[1].replace(".", "") + (f".{match[2]}" if match[2] else ""))
    return number * _FACTOR.get(match[3] or "", 1)


def _sums(subject: Subject) -> Iterator[Finding]:
    ordered = _euros(subject.clauses)
    costed = _euros(subject.money)
    sums = {value for _, _, value in ordered}
    named = {value for _, _, value in costed}
    if len(sums) != 1 or not named:
        return
    if sum(named) in sums or any(value % next(iter(sums)) == 0 for value in named if next(iter(sums))):
        return  # the sum itself, its parts, or the sum over several years
    passage, match, _ = costed[0]
    yield RULE.at(
        passage,
        match.start(),
        match.end(),
        why=f"Im Beschlussvorschlag stehen {ordered[0][1][0].strip()}, hier {match[0].strip()}.",
        way_out="Gleichen Sie die Beträge an oder erklären Sie den Unterschied.",
    )


def _counts(subject: Subject) -> Iterator[Finding]:
    ordered = _counted(subject.clauses)
    argued = _counted(subject.reasons + subject.money)
    for noun, numbers in ordered.items():
        others = argued.get(noun, {})
        if len(numbers) == 1 and len(others) == 1 and not numbers.keys() & others.keys():
            number, (passage, match) = next(iter(others.items()))
            yield RULE.at(
                passage,
                match.start(),
                match.end(),
                why=f"Im Beschlussvorschlag sind es {next(iter(numbers))} {noun}, hier {number}.",
                way_out="Prüfen Sie, welche Zahl stimmt.",
            )


def _counted(passages: tuple[Passage, ...]) -> dict[str, dict[str, tuple[Passage, re.Match[str]]]]:
    found: dict[str, dict[str, tuple[Passage, re.Match[str]]]] = {}
    for passage in passages:
        for match in _COUNTED.finditer(passage.text):
            found.setdefault(match[2], {}).setdefault(match[1], (passage, match))
    return found
