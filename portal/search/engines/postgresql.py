"""tsvector, ranked like bm25: for each key how rare it is, times what `ts_rank` makes of where and how often it stands.

`ts_rank` alone does not know rarity. For a single key it is a sum over its places that soon grows no more, weighed by the
column, which is what bm25 does as well; the length of the text is put in here.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log
from time import time

from django.db import connection

import german
from german.expressions import All, AnyOf, InTitle, Key, Phrase, Without
from german.meaning import Frequency
from german.searching import estimate
from portal.search import engines

WEIGHTS = "{0.05, 1, 0.1, 1}"
"""Of D, C, B, A: parts in the text, parts in the title, text, title. A tenth of `german.searching.WEIGHTS`: one is the most."""
_SHORT, _LONG = 0.4, 0.6
"""How much the length of a text counts: a text of the usual length is divided by one, an endless one by more."""
MOST_KEYS = 40


def matches(asked: german.Expression, count: int, narrowing: Mapping[str, str], frequency: Frequency) -> list[int]:
    only, values = engines.narrowed("entry_id", narrowing)
    usual, entries = _usual()
    rated = list(dict.fromkeys(_leaves(asked)))[:MOST_KEYS]
    keys = [german.tsquery(leaf) for leaf in rated]
    rarity = [_rarity(estimate(leaf, frequency), entries) for leaf in rated]
    # OFFSET 0 keeps the inner query apart, so that each vector is unpacked once and not once for each key.
    statement = f"""
        SELECT entry_id FROM (
            SELECT entry_id, length, setweight(vector, 'A', ARRAY[]::text[]) AS vector
            FROM search_indexedtext WHERE vector @@ %s::tsquery{only} OFFSET 0
        ) AS found
        ORDER BY (
            SELECT sum(rarity * ts_rank(%s::real[], vector, key::tsquery)) FROM unnest(%s::text[], %s::float[]) AS asked(key, rarity)
        ) / (%s + %s * ln(1.718281828 + length / %s::float)) DESC, entry_id DESC LIMIT %s"""  # noqa: S608 - names of ours
    asked_for = german.tsquery(asked)
    return _ask(statement, [asked_for, *values, WEIGHTS, keys, rarity, _SHORT, _LONG, usual, count])


def number(asked: german.Expression, most: int, narrowing: Mapping[str, str]) -> int:
    only, values = engines.narrowed("entry_id", narrowing)
    found = f"SELECT 1 FROM search_indexedtext WHERE vector @@ %s::tsquery{only} LIMIT %s"  # noqa: S608
    return _ask(f"SELECT count(*) FROM ({found}) AS found", [german.tsquery(asked), *values, most])[0]  # noqa: S608


def _usual() -> tuple[float, float]:
    """The usual length of a text and how many there are, at most a minute old."""
    return _usual_at(int(time() // 60))


@lru_cache(maxsize=1)
def _usual_at(minute: int) -> tuple[float, float]:
    """From all texts while they are few; from PostgreSQL's own estimate and a sample when they are many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'search_indexedtext'::regclass")
        many = cursor.fetchone()[0]
        sample = " TABLESAMPLE SYSTEM (1)" if many > 5_000 else ""
        cursor.execute(f"SELECT avg(length), count(*) FROM search_indexedtext{sample}")  # noqa: S608 - words of ours
        length, counted = cursor.fetchone()
    return float(length or 250), float(many if sample else counted)


def _rarity(documents: int, entries: float) -> float:
    """As bm25 has it: near zero for what half of the entries hold."""
    return max(1e-6, log((entries - documents + 0.5) / (documents + 0.5)) if documents < entries else 0)


def _leaves(asked: german.Expression) -> Iterator[german.Expression]:
    """Every key and phrase that an entry can be found by."""
    match asked:
        case Key() | Phrase():
            yield asked
        case All(of) | AnyOf(of):
            for part in of:
                yield from _leaves(part)
        case Without(wanted, _):
            yield from _leaves(wanted)
        case InTitle(of):
            yield from _leaves(of)


def _ask(statement: str, values: list) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]
