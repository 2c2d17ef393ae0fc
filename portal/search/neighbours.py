"""„Wie dieser“: entries that share the words which tell most about one."""

from collections import Counter
from math import log
from typing import Final

import german
from german.expressions import Key, some
from german.searching import SOME
from portal.search import knowing
from portal.search.engines import engine
from portal.search.models import Entry, IndexedText

TITLE: Final = 5
"""A word of the title counts like so many in the text."""
MOST_KEYS: Final = 16
READ: Final = 80
"""Keys of the text that are looked at, the most frequent ones."""


def related(entry: Entry, limit: int = 5) -> list[Entry]:
    """Entries like this one, the likest first; four queries."""
    text = IndexedText.objects.filter(entry=entry).first()
    if text is None:
        return []
    often = Counter(key for key in text.body.split() if _tells(key))
    weights = Counter(dict(often.most_common(READ)))
    weights.update({key: TITLE for key in text.title.split() if _tells(key)})
    frequency = knowing.Frequencies()
    frequency.look_up(weights)
    shared = {key: weight for key, weight in weights.items() if frequency(key) > 1}
    if not shared:
        return []
    most = max(frequency(key) for key in shared) + 1
    best = sorted(shared, key=lambda key: (-shared[key] * log(1 + most / frequency(key)), key))
    numbers = engine().matches(some(_bounded(best, frequency)), limit + 1, {}, frequency)
    near = [number for number in numbers if number != entry.pk][:limit]
    rows = Entry.objects.in_bulk(near)
    return [rows[number] for number in near if number in rows]


def _tells(key: str) -> bool:
    """Whether it is no stop word and no number."""
    return len(key) > 3 and not key[0].isdigit()


def _bounded(keys: list[str], frequency: knowing.Frequencies) -> list[german.Expression]:
    """The first keys, as many as together stand in few enough entries to rank them quickly."""
    chosen: list[german.Expression] = []
    total = 0
    for key in keys:
        if chosen and total + frequency(key) > SOME:
            continue
        total += frequency(key)
        chosen.append(Key(key))
        if len(chosen) == MOST_KEYS:
            break
    return chosen
