"""Data of a motion in German words."""

import pytest

from motionkit.conditions import LAENDER, TYPES, parse_condition
from motionkit.text import STRENGTHS, Clause
from portal.motions import wording


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("land:HE", ["nur in Hessen"]),
        ("land:HE,NW,BY", ["nur in Bayern, Hessen und Nordrhein-Westfalen"]),
        ("größe:20000-", ["ab 20.000 Einwohner*innen"]),
        ("größe:-5000", ["bis 5.000 Einwohner*innen"]),
        ("größe:20000-100000", ["bei 20.000 bis 100.000 Einwohner*innen"]),
        ("land:HE typ:kreisfrei", ["nur in Hessen", "nur in kreisfreien Städten"]),
        ("", []),
    ],
)
def test_condition_in_words(given, said):
    assert wording.condition(parse_condition(given)) == said


def test_every_type_and_strength_has_words():
    for kind in TYPES:
        assert wording.condition(parse_condition(f"typ:{kind}"))
    for strength in STRENGTHS:
        assert wording.STRENGTHS[strength].startswith(strength)
        assert strength[:4] in wording.clause_notes(Clause("a", "x", strength=strength))[0]


def test_clause_for_everybody_needs_no_words():
    assert wording.clause_notes(Clause("a", "x")) == []
    assert len(LAENDER) == 16
