"""Whatever anybody types or stores: nothing raises, nothing leaks, the same again gives the same again."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import german
from bench.search_hostile import NAUGHTY, batch
from german.reading import units
from german.searching import plan
from tests.patience import A_SECOND, quickest

GERMAN = st.lists(
    st.sampled_from([*NAUGHTY, "Wohnung", "der", "Rad- und Fußweg", "Mieterinnen und Mieter", "§ 34 GO", "Baugebiet"]),
    max_size=8,
).map(" ".join)
TEXTS = st.text(max_size=300) | GERMAN
INDEX = sqlite3.connect(":memory:", check_same_thread=False)
INDEX.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, title_parts, body_parts, tokenize='ascii')")


@given(TEXTS)
@example("a" * 5_000)
@example("-\n" * 2_000)
def test_any_text_becomes_terms_within_it(text):
    end = 0
    for unit in units(text):
        assert end <= unit.begin < unit.end <= len(text) or unit.kind == "law"
        end = unit.begin
    for term in german.analyse(text):
        assert term.key.isalnum(), term


@given(TEXTS)
def test_any_query_is_understood_by_fts5(text):
    for step in plan(german.query(text, {"land"}), lambda key: len(key)):
        INDEX.execute("SELECT rowid FROM texts WHERE texts MATCH ?", [german.fts5(step.expression)]).fetchall()


@given(TEXTS)
def test_index_keeps_keys_and_blanks_only(text):
    terms = german.index_terms(text)
    assert all(key.isalnum() for key in (terms.words + " " + terms.parts).split())
    assert german.index_terms(text) == terms


@given(TEXTS, TEXTS, st.integers(0, 80))
def test_marks_are_pieces_of_the_text(text, search, length):
    segments = german.mark(text, german.query(search), length)
    whole = "".join(segment.text for segment in segments)
    assert whole == text if not length else whole.removeprefix("… ").removesuffix(" …") in text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß", min_size=1, max_size=25))
def test_case_and_spelling_of_a_word_do_not_matter(word):
    (lower,), (upper,) = units(word), units(word.capitalize())
    assert lower.word.key == upper.word.key


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "-",
        "a-",
        "a*",
        "Rad- ",
        "§ 1,",
        "1.",
        "1/",
        " \n",
        "(innen)",
        "xIn",
        "ä",
        "\u00ad",
        "Wohnungsbau",
        "„",
        '"a" ',
    ],
)
def test_hundred_kilobytes_take_less_than_a_second(piece):
    text = piece * (100_000 // len(piece))

    def analyse() -> None:
        german.index_terms(text)
        german.query(text)
        german.mark(text, german.query(text[:200]), 200)

    assert quickest(analyse) < A_SECOND


def test_hostile_queries_are_searched():
    worst, _ = batch(seed=1)
    assert worst < 1
