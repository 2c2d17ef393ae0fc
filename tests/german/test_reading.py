"""Units of running text: what they are found by, and where they stand."""

import pytest

import german
from german.reading import units
from german.words import word


def keys(text):
    return [unit.word.key for unit in units(text) if not unit.word.stop]


def extra(text):
    return [key for unit in units(text) for key in unit.extra]


@pytest.mark.parametrize(
    ("written", "key", "parts"),
    [
        (
            "Wohnungsbaugesellschaften",
            "wohnungbaugesellschaft",
            {"wohnung", "bau", "gesellschaft", "wohnungbau", "baugesellschaft"},
        ),
        ("Haushaltsplan", "haushaltplan", {"haushalt", "plan"}),
        ("Abgabenordnung", "abgabordnung", {"abgab", "ordnung"}),
        ("Termin", "termin", set()),
        ("Berlin", "berlin", set()),
    ],
)
def test_compound_has_key_and_parts(written, key, parts):
    analysed = word(written)
    assert analysed.key == key
    assert parts <= set(analysed.parts)
    assert bool(analysed.parts) == bool(parts)


def test_head_is_told_from_other_parts():
    analysed = word("Wohnungsbaugesellschaft")
    assert analysed.heads == ("baugesellschaft", "gesellschaft")
    assert "wohnung" in analysed.others


def test_capital_letters_of_an_office_are_no_stop_word():
    assert word("ob").stop
    assert not word("OB").stop
    assert word("ob").key != word("OB").key


def test_unit_across_a_line_break_spans_both_lines():
    text = "Die Wohnungs-\nbaugesellschaft baut."
    unit = units(text)[1]
    assert text[unit.begin : unit.end] == "Wohnungs-\nbaugesellschaft"
    assert unit.surface == "Wohnungsbaugesellschaft"


def test_hyphen_before_und_at_the_end_of_a_line_is_no_break():
    assert "radweg" in extra("Rad-\nund Fußweg")


def test_pair_is_one_unit():
    assert keys("Mieterinnen und Mieter") == ["mieter"]
    assert keys("Mieter und Vermieter") == ["mieter", "vermieter"]


def test_elided_parts_are_put_back():
    assert "kitaplatz" in extra("Kita-, Schul- und Hortplätze")
    assert "grundstuckpreis" in extra("Grundstücksgrößen und -preise")


def test_paragraph_knows_its_law():
    assert "p34go" in extra("§ 34 Abs. 1 Satz 2 GO NRW")
    assert "p34gemeindordnung" in extra("§ 34 der Gemeindeordnung")
    assert [key for key in extra("§ 34 und das BauGB") if key.startswith("p34")] == []


def test_range_of_paragraphs_holds_all_of_them():
    assert keys("§§ 3 bis 5") == ["p3", "p4", "p5"]
    assert keys("§§ 1 bis 9999")[:2] == ["p1", "p9999"]


def test_terms_say_what_they_are():
    kinds = {term.key: term.kind for term in german.analyse("Der Radweg, § 3, 2019/0123, 1.5.2020")}
    assert kinds["0der"] == "stop"
    assert kinds["weg"] == "head"
    assert kinds["rad"] == "part"
    assert kinds["p3"] == "law"
    assert kinds["r2019x123"] == "reference"
    assert kinds["d20200501"] == "date"
