"""What a person who knows councils expects of a difference: relations of clauses, and the one sentence."""

from dataclasses import replace

import pytest

from motionkit import Clause, MotionText
from motionkit.diff import ClauseChange, apply, compare, summary
from tests.motionkit.diff.pairs_of_amendments import AMENDMENTS
from tests.motionkit.diff.pairs_of_clauses import BENCHES, CLAUSES
from tests.motionkit.diff.pairs_of_parts import MOTION, PARTS
from tests.motionkit.diff.pairs_of_spelling import OTHER_MEANING, SAME_MEANING, TABLES
from tests.motionkit.diff.pairs_of_wording import AMOUNT, CHANGED, SPELLING, STRICTER


def counted(texts: list[str]) -> MotionText:
    """As a reader of foreign documents gives it: clauses named by their place."""
    return MotionText("Antrag", clauses=tuple(Clause(f"punkt-{n}", text) for n, text in enumerate(texts, 1)))


def spoken(change: ClauseChange) -> str:
    old, new = (",".join(str(side.number) for side in sides) for sides in (change.old, change.new))
    sign = {"kept": "=", "changed": "~", "split": ">", "merged": ">", "deleted": "-", "inserted": "+"}[change.relation]
    text = f"+{new}" if sign == "+" else f"{old}-" if sign == "-" else f"{old}{sign}{new}"
    return text + "^" * change.moved


@pytest.mark.parametrize(("name", "old", "new", "relations", "sentence"), CLAUSES, ids=[pair[0] for pair in CLAUSES])
def test_clauses_are_recognised(name, old, new, relations, sentence):
    difference = compare(counted(old), counted(new))
    assert " ".join(map(spoken, difference.clauses)) == relations
    assert summary(difference) == sentence
    assert apply(difference, counted(old)) == counted(new)


def one_changed(old: str, new: str) -> str:
    """The statement on a clause that stands beside one that did not change."""
    difference = compare(counted([BENCHES, old]), counted([BENCHES, new]))
    assert apply(difference, counted([BENCHES, old])) == counted([BENCHES, new])
    return summary(difference)


@pytest.mark.parametrize(("name", "old", "new"), STRICTER, ids=[pair[0] for pair in STRICTER])
def test_stricter_demand_is_said_and_the_way_back_is_softer(name, old, new):
    assert one_changed(old, new) == "Punkt 2 verschärft."
    assert one_changed(new, old) == "Punkt 2 abgeschwächt."


@pytest.mark.parametrize(
    ("name", "old", "new"), [*CHANGED, *OTHER_MEANING], ids=[pair[0] for pair in [*CHANGED, *OTHER_MEANING]]
)
def test_what_nobody_can_say_in_a_word_is_only_changed(name, old, new):
    said = ("Punkt 2 geändert.", "Punkt 2 ersetzt.")
    assert one_changed(old, new) in said
    assert one_changed(new, old) in said


@pytest.mark.parametrize(
    ("name", "old", "new"), [*SPELLING, *SAME_MEANING], ids=[pair[0] for pair in [*SPELLING, *SAME_MEANING]]
)
def test_spelling_is_no_change_of_meaning(name, old, new):
    assert one_changed(old, new) == one_changed(new, old) == "Punkt 2 sprachlich angepasst."


@pytest.mark.parametrize(
    ("name", "old", "new", "word"), [*AMOUNT, *TABLES], ids=[pair[0] for pair in [*AMOUNT, *TABLES]]
)
def test_what_only_came_or_went_is_said(name, old, new, word):
    assert one_changed(old, new) == f"Punkt 2 {word}."


@pytest.mark.parametrize(("name", "changes", "sentence"), PARTS, ids=[pair[0] for pair in PARTS])
def test_other_parts_are_summed_up(name, changes, sentence):
    new = replace(MOTION, **changes)
    difference = compare(MOTION, new)
    assert summary(difference) == sentence
    assert apply(difference, MOTION) == new


@pytest.mark.parametrize(("name", "old", "new", "more", "sentence"), AMENDMENTS, ids=[pair[0] for pair in AMENDMENTS])
def test_amendments_are_called_what_they_are(name, old, new, more, sentence):
    motion = replace(counted(old), opening_formula=MOTION.opening_formula, reasoning=MOTION.reasoning)
    amendment = replace(motion, kind="amendment", clauses=counted(new).clauses, **more)
    difference = compare(motion, amendment)
    assert summary(difference) == sentence
    assert apply(difference, motion) == amendment


def test_there_are_enough_pairs():
    several = (CLAUSES, STRICTER, CHANGED, OTHER_MEANING, SPELLING, SAME_MEANING, AMOUNT, TABLES, PARTS, AMENDMENTS)
    assert sum(map(len, several)) >= 150
