"""Everyday searches against a tiny index of SQLite."""

import sqlite3

import pytest

import german
from tests.german import pairs


def found(search, text):
    """Whether SQLite, with `text` as its only document, finds it by `search`."""
    expression = german.expression(german.query(search))
    if expression is None:
        return False
    index = sqlite3.connect(":memory:")
    index.execute(f"CREATE VIRTUAL TABLE texts USING fts5(title, body, parts, tokenize='{german.FTS5_TOKENIZER}')")
    index.execute("INSERT INTO texts VALUES ('', ?, ?)", german.index_terms(text)[:2])
    return index.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", [german.fts5(expression)]).fetchone()[0] == 1


@pytest.mark.parametrize("pair", pairs.ALL, ids=lambda pair: pair.query or "nothing")
def test_search_finds_what_is_meant(pair):
    assert [text for text in pair.finds if not found(pair.query, text)] == []
    assert [text for text in pair.misses if found(pair.query, text)] == []


def test_table_is_long_enough_to_mean_something():
    assert len(pairs.ALL) >= 150
    assert sum(len(pair.finds) + len(pair.misses) for pair in pairs.ALL) >= 400
