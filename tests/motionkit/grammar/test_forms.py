"""The hand-checked table: every form is what a careful writer would write."""

import pytest

from motionkit.grammar import CASES, Phrase, adjective, agree, decline, genitive_of_place, noun, office
from motionkit.grammar.districts import district_name, land_name
from motionkit.grammar.places import place_name
from motionkit.grammar.prepositions import contract
from tests.motionkit.grammar import forms


def row(line):
    return tuple(form.strip() for form in line.strip().split(" | "))


def rows(table):
    return [row(line) for line in table.strip().splitlines()]


def said(sayable, **how):
    return tuple(sayable.say(case, **how) for case in CASES)


@pytest.mark.parametrize("expected", rows(forms.BODIES), ids=lambda expected: expected[0])
def test_body_in_four_cases(expected):
    word = expected[0].split(" ")[1]
    assert tuple(decline(word, case) for case in CASES) == expected


@pytest.mark.parametrize(("word", "expected"), list(zip(forms.PLURALS_OF, rows(forms.PLURALS), strict=True)))
def test_plural_in_four_cases(word, expected):
    assert said(Phrase(noun(word), number="Plural")) == expected


@pytest.mark.parametrize(("name", "expected"), forms.OFFICES.items())
def test_office_with_star_and_as_pair(name, expected):
    star, pair = expected
    assert said(office(name), style="Genderstern") == row(star)
    assert said(office(name), style="Paarform") == row(pair)


def test_one_of_several_holders_with_star():
    assert said(office("Stadtverordnete*r"), kind="indefinite") == row(forms.ONE_OF_THEM)


@pytest.mark.parametrize(("name", "expected"), forms.SEVERAL.items())
def test_several_holders(name, expected):
    line, style = expected
    assert tuple(office(name).plural(case, style=style) for case in CASES) == row(line)


@pytest.mark.parametrize(("place", "expected"), forms.GENITIVES.items())
def test_genitive_of_place(place, expected):
    assert genitive_of_place(*place) == expected


@pytest.mark.parametrize(("place", "line"), forms.WITH_CLASS.items())
def test_place_with_class_noun(place, line):
    assert said(place_name(*place).with_class) == row(line)


@pytest.mark.parametrize(("place", "line"), forms.IN_SENTENCES.items())
def test_place_in_sentence(place, line):
    assert said(place_name(*place).alone) == row(line)


@pytest.mark.parametrize(("district", "line"), forms.DISTRICTS.items())
def test_district_in_four_cases(district, line):
    assert said(district_name(*district)) == row(line)


@pytest.mark.parametrize(("land", "line"), forms.LAENDER.items())
def test_land_in_four_cases(land, line):
    assert said(land_name(land)) == row(line)


@pytest.mark.parametrize(("which", "line"), forms.ADJECTIVES.items())
def test_adjective_after_article(which, line):
    stem, article, gender = which
    assert tuple(adjective(stem, article, case, gender) for case in CASES) == row(line)


@pytest.mark.parametrize(("singular", "plural"), forms.VERBS.items())
def test_verb_agrees_from_either_form(singular, plural):
    assert agree(singular, "Plural") == agree(plural, "Plural") == plural
    assert agree(singular, "Singular") == agree(plural, "Singular") == singular


@pytest.mark.parametrize(("parts", "expected"), forms.CONTRACTIONS.items())
def test_preposition_melts_with_article(parts, expected):
    assert "".join(contract(*parts)) == expected


def test_table_holds_at_least_200_forms():
    lines = [
        *rows(forms.BODIES),
        *rows(forms.PLURALS),
        *(row(pair) for both in forms.OFFICES.values() for pair in both),
    ]
    lines += [row(line) for table in (forms.WITH_CLASS, forms.IN_SENTENCES, forms.DISTRICTS) for line in table.values()]
    assert sum(len(line) for line in lines) + len(forms.GENITIVES) >= 200
