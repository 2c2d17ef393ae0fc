"""A municipality is found by what people type, and told apart from those of the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.places import finding


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Kassel", "Kassel (Hessen, kreisfrei)"),
        ("  kassel ", "Kassel (Hessen, kreisfrei)"),
        ("34117", "Kassel (Hessen, kreisfrei)"),
        ("06611000", "Kassel (Hessen, kreisfrei)"),
        ("Stadt Kassel", "Kassel (Hessen, kreisfrei)"),
        ("koeln", "Köln (Nordrhein-Westfalen, kreisfrei)"),
        ("öhringen", "Öhringen (Hohenlohekreis, Baden-Württemberg)"),
        ("Bautzen Budysin", "Bautzen / Budyšin (Bautzen, Sachsen)"),
        ("Neuenkirchen Stade", "Neuenkirchen (Stade, Niedersachsen)"),
        ("Berlin", "Berlin (kreisfrei)"),
    ],
)
def test_municipality_is_found_by_name_code_key_and_district(typed, label):
    assert finding.find(typed)[0].label == label


def test_district_finds_its_municipalities():
    found = finding.find("Landkreis Kassel")
    assert len(found) > 20
    assert all("(Kassel, Hessen)" in entry.label for entry in found)


@pytest.mark.parametrize(
    "typed", ["Halle", "Neuenkirchen", "Frankfurt", "Münster", "Landkreis Kassel", "x" * 200, "", "?"]
)
def test_name_that_several_bear_is_never_decided(typed):
    assert finding.the_one(typed) is None


def test_eleven_of_the_same_name_are_told_apart():
    same = [entry for entry in finding.find("Neuenkirchen") if entry.name == "neuenkirchen"]
    assert len({entry.label for entry in same}) == len(same) == 11


def test_every_label_is_there_once_and_finds_its_municipality():
    labels = [entry.label for entry in finding._index()]
    assert len(set(labels)) == len(labels) == 10_796
    for entry in finding._index()[::97]:
        assert finding.the_one(entry.label) == entry


@given(st.text(max_size=300))
def test_whatever_is_typed_is_answered(typed):
    assert len(finding.find(typed, 5)) <= 5


def test_suggestions_are_ten_labels_without_a_cookie(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/kommunen/vorschlaege/", {"q": "Neuenk"})
    assert len(response.json()) == 10
    assert "Neuenkirchen (Steinfurt, Nordrhein-Westfalen)" in response.json()
    assert len(response.content) <= 2048
    assert not response.cookies
