"""FTS5, ranked by bm25 with the weights of `german.searching`."""

from collections.abc import Mapping

from django.db import connection

import german
from german.meaning import Frequency
from german.searching import WEIGHTS
from portal.search import engines


def matches(asked: german.Expression, count: int, narrowing: Mapping[str, str], frequency: Frequency) -> list[int]:
    # The plus keeps SQLite from asking FTS5 once for each entry of a facet.
    only, values = engines.narrowed("+search_terms.rowid", narrowing)
    rank = f"bm25(search_terms, {WEIGHTS})"
    return _ask(
        f"SELECT rowid FROM search_terms WHERE search_terms MATCH %s{only} ORDER BY {rank}, rowid DESC LIMIT %s",  # noqa: S608 - names of ours
        [german.fts5(asked), *values, count],
    )


def number(asked: german.Expression, most: int, narrowing: Mapping[str, str]) -> int:
    only, values = engines.narrowed("+search_terms.rowid", narrowing)
    found = f"SELECT 1 FROM search_terms WHERE search_terms MATCH %s{only} LIMIT %s"  # noqa: S608
    return _ask(f"SELECT count(*) FROM ({found})", [german.fts5(asked), *values, most])[0]  # noqa: S608


def _ask(statement: str, values: list) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]
