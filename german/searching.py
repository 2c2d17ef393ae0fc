"""Which expressions to try, in which order, so that the best documents come fast: the plan of a search.

Ranking costs time for every document that matches (about a millionth of a second each in SQLite), not for those that
are shown. So a plan never ranks much more than `COSTLY` documents where it can help it:

1. title    what very many documents hold is ranked among those that hold it in the title; the others would come after
2. all      everything that was asked for
3. some     the rarest words, parts and joined neighbours, when too few hold all of it
4. loose    the same without demanding phrases
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from german import synonyms
from german.expressions import All, AnyOf, Expression, InTitle, Key, Phrase, Without, every, some
from german.meaning import Frequency, expression, relaxed
from german.queries import Query

WEIGHTS: Final = "10, 1, 10, 0.5"
"""For bm25, of the columns title, body, title_parts, body_parts: what a title names, also inside a compound, is what
the document is about; in running text a part of a word says half as much as the word."""

COSTLY: Final = 10_000
"""Documents to rank, about ten milliseconds."""
SOME: Final = 3_000
"""Documents to rank when not all words are demanded."""

Matches = Callable[[Expression, int], list[int]]
"""The numbers of at most so many documents that an expression finds, best first."""


class Step(NamedTuple):
    """`name`: title, all, some or loose. What some and loose find does not hold everything that was asked for."""

    name: str
    expression: Expression


def plan(query: Query, frequency: Frequency, known: synonyms.Synonyms | None = None) -> Iterator[Step]:
    """Steps to be tried until enough is found; computed one by one. Nothing for a query that asks for nothing."""
    whole = expression(query, known)
    if whole is None:
        return
    strict = pruned(whole, frequency)
    if strict is not None:
        if estimate(strict, frequency) > COSTLY:
            yield Step("title", _titled(strict, frequency))
        yield Step("all", strict)
    if some_of := relaxed(query, frequency, SOME):
        yield Step("some", _bounded(some_of, frequency))
    if query.phrases and (loose := relaxed(query, frequency, SOME, phrases=False)):
        yield Step("loose", _bounded(loose, frequency))


def search(query: Query, matches: Matches, frequency: Frequency, count: int) -> list[int]:
    """The numbers of at most `count` documents, best first, each once."""
    found: dict[int, None] = {}
    for step in plan(query, frequency):
        found |= dict.fromkeys(matches(step.expression, count))
        if len(found) >= count:
            break
    return list(found)[:count]


def estimate(asked: Expression, frequency: Frequency) -> int:
    """At most so many documents match; phrases and exclusions make it fewer."""
    match asked:
        case Key(key):
            return frequency(key)
        case Phrase(keys):
            return min(frequency(key) for key in keys)
        case All(of):
            return min(estimate(part, frequency) for part in of)
        case AnyOf(of):
            return sum(estimate(part, frequency) for part in of)
        case Without(wanted, _):
            return estimate(wanted, frequency)
        case InTitle(of):
            return estimate(of, frequency)


def pruned(asked: Expression, frequency: Frequency) -> Expression | None:
    """`asked` without the alternatives that no document holds; None when nothing can match.

    Of the alternatives, phrases of words that are all frequent go as well: they cost most and add least.
    """
    match asked:
        case AnyOf(of):
            kept = [left for part in of if (left := pruned(part, frequency)) is not None]
            cheap = [part for part in kept if not isinstance(part, Phrase) or estimate(part, frequency) <= COSTLY]
            return some(cheap or kept) if kept else None
        case All(of):
            parts = [pruned(part, frequency) for part in of]
            whole = [part for part in parts if part is not None]
            return every(whole) if len(whole) == len(parts) else None
        case Without(wanted, unwanted):
            rest = pruned(wanted, frequency)
            return Without(rest, unwanted) if rest is not None else None
        case _:
            return asked if estimate(asked, frequency) else None


def _bounded(asked: Expression, frequency: Frequency) -> Expression:
    """`asked`, in titles only when even its rarest word is everywhere."""
    return _titled(asked, frequency) if estimate(asked, frequency) > COSTLY else asked


def _titled(asked: Expression, frequency: Frequency) -> Expression:
    """`asked` with its rarest demand in the title."""
    match asked:
        case Without(wanted, unwanted):
            return Without(_titled(wanted, frequency), unwanted)
        case All(of):
            rarest = min(of, key=lambda part: estimate(part, frequency))
            return All(tuple(InTitle(part) if part is rarest else part for part in of))
        case _:
            return InTitle(asked)
