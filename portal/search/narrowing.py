"""Facets of what was found: their values, whether an entry fits what was chosen, how many there are of each value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from portal.search import facets

Values = dict[int, str]
"""Entry → its facets, „name=value“ in a line, with a line end before and behind each."""


@dataclass(frozen=True)
class FacetOption:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetCounts:
    """`everything`: how many entries lifting this facet leaves."""

    name: str
    label: str
    options: list[FacetOption]
    everything: int


def values_of(entries: Iterable[int]) -> Values:
    """The facet values of some entries, in one query: numbers of our own are written out, as binding two thousand of them
    takes longer than reading the rows."""
    numbers = ",".join(str(int(entry)) for entry in entries)
    if not numbers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, facet_lines FROM search_entry WHERE id IN ({numbers})")  # noqa: S608
        return {entry: f"\n{lines}\n" for entry, lines in cursor.fetchall()}


def read(lines: str) -> dict[str, tuple[str, ...]]:
    """What the lines say: name of a facet → values."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines.split("\n")[1:-1]:
        name, _, value = line.partition("=")
        found[name] = (*found.get(name, ()), value)
    return found


def fits(lines: str, chosen: Mapping[str, str], without: str = "") -> bool:
    return all(f"\n{name}={value}\n" in lines for name, value in chosen.items() if name != without)


def counts(found: list[int], wide: list[int], values: Values, chosen: Mapping[str, str]) -> list[FacetCounts]:
    """For each facet, what choosing another of its values would leave."""
    counted = []
    everywhere = _numbers(found, values)
    for facet in facets.FACETS:
        base, numbers = found, everywhere[facet.name]
        if facet.name in chosen:
            base = [entry for entry in wide if fits(values[entry], chosen, facet.name)]
            numbers = _numbers(base, values)[facet.name]
            numbers.setdefault(chosen[facet.name], 0)
        options = [
            FacetOption(value, label, number, chosen.get(facet.name) == value)
            for value, label, number in facets.in_order(facet.name, numbers)
        ]
        if options:
            counted.append(FacetCounts(facet.name, facet.label, options, len(base)))
    return counted


def _numbers(entries: list[int], values: Values) -> dict[str, dict[str, int]]:
    """Name of a facet → value → in how many entries it stands. Counts lines: each pair is one of them in an entry."""
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for line, number in Counter("".join(values[entry] for entry in entries).split("\n")).items():
        name, _, value = line.partition("=")
        numbers[name][value] = number
    return numbers
