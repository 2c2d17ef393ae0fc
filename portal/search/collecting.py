"""A question → the entries that answer it, in their order: runs the plan of `german.searching` on the engine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import F

import german
from german.expressions import All, InTitle
from german.meaning import Frequency, expression
from german.searching import Step, plan
from german.synonyms import Synonyms
from portal.search.engines import engine
from portal.search.models import Entry

MOST: Final = 2_000
"""Entries that are ranked for one question: what can be paged through, and what facets are counted over."""
COUNTED: Final = 10_000
"""Up to so many, the number of answers is exact."""
ENOUGH: Final = 10
"""With fewer that hold everything, others that hold some of it come after them."""


@dataclass(frozen=True)
class Question:
    """What is looked for: the query, and what must stand in the title; `marked`: both, for marking what was found ·
    `recommended`: keys of what editors recommend for it."""

    query: german.Query
    in_title: german.Expression | None
    marked: german.Query
    synonyms: Synonyms
    frequency: Frequency
    recommended: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether it names any word."""
        return bool(self.query) or self.in_title is not None

    def steps(self) -> Iterator[Step]:
        """The plan, with what must stand in the title demanded in each step."""
        if not self.query:
            yield from [Step("all", self.in_title)] if self.in_title else []
            return
        for step in plan(self.query, self.frequency, self.synonyms):
            yield Step(step.name, All((self.in_title, step.expression))) if self.in_title else step


@dataclass
class Collected:
    """`found`: entry → the step that found it, best first · `complete`: how many entries hold everything, counted up to
    `COUNTED` · `is_cut`: whether there are more than were ranked."""

    found: dict[int, str] = field(default_factory=dict)
    complete: int = 0
    is_cut: bool = False

    def add(self, entries: list[int], step: str) -> None:
        for entry in entries:
            self.found.setdefault(entry, step)


def collect(question: Question, narrowing: Mapping[str, str], needed: int) -> Collected:
    """At most `MOST` entries, and at least `needed` of them when there are so many."""
    if not question:
        return _newest(narrowing)
    collected = Collected()
    ask = engine()
    for step in question.steps():
        is_strict = step.name in ("title", "all")
        if step.name == "all" and len(collected.found) >= max(needed, ENOUGH):
            collected.complete = ask.number(step.expression, COUNTED, narrowing)
            collected.is_cut = True
            break
        entries = ask.matches(step.expression, MOST, narrowing, question.frequency)
        collected.add(entries, "all" if is_strict else step.name)
        if step.name == "all":
            collected.is_cut = len(collected.found) >= MOST
            collected.complete = len(collected.found)
            if collected.is_cut:
                collected.complete = ask.number(step.expression, COUNTED, narrowing)
        if step.name != "title" and len(collected.found) >= ENOUGH:
            break
    collected.found = dict(list(collected.found.items())[:MOST])
    return collected


def _newest(narrowing: Mapping[str, str]) -> Collected:
    """Nothing but facets: everything with them, the newest first."""
    entries = Entry.objects.all()
    for name, value in narrowing.items():
        entries = entries.filter(facets__name=name, facets__value=value)
    keys = list(entries.order_by(F("date").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[: MOST + 1])
    is_cut = len(keys) > MOST
    number = entries.count() if is_cut else len(keys)
    return Collected(dict.fromkeys(keys[:MOST], "all"), min(number, COUNTED), is_cut)


def in_title(words: str, known: Synonyms) -> german.Expression | None:
    """What must stand in the title („titel:wohnung“)."""
    asked = expression(german.query(words), known)
    return InTitle(asked) if asked is not None else None
