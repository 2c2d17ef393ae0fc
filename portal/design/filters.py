"""Filters of lists that are links: what a reader chose, where each choice leads, how much it would leave.

The template and the style sheet of this component have the same name.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, QuerySet, Value


@dataclass(frozen=True)
class Option:
    """One value of a filter: where it leads, how many entries it would leave, whether it is chosen."""

    label: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Filter:
    """A filter: its options, with „alle“ first."""

    label: str
    name: str
    options: list[Option]

    @property
    def current(self) -> Option | None:
        return next((option for option in self.options[1:] if option.current), None)


class Filtering:
    """What a reader chose, read from the query string; unknown names are ignored.

    A list says in `names` which filters it has, in the order of the query string, and narrows its queryset in a method
    `_by_<name>(queryset, value)` for each; a value that does not exist leaves nothing.
    """

    names: tuple[str, ...] = ()

    def __init__(self, params: Mapping[str, str]):
        self.chosen = {
            name: value for name in self.names if (value := params.get(name, "").replace("\x00", "").strip()[:80])
        }

    def apply(self, entries: Any, without: str = "") -> Any:
        """The entries that fit all that was chosen, except the filter `without` (whose own options are counted)."""
        for name, value in self.chosen.items():
            if name != without:
                entries = getattr(self, f"_by_{name}")(entries, value)
        return entries

    def link(self, name: str, value: str) -> str:
        """The query string with one filter set (or lifted by an empty value); page numbers start anew."""
        chosen = {key: old for key, old in self.chosen.items() if key != name} | ({name: value} if value else {})
        return "?" + urlencode({key: chosen[key] for key in self.names if key in chosen})

    def offer(self, label: str, name: str, rows: Iterable[tuple[str, str, int]], total: int | None = None) -> Filter:
        """A filter from (value, label, count) rows. `total` is what „alle“ leaves; without it every entry counts once."""
        rows = [row for row in rows if row[2]]
        chosen = self.chosen.get(name, "")
        everything = sum(count for *_, count in rows) if total is None else total
        options = [Option("alle", self.link(name, ""), everything, not chosen)]
        options += [Option(text, self.link(name, value), count, value == chosen) for value, text, count in rows]
        return Filter(label, name, options)


def facet(entries: QuerySet, name: str, value: Any, label: Any = None) -> QuerySet:
    """Rows (facet, value, label, number of entries), to be joined with those of other facets."""
    named = entries.order_by().annotate(facet=Value(name), value=value, label=label or Value("", CharField()))
    return named.values_list("facet", "value", "label").annotate(number=Count("pk", distinct=True))


@dataclass(frozen=True)
class Counts:
    """How many entries there are: for each filter its rows (value, label, number) and what lifting it would leave."""

    number: int
    rows: Mapping[str, list[tuple[str, str, int]]]
    lifted: Mapping[str, int]


def count(filtering: Filtering, entries: QuerySet, facets: Mapping[str, Callable[[QuerySet], QuerySet]]) -> Counts:
    """Counts everything in one query. `facets` makes the rows of each filter with `facet()`.

    An entry may have several values of a facet, so what lifting a filter leaves is counted by itself, not summed up.
    """
    everything = Value("", CharField())
    chosen = [name for name in facets if name in filtering.chosen]
    parts = [make(filtering.apply(entries, name)) for name, make in facets.items()]
    parts += [facet(filtering.apply(entries, name), f"alle {name}", everything) for name in chosen]
    rows: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for name, value, label, number in facet(filtering.apply(entries), "", everything).union(*parts, all=True):
        rows[name].append((value, label, number))
    totals = {name: sum(number for *_, number in found) for name, found in rows.items()}
    number = totals.get("", 0)
    lifted = {name: totals.get(f"alle {name}", 0) if name in chosen else number for name in facets}
    return Counts(number, rows, lifted)
