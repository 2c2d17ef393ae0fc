"""Applying a difference to the old text gives the new one: always, to the last blank."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motionkit.diff import OtherText, apply, compare, old_of, summary
from tests.motionkit.builders import a_motion
from tests.motionkit.properties import check_difference, three_texts
from tests.motionkit.texts import MOTIONS


@settings(max_examples=60)
@given(MOTIONS, MOTIONS)
def test_difference_of_any_two_motions_leads_from_one_to_the_other(old, new):
    difference = compare(old, new)
    assert apply(difference, old) == new
    assert old_of(difference) == old
    assert summary(difference).endswith(".")


@settings(max_examples=200)
@given(st.integers(0, 2**64))
def test_difference_of_an_edited_motion_leads_to_it(seed):
    base, ours, theirs = three_texts(seed)
    check_difference(base, ours)
    check_difference(ours, theirs)


def test_apply_to_another_text_is_refused():
    difference = compare(a_motion(), replace(a_motion(), reasoning="Kurz."))
    with pytest.raises(OtherText):
        apply(difference, replace(a_motion(), title="Ganz etwas anderes"))


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("a" * 100_000, False),  # one word
        ("A. " * 33_000, False),  # many sentences in one text, one in the other
        ("- x\n" * 25_000, False),
        ("a " * 50_000, True),
        ("(" * 100_000, True),
    ],
)
def test_difference_of_hostile_text_is_exact_and_says_when_it_is_coarse(text, coarse):
    old, new = replace(a_motion(), reasoning=text), replace(a_motion(), reasoning="y" + text[::-1])
    difference = compare(old, new)
    assert apply(difference, old) == new
    assert difference.coarse == coarse
