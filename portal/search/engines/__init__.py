"""Asking the index: the same two questions for each database. Ranking belongs here, meaning to `german`."""

from collections.abc import Mapping
from typing import Protocol

from django.db import connection

from german import Expression
from german.meaning import Frequency


class Engine(Protocol):
    def matches(self, asked: Expression, count: int, narrowing: Mapping[str, str], frequency: Frequency) -> list[int]:
        """At most `count` entries that an expression finds, best first."""

    def number(self, asked: Expression, most: int, narrowing: Mapping[str, str]) -> int:
        """How many entries it finds, counted up to `most`."""


def engine() -> Engine:
    """The one for the database that is used."""
    from portal.search.engines import postgresql, sqlite

    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def narrowed(column: str, narrowing: Mapping[str, str]) -> tuple[str, list[str]]:
    """SQL that keeps the entries with all of these facet values, and its parameters."""
    one = f" AND {column} IN (SELECT entry_id FROM search_facet WHERE name = %s AND value = %s)"  # noqa: S608 - a name of ours
    return one * len(narrowing), [part for pair in narrowing.items() for part in pair]
