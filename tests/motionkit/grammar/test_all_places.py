"""Every municipality, district and borough can be said in every case, with hand-checked forms only."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.grammar import CASES, genitive_of_place
from motionkit.grammar.places import tidy
from tests.motionkit.grammar import forms
from tests.motionkit.grammar.test_forms import rows
from tests.motionkit.places import boroughs, districts, municipalities, place

CHECKED = {tuple(row) for row in rows(forms.BODIES)}
ARTICLES = {"der", "die", "das", "des", "dem", "den"}


def said(sayable):
    return tuple(sayable.say(case) for case in CASES)


def all_places():
    return [*municipalities(), *boroughs()]


def test_every_council_and_administration_is_in_the_hand_checked_table():
    used = {said(phrase) for one in all_places() for phrase in (one.council_phrase, one.administration_phrase)}
    assert used <= CHECKED


def test_every_district_council_is_in_the_hand_checked_table():
    used = {said(one.council_phrase) for one in districts()}
    assert used <= CHECKED


def test_every_head_and_chair_has_four_cases_in_both_styles():
    for one in {(one.head, one.chair): one for one in all_places()}.values():
        for office in (one.head_office, one.chair_office):
            assert len({office.say(case, style="Paarform") for case in CASES}) == 4
            assert all("*" in office.say(case) for case in CASES)


def test_every_municipality_keeps_its_name_unchanged_but_for_the_genitive():
    for one in municipalities():
        nominative, genitive, dative, accusative = said(one.named)
        name = tidy(one.name)
        assert name in nominative
        assert name in dative
        assert name in accusative
        without_one_s = {genitive[:at] + genitive[at + 1 :] for at, letter in enumerate(genitive) if letter == "s"}
        assert name in without_one_s or genitive.split(" ")[0] in ARTICLES, genitive


def test_every_municipality_has_a_genitive_that_can_be_seen():
    for one in municipalities():
        genitive = one.named.say("Genitiv")
        assert genitive != tidy(one.name)
        assert genitive.split(" ")[0] in ARTICLES or "s" in genitive[-1] or re.search(r"s [a-z(]", genitive), genitive


def test_every_municipality_with_class_noun_agrees():
    expected = {"Stadt": "f", "Gemeinde": "f", "Markt": "m", "Flecken": "m", "Kirchspiel": "n", "Bezirk": "m"}
    dative = {"f": "der", "m": "dem", "n": "dem"}
    for one in municipalities():
        words = one.named_with_class.say("Dativ").split(" ")
        if one.name not in ("Berlin",):
            assert words[0] == dative[expected[one.class_word]], words


@pytest.mark.parametrize(
    ("name", "land", "facts"),
    [
        (
            "Kassel",
            "HE",
            ("Stadtverordnetenversammlung", "Stadtverordnetenvorsteher*in", "Magistrat", "Oberbürgermeister*in"),
        ),
        (
            "Ahnatal",
            "HE",
            ("Gemeindevertretung", "Vorsitzende*r der Gemeindevertretung", "Gemeindevorstand", "Bürgermeister*in"),
        ),
        ("Halle (Saale)", "ST", ("Stadtrat", "Vorsitzende*r des Stadtrates", "Verwaltung", "Oberbürgermeister*in")),
        ("Köln", "NW", ("Rat", "Oberbürgermeister*in", "Verwaltung", "Oberbürgermeister*in")),
        (
            "Murnau a.Staffelsee",
            "BY",
            ("Marktgemeinderat", "Erste*r Bürgermeister*in", "Verwaltung", "Erste*r Bürgermeister*in"),
        ),
        ("Lübeck", "SH", ("Bürgerschaft", "Stadtpräsident", "Verwaltung", "Bürgermeister*in")),
        (
            "Bremerhaven",
            "HB",
            ("Stadtverordnetenversammlung", "Stadtverordnetenvorsteher*in", "Magistrat", "Oberbürgermeister*in"),
        ),
        ("Tübingen", "BW", ("Gemeinderat", "Oberbürgermeister*in", "Verwaltung", "Oberbürgermeister*in")),
        ("Wismar", "MV", ("Bürgerschaft", "Präsident*in der Bürgerschaft", "Verwaltung", "Bürgermeister*in")),
    ],
)
def test_council_chair_administration_and_head(name, land, facts):
    one = place(name, land)
    assert (one.council, one.chair, one.administration, one.head) == facts


def test_berlin_borough_requests_instead_of_ordering():
    pankow = boroughs()[0]
    assert (pankow.council, pankow.administration, pankow.order) == (
        "Bezirksverordnetenversammlung",
        "Bezirksamt",
        "ersucht",
    )


@given(st.text(max_size=60))
def test_genitive_of_any_text_is_a_string(name):
    assert isinstance(genitive_of_place(name), str)
