"""Marks of gender come off, feminine endings too, and nothing else."""

import pytest

from german.gender import masculine, unmarked


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Mieter*innen", "Mieter"),
        ("Mieter:in", "Mieter"),
        ("Mieter/-innen", "Mieter"),
        ("Mieter(innen)", "Mieter"),
        ("MieterInnen", "Mieter"),
        ("MieterIn", "Mieter"),
        ("Bürger*innenrat", "Bürgerrat"),
        ("jede*r", "jede"),
        ("Mieter", "Mieter"),
        ("Innenstadt", "Innenstadt"),
        ("LinkedIn", "Linked"),  # the price: it is the same everywhere, and is found
    ],
)
def test_mark_comes_off(written, plain):
    assert unmarked(written) == plain


@pytest.mark.parametrize(
    ("folded", "short"),
    [
        ("bloggerin", "blogger"),
        ("bloggerinnen", "blogger"),
        ("mieterinnenverein", "mieterverein"),
        ("termin", "termin"),
        ("berlin", "berlin"),
        ("medizin", "medizin"),
        ("innenstadt", "innenstadt"),
        ("gewinnen", "gewinnen"),
        ("spinnen", "spinnen"),
    ],
)
def test_feminine_ending_comes_off(folded, short):
    assert masculine(folded) == short
