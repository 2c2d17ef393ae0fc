"""Corrections and completions learned from an index."""

import pytest

import german

WORDS = [("Wohnungsbau", 40), ("Wohnung", 90), ("Kindertagesstätte", 30), ("Haushalt", 70), ("Gebühren", 25), ("Radweg", 20),
         ("Radwege", 12), ("Radverkehr", 50), ("Rathaus", 9), ("Straßenbahn", 31), ("Whonung", 1)]  # fmt: skip


@pytest.fixture(scope="module")
def speller():
    keys = {german.index_terms(word).words for word, _ in WORDS}
    return german.Speller(WORDS, lambda key: int(key in keys))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wonung", "Wohnung"),
        ("Gebüren", "Gebühren"),
        ("Haushlat", "Haushalt"),
        ("Strasenbahn", "Straßenbahn"),
        ("radwek", "Radweg"),
    ],
)
def test_mistake_is_corrected(speller, typed, meant):
    assert speller.correct(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Wohnung",
        "Wohnungen",
        "wohnung",
        "Strassenbahn",
        "Kindertagestätte",
        "xyzxyz",
        "der",
        "Rat",
        "§ 34",
        "2019/0123",
        "",
    ],
)
def test_known_and_hopeless_words_are_left_alone(speller, typed):
    assert speller.correct(typed) is None


def test_suggestion_keeps_the_rest_of_the_query(speller):
    assert speller.suggestion(german.query('Haushlat "der Stadt" -Wonung')) == 'Haushalt "der Stadt" -Wonung'
    assert speller.suggestion(german.query("Haushalt")) is None


def test_beginnings_are_completed_most_frequent_first(speller):
    assert speller.complete("rad") == ["Radverkehr", "Radweg", "Radwege"]
    assert speller.complete("straß") == speller.complete("strass") == ["Straßenbahn"]
    assert speller.complete("") == []


def test_word_of_a_single_document_is_never_suggested(speller):
    assert "Whonung" not in speller.complete("w")
    assert speller.correct("Whonnug") != "Whonung"


def test_vocabulary_holds_words_worth_suggesting():
    assert set(german.vocabulary("Der Radweg nach § 34 GO, Radweg- und 2019/0123")) == {"Radweg"}
