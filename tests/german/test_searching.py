"""The plan of a search: strict first, cheap always, quoted as it must be."""

import pytest

import german
from german.expressions import All, Key, Phrase, Without
from german.searching import COSTLY, SOME, estimate, plan, search


def frequency(numbers):
    return lambda key: numbers.get(key, 0)


def steps(text, numbers):
    return {step.name: step.expression for step in plan(german.query(text), frequency(numbers))}


def test_all_words_come_before_some():
    assert list(steps("Miete Stadt", {"miet": 5, "stadt": 7})) == ["all", "some"]


def test_what_everybody_writes_is_ranked_by_title_first():
    found = steps("Stadt", {"stadt": COSTLY + 1})
    assert next(iter(found)) == "title"
    assert german.fts5(found["title"]) == '{title title_parts} : ("stadt")'
    assert german.tsquery(found["title"]) == "'stadt':AC"


def test_some_leaves_out_the_most_frequent():
    found = steps("Miete Stadt", {"miet": 5, "stadt": SOME})
    assert found["some"] == Key("miet")


def test_unknown_word_leaves_only_some():
    assert list(steps("Miete Xyzxyz", {"miet": 5})) == ["some"]


def test_phrase_is_loosened_last():
    found = steps('"Recht auf Wohnen"', {"recht": 3, "0auf": 900, "wohn": 4})
    assert list(found)[-1] == "loose"
    assert found["all"] == Phrase(("recht", "0auf", "wohn"))


def test_excluded_word_stays_excluded_in_every_step():
    found = steps("Miete -Verkauf", {"miet": COSTLY * 2, "verkauf": 3})
    assert {type(expression) for expression in found.values()} == {Without}


def test_nothing_asked_is_nothing_to_do():
    assert steps("", {}) == {}
    assert steps("-Verkauf", {"verkauf": 3}) == {}


def test_results_come_once_and_in_order_of_the_steps():
    answers = {"all": [3, 1], "some": [1, 2, 3]}

    def matches(expression, count):
        return answers["all"] if isinstance(expression, All) else answers["some"]

    found = search(german.query("Miete Stadt"), matches, frequency({"miet": 2, "stadt": 9}), 10)
    assert found == [3, 1, 2]


def test_estimate_is_the_rarest_of_all():
    assert estimate(All((Key("a"), Key("b"))), frequency({"a": 7, "b": 3})) == 3


def test_filters_are_taken_only_for_fields_that_exist():
    assert german.query("land:HE Miete", {"land"}).filters == (("land", "HE"),)
    assert german.query("land:HE Miete").filters == ()


@pytest.mark.parametrize(
    ("key", "sqlite", "postgresql"),
    [('a"b', '"a""b"', "'a\"b'"), ("a'b", '"a\'b"', "'a''b'"), ("a\\", '"a\\"', "'a\\\\'"), ("a\0b", '"ab"', "'ab'")],
)
def test_keys_cannot_leave_their_quotation_marks(key, sqlite, postgresql):
    assert german.fts5(Key(key)) == sqlite
    assert german.tsquery(Key(key)) == postgresql


def test_tsvector_weighs_titles_and_parts():
    terms = german.index_terms("Radweg")
    assert german.tsvector(terms, terms) == "'radweg':2A,4B 'weg':6C,9D 'rad':7C,10D"
