"""Marks out of the index are those that analysing the text would give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import german
from german.begins import packed, unpacked
from tests.german import pairs
from tests.german.test_properties import TEXTS

LONG = (
    "Rad- und Fußwege führen zur Wohnungsbaugesellschaft. Mieterinnen und Mieter fragen nach § 34 Abs. 1 GO NRW, "
    "die Haushalts-\nsatzung und Grundstücksgrößen und -preise am 3. März 2024; Recht auf Wohnen, Kindergarten. " * 30
)
SEARCHES = [
    *(
        "Radweg",
        "Fußweg",
        "§ 34",
        "GO NRW",
        "Mieter*innen",
        "Haushaltssatzung",
        "Grundstückspreise",
        "Kita",
        "3.3.2024",
    ),
    *('"Recht auf Wohnen"', "Wohnungsbau Gesellschaft", "Bau", "Satzung", "und", "nichts davon", "Abs. 1"),
]


def both(text, search, length=0, after=""):
    query, terms = german.query(search), german.index_terms(text + after)
    analysed = german.mark(text, query, length)
    return analysed, german.mark_indexed(text, terms.words, terms.begins, german.sought(query), length)


@given(st.lists(st.integers(0, 2_000)))
def test_begins_survive_packing(steps):
    begins = [sum(steps[: at + 1]) for at in range(len(steps))]
    assert unpacked(packed(begins)) == begins


@pytest.mark.parametrize("pair", pairs.ALL, ids=lambda pair: pair.query or "nothing")
@pytest.mark.parametrize("after", ["", "\n\nDaneben steht etwas über eine Wohnung."])
def test_everyday_marks_are_the_same(pair, after):
    for text in (*pair.finds, *pair.misses):
        for length in (0, 30):
            analysed, remembered = both(text, pair.query, length, after)
            assert remembered == analysed


@pytest.mark.parametrize("search", SEARCHES)
def test_marks_of_a_long_text_are_the_same(search):
    analysed, remembered = both(LONG[:2_000], search, 240)
    assert remembered == analysed


@given(TEXTS, TEXTS, st.integers(0, 80))
def test_marks_out_of_the_index_are_pieces_of_the_text(text, search, length):
    _, segments = both(text, search, length)
    whole = "".join(segment.text for segment in segments)
    assert whole == text if not length else whole.removeprefix("… ").removesuffix(" …") in text


def test_parts_of_a_word_that_was_found_whole_are_not_marked():
    text = "Der Leerstand, danach stand eine Frage. Ein leer Stand."
    query, terms = german.query("Leerstand"), german.index_terms(text)
    for loose, expected in ((True, ["Leerstand", "stand", "leer", "Stand"]), (False, ["Leerstand", "leer", "Stand"])):
        marked = german.mark_indexed(text, terms.words, terms.begins, german.sought(query, loose=loose))
        assert [segment.text for segment in marked if segment.reason] == expected
