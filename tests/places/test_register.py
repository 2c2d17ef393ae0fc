"""The register: complete, keys with their zeros, loaded twice without a change."""

import gzip
from pathlib import Path

import pytest

from portal.places import register
from portal.places.data import pack
from portal.places.models import Municipality

SOURCE = Path(__file__).resolve().parents[3] / "shared/data/municipalities/gemeinden-2020-12-31.csv"


@pytest.fixture(scope="module")
def by_key():
    return {row.ags: row for row in register.rows()}


def test_register_is_complete_and_keeps_leading_zeros(by_key):
    assert len(by_key) == 10_796
    assert all(len(row.ags) == 8 and len(row.rgs) == 12 and row.rgs.startswith(row.ags[:5]) for row in by_key.values())
    assert by_key["01001000"].short_name == "Flensburg"
    assert {row.federal_state for row in by_key.values()} == set(register.STATES.values())


def test_register_of_an_independent_city(by_key):
    kassel = by_key["06611000"]
    assert (kassel.name, kassel.short_name) == ("Kassel, documenta-Stadt", "Kassel")
    assert (kassel.federal_state, kassel.district, kassel.association) == ("HE", "Kassel", "")
    assert kassel.population == 202_137
    assert (kassel.longitude, kassel.latitude) == pytest.approx((9.495, 51.315), abs=0.01)


def test_register_of_names_that_occur_often(by_key):
    halle = [row for row in by_key.values() if row.short_name == "Halle (Saale)"]
    assert [(row.ags, row.federal_state) for row in halle] == [("15002000", "ST")]
    assert sum(row.short_name == "Neuenkirchen" for row in by_key.values()) == 11


def test_register_of_a_municipality_in_an_association(by_key):
    averlak = by_key["01051003"]
    assert (averlak.district, averlak.association) == ("Dithmarschen", "Burg-St. Michaelisdonn")


@pytest.mark.django_db
def test_load_twice_changes_nothing_the_second_time(django_assert_num_queries):
    Municipality.objects.all().delete()  # A founded site has it already.
    assert register.load() == 10_796 + 294 + 19
    with django_assert_num_queries(3):  # savepoint, one question, savepoint
        assert register.load() == 0
    assert Municipality.objects.municipalities().count() == 10_796


@pytest.mark.django_db
def test_load_corrects_what_differs_and_keeps_what_is_gone():
    register.load()
    Municipality.objects.filter(ags="06611000").update(population=1)
    gone = Municipality.objects.get(ags="06611000")
    gone.ags = "99999999"
    gone.save(force_insert=True)
    assert register.load() == 1
    assert Municipality.objects.get(ags="06611000").population == 202_137
    assert Municipality.objects.filter(ags="99999999").exists()


def test_district_is_what_its_municipalities_add_up_to(by_key):
    kassel = next(row for row in register.districts(by_key.values()) if row.ags == "06633")
    members = [row for row in by_key.values() if row.ags.startswith("06633")]
    assert (kassel.short_name, kassel.level, kassel.federal_state) == ("Landkreis Kassel", "district", "HE")
    assert kassel.population == sum(row.population for row in members)
    assert min(row.longitude for row in members) < kassel.longitude < max(row.longitude for row in members)


def test_boroughs_have_no_number_of_people_without_a_source():
    boroughs = {row.short_name: row for row in register.boroughs()}
    assert len(boroughs) == 19
    assert boroughs["Pankow"].population is None
    assert boroughs["Altona"].population == 281_136


def test_shipped_register_is_the_packed_source():
    if not SOURCE.exists():
        pytest.skip(f"The source of the register is not here: {SOURCE}")
    assert gzip.decompress(pack.pack(SOURCE)) == gzip.decompress(register.FILE.read_bytes())
    assert register.FILE.stat().st_size < 1_000_000
