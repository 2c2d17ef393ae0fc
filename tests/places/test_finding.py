"""A municipality is found by what people type, and told apart from those of the same name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.places import finding
from portal.places.models import Municipality, RegisterEdition

pytestmark = pytest.mark.django_db


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
        ("Landkreis Kassel", "Landkreis Kassel (Hessen)"),
        ("06633", "Landkreis Kassel (Hessen)"),
        ("Rhein-Sieg-Kreis", "Rhein-Sieg-Kreis (Nordrhein-Westfalen)"),
        ("Region Hannover", "Region Hannover (Niedersachsen)"),
        ("Pankow", "Bezirk Pankow (Berlin)"),
        ("bezirk altona", "Bezirk Altona (Hamburg)"),
        ("Sankt Augustin", "Sankt Augustin (Rhein-Sieg-Kreis, Nordrhein-Westfalen)"),
        ("Halle (Saale)", "Halle (Saale) (Sachsen-Anhalt, kreisfrei)"),
    ],
)
def test_municipality_is_found_by_name_code_key_and_district(typed, label):
    assert finding.find(typed)[0].label == label


def test_district_finds_its_municipalities():
    found = finding.find("Landkreis Kassel")
    assert len(found) > 20
    assert all("(Kassel, Hessen)" in entry.label for entry in found[1:])


@pytest.mark.parametrize("typed", ["Halle", "Neuenkirchen", "Frankfurt", "Münster", "Kreis Kassel", "x" * 200, "", "?"])
def test_name_that_several_bear_is_never_decided(typed):
    assert finding.the_one(typed) is None


def test_eleven_of_the_same_name_are_told_apart():
    same = [entry for entry in finding.find("Neuenkirchen") if entry.name == "neuenkirchen"]
    assert len({entry.label for entry in same}) == len(same) == 11


def test_every_label_is_there_once_and_finds_its_municipality():
    labels = [entry.label for entry in finding.index()]
    assert len(set(labels)) == len(labels) == 10_796 + 294 + 19
    for entry in finding.index()[::97]:
        assert finding.the_one(entry.label) == entry


def test_town_is_meant_before_the_district_of_its_name():
    assert finding.the_one("Kassel").label == "Kassel (Hessen, kreisfrei)"
    assert finding.the_one("Landkreis Kassel").label == "Landkreis Kassel (Hessen)"


def test_dissolved_municipality_is_not_offered_once_the_register_has_changed():
    assert finding.find("Averlak")
    Municipality.objects.filter(short_name="Averlak").update(is_dissolved=True)
    RegisterEdition.objects.create(as_of="2026-01-01")
    assert finding.find("Averlak") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_whatever_is_typed_is_answered(typed):
    assert len(finding.find(typed, 5)) <= 5


def test_suggestions_are_ten_labels_without_a_cookie(client, django_assert_num_queries):
    finding.index()
    with django_assert_num_queries(1):
        response = client.get("/kommunen/vorschlaege/", {"q": "Neuenk"})
    assert len(response.json()) == 10
    assert "Neuenkirchen (Steinfurt, Nordrhein-Westfalen)" in response.json()
    assert len(response.content) <= 2048
    assert not response.cookies
