"""Filters of lists that are links: what a reader chose, where each choice leads, how much it would leave.

The template and the style sheet of this component have the same name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode


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
