"""The tables cannot rot: what they quote stands where they say, once, and the tests they name are there."""

import re
from functools import cache

import pytest

from tests.protections.protection import ROOT
from tests.protections.table import ATTACKS, chosen

ALL = chosen([])


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_protection_is_where_the_table_says(one):
    assert one.is_there(), f"tests/protections: „{one.text}“ must stand in {one.file} exactly once"
    assert one.text != one.without
    for node in one.node_ids:
        file, _, function = node.partition("::")
        assert (ROOT / file).is_file(), file
        assert function.partition("[")[0] in _tests_in(file), node


def test_every_protection_has_a_name_of_its_own():
    assert len({one.name for one in ALL}) == len(ALL)
    assert all(attack.protections for attack in ATTACKS)


@cache
def _tests_in(file: str) -> set[str]:
    return set(re.findall(r"^def (test_\w+)\(", (ROOT / file).read_text(), re.MULTILINE))
