"""What editors recommend for certain words, above all results."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import german

MOST_SHOWN: Final = 3


def matching(query: german.Query, wordings: Iterable[tuple[int, str]]) -> tuple[int, ...]:
    """The keys of those with a wording whose words, in any form, all stand in the question. `wordings`: (key, words)."""
    asked = _keys(query)
    found = (key for key, words in wordings if any(wording <= asked for wording in _wordings(words)))
    return tuple(found)[:MOST_SHOWN] if asked else ()


def _keys(query: german.Query) -> frozenset[str]:
    """The keys of all words that are asked for, in quotation marks or not."""
    return frozenset(unit.word.key for units in (query.units, *query.phrases) for unit in units)


@lru_cache(1_000)
def _wordings(words: str) -> tuple[frozenset[str], ...]:
    return tuple(found for wording in words.split(",") if (found := _keys(german.query(wording))))
