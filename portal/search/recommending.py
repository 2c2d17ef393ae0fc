"""What editors recommend for certain words, above all results."""

from functools import lru_cache

import german
from portal.search.models import Recommendation

MOST_SHOWN = 3
MOST_READ = 500


def recommended(question: str) -> list[Recommendation]:
    """Those with a wording whose words, in any form, all stand in the question; one query."""
    asked = keys(question)
    if not asked:
        return []
    rows = Recommendation.objects.all()[:MOST_READ]
    return [row for row in rows if any(wording <= asked for wording in _wordings(row.words))][:MOST_SHOWN]


def keys(text: str) -> frozenset[str]:
    """The keys of all words that are asked for, in quotation marks or not."""
    query = german.query(text)
    return frozenset(unit.word.key for units in (query.units, *query.phrases) for unit in units)


@lru_cache(MOST_READ)
def _wordings(words: str) -> tuple[frozenset[str], ...]:
    return tuple(found for wording in words.split(",") if (found := keys(wording)))
