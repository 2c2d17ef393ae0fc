"""Placeholders are found, checked against the list, and never evaluated."""

from hypothesis import given
from hypothesis import strategies as st

from motionkit.placeholders import find, replace_all


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
