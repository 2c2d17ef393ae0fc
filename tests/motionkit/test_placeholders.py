"""Placeholders are found, checked against the list, and never evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit import markdown
from motionkit.fitting import SLOTS, filling, fit, labelled_slots
from motionkit.fitting.filling import Filler
from motionkit.placeholders import DERIVED, FORMS, find, replace_all
from tests.motionkit.places import place


def test_find_gives_places_cases_and_problems():
    text = "In [[Kommune|Dativ]] kostet es [[Betrag]]; [[Kommune|Dativus]] und [[gemeinde.__class__]]."
    found = list(find(text))
    assert [text[one.start : one.end] for one in found][:2] == ["[[Kommune|Dativ]]", "[[Betrag]]"]
    assert [(one.name, one.case, bool(one.problem)) for one in found] == [
        ("Kommune", "Dativ", False),
        ("Betrag", None, False),
        ("Kommune", None, True),
        ("gemeinde.__class__", None, True),
    ]


def test_replace_all_does_not_read_values_again():
    assert (
        replace_all("[[Betrag]] [[Ort]]", lambda one: "[[Ort]]" if one.name == "Betrag" else None) == "[[Ort]] [[Ort]]"
    )


@given(st.text(alphabet="[]|Ort {}%", max_size=60))
def test_replace_all_without_values_changes_nothing(text):
    assert replace_all(text, lambda one: None) == text


def test_label_tells_several_of_one_name_apart():
    text = "[[Betrag: Planung]] [[Betrag:Planung|Dativ]] [[Betrag]] [[Berichtsfrist: Zwischenbericht 2]]"
    assert [(one.name, one.label, one.key, one.problem) for one in find(text)] == [
        ("Betrag", "Planung", "Betrag: Planung", ""),
        ("Betrag", "Planung", "Betrag: Planung", ""),
        ("Betrag", "", "Betrag", ""),
        ("Berichtsfrist", "Zwischenbericht 2", "Berichtsfrist: Zwischenbericht 2", ""),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "[[Betrag:]]",
        "[[Kommune: A]]",
        "[[Gremium: A|Dativ]]",
        "[[Betrag: <script>]]",
        "[[Betrag: a: b]]",
        "[[Betrag: {{ x }}]]",
        "[[Betrag: __class__]]",
        "[[Betrag: " + "x" * 31 + "]]",
        "[[Unsinn: Planung]]",
        "[[Rat: A]]",
        "[[möge: A]]",
    ],
)
def test_label_that_is_not_possible_is_a_problem_and_stays_text(written):
    (found,) = find(written)
    assert found.problem
    filled = Filler(place("Kassel"), {"Betrag": "1", "Betrag: A": "2"}).fill(f"Es kostet {written} und mehr.")
    assert filled.text == f"Es kostet {written} und mehr."
    assert filled.problems
    assert filled.gaps == []


def test_each_label_is_a_question_of_its_own_with_the_help_of_its_name():
    model = markdown.read(
        "# T\n\n## Beschlussvorschlag\n\n1. [[Betrag: Planung]], [[Betrag: Bau]], [[Betrag]], [[Betrag: Bau]].\n"
    )
    fitting = fit(model, place("Kassel"), answers={"Betrag: Bau": "20000", "Betrag": "5"})
    assert fitting.motion.clauses[0].text == "[[Betrag: Planung]], 20.000 Euro, 5 Euro, 20.000 Euro."
    assert [slot.key for slot in fitting.questions] == ["Betrag: Planung", "Betrag: Bau", "Betrag"]
    assert {slot.help for slot in fitting.questions} == {SLOTS["Betrag"].help}
    assert [slot.key for slot in fitting.open_slots] == ["Betrag: Planung"]
    assert [slot.key for slot in labelled_slots(model)] == ["Betrag: Planung", "Betrag: Bau"]


def test_what_follows_from_the_place_is_the_same_in_both_tables():
    assert {name for name, slot in SLOTS.items() if slot.kind == "derived"} == DERIVED


@pytest.mark.parametrize(
    "written",
    [
        "[[möge]]",
        "[[Werden]]",
        "[[wird beauftragt]]",
        "[[Rat|Dativ]]",
        "[[Gremium|Dativ|Pronomen]]",
        "[[Kommune|mit Typ]]",
    ],
)
def test_what_can_be_filled_is_no_problem_for_editors(written):
    (found,) = find(written)
    assert found.problem == ""
    filled = Filler(place("Kassel"), {}).fill(f"Dann {written} es.")
    assert filled.problems == []
    assert "[[" not in filled.text


def test_forms_are_the_same_in_both_places():
    assert FORMS == filling._FORMS
