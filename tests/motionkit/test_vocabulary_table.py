"""The table of wordings keeps its word, goes out whole, and speaks in the terminal."""

import csv
import io
import json

import pytest

from motionkit.__main__ import main
from motionkit.vocabulary import NAMES, classify, normalise
from motionkit.vocabulary.patterns import compile_pattern
from motionkit.vocabulary.publication import ASIDE_NAMES, as_csv, as_json, rows
from motionkit.vocabulary.table import ASIDES, table

ROWS = table().all_rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_example_of_a_row_is_decided_by_it(row):
    outcome = classify(row.example)
    if row.code in NAMES:
        assert (outcome.rule, outcome.code) == (row.id, row.code)
    else:
        assert outcome.code in {"unknown", "scheduled", "adopted", "rejected", "withdrawn"}


def test_ids_are_unique_and_asides_have_names():
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert set(ASIDE_NAMES) == ASIDES


def test_every_code_but_those_of_the_calendar_is_reached_by_a_row():
    assert set(NAMES) - {row.code for row in ROWS} == set()


def test_order_of_combinations_names_every_code_once():
    assert sorted(table().order) == sorted(set(NAMES) - {"unknown"})


def test_abbreviations_are_spelled_out_to_words_that_are_none():
    known = table()
    assert [word for word in known.abbreviations.values() if word in known.abbreviations] == []


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("zur kenntnis", "heute zur Kenntnis genommen", "zur vollen Kenntnis"),
        ("zur … genommen", "zur sehr späten Kenntnis genommen", "zur Kenntnis, später genommen"),
        ("änderung*", "ÄNDERUNGEN", "Veränderung"),
        ("*ausschuss", "Bauausschuss", "Ausschusses"),
        ("gegen (den) antrag", "gegen Antrag", "gegen jeden Antrag"),
        ("nicht <ja>", "nicht beschlossen", "beschlossen"),
        ("bericht & erledigt", "erledigt, siehe Bericht", "Bericht folgt"),
        ("=ja", "Ja", "Ja, beschlossen"),
    ],
)
def test_notation_of_patterns(pattern, fits, fits_not):
    compiled = compile_pattern(pattern, {"ja": "beschlossen|angenommen"})
    assert compiled.find(normalise(fits))
    assert not compiled.find(normalise(fits_not))


@pytest.mark.parametrize("pattern", ["", "…", "<unbekannt> da", "a||b"])
def test_wrong_pattern_is_refused(pattern):
    with pytest.raises(ValueError, match=r"word|set"):
        compile_pattern(pattern, {})


def test_csv_and_json_hold_every_row_and_no_formula():
    listed = list(csv.reader(io.StringIO(as_csv())))
    assert len(listed) == len(ROWS) + 1
    assert [cell for line in listed for cell in line if cell[:1] in set("=+-@\t\r")] == []
    data = json.loads(as_json())
    assert data["license"] == "CC0-1.0"
    assert data["names"] == NAMES
    assert data["rows"] == list(rows())


class Lines:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_outcome_prints_one_object_for_each_line(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Lines("mehrh. abgelehnt\r\n\n12:5:1\nkaputt \xff\n".encode("latin-1")))
    assert main(["outcome", "--json"]) == 0
    first, empty, counted, broken = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["raw"], first["code"], first["rule"]) == ("mehrh. abgelehnt", "rejected", "abgelehnt")
    assert (empty["raw"], empty["code"], empty["confidence"]) == ("", "unknown", 0.0)
    assert (counted["yes"], counted["no"], counted["abstain"]) == (12, 5, 1)
    assert broken["code"] == "unknown"


def test_outcome_says_it_in_german_and_knows_the_role(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", Lines(b"einstimmig beschlossen\n"))
    assert main(["outcome", "--rolle", "Vorberatung"]) == 0
    assert capsys.readouterr().out == (
        "einstimmig beschlossen → empfohlen (recommended) · Zuversicht 95 % · einstimmig · Zeile angenommen\n"
    )
