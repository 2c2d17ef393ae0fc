"""What people decide about conflicts: exactly that, and nothing else of the text."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motionkit import Clause, Footnote, MotionText
from motionkit.lineage import merge, resolve
from tests.motionkit.edits import a_random_motion, all_words, edited, words_of

BASE = MotionText(
    "Bänke",
    clauses=(
        Clause("baenke", "Die Stadt stellt 10 Bänke auf."),
        Clause("bericht", "Die Verwaltung berichtet jährlich."),
        Clause("wege", "Die Wege werden gekehrt."),
    ),
    reasoning="Sitzen ist gut. Alle brauchen Pausen. Das kostet wenig.",
    footnotes=(Footnote("1", "Quelle."),),
)


def changed(clause_id: str, text: str, motion: MotionText = BASE) -> MotionText:
    return motion.with_clauses(tuple(replace(one, text=text) if one.id == clause_id else one for one in motion.clauses))


def decided(ours: MotionText, theirs: MotionText, choice: str) -> MotionText:
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts
    return resolve(merged, theirs, dict.fromkeys(range(len(merged.conflicts)), choice))


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        ("ours", ["Die Stadt stellt 12 Bänke auf."]),
        ("theirs", ["Die Stadt stellt 20 Bänke auf."]),
        ("both", ["Die Stadt stellt 12 Bänke auf.", "Die Stadt stellt 20 Bänke auf."]),
    ],
)
def test_clause_that_both_changed(choice, texts):
    text = decided(
        changed("baenke", "Die Stadt stellt 12 Bänke auf."),
        changed("baenke", "Die Stadt stellt 20 Bänke auf."),
        choice,
    )
    assert [clause.text for clause in text.clauses] == [*texts, *(clause.text for clause in BASE.clauses[1:])]
    assert len({clause.id for clause in text.clauses}) == len(text.clauses)


@pytest.mark.parametrize(("choice", "there"), [("ours", False), ("theirs", True), ("both", True)])
def test_clause_that_we_deleted_and_they_changed(choice, there):
    ours = BASE.with_clauses(BASE.clauses[::2])
    text = decided(ours, changed("bericht", "Die Verwaltung berichtet monatlich."), choice)
    assert ("bericht" in [clause.id for clause in text.clauses]) is there


@pytest.mark.parametrize(
    ("choice", "reasoning"),
    [
        ("ours", "Sitzen ist gut. Alle brauchen Ruhe. Das kostet wenig."),
        ("theirs", "Sitzen ist gut. Alle brauchen Schatten. Das kostet wenig."),
        ("both", "Sitzen ist gut. Alle brauchen Ruhe.\n\nAlle brauchen Schatten. Das kostet wenig."),
    ],
)
def test_sentence_of_the_reasons(choice, reasoning):
    ours = replace(BASE, reasoning="Sitzen ist gut. Alle brauchen Ruhe. Das kostet wenig.")
    theirs = replace(BASE, reasoning="Sitzen ist gut. Alle brauchen Schatten. Das kostet wenig.")
    assert decided(ours, theirs, choice).reasoning == reasoning


def test_sentence_that_we_deleted_comes_back_where_it_stood():
    ours = replace(BASE, reasoning="Sitzen ist gut. Das kostet wenig.")
    theirs = replace(BASE, reasoning="Sitzen ist gut. Alle brauchen Schatten. Das kostet wenig.")
    text = decided(ours, theirs, "theirs").reasoning
    assert text.split() == theirs.reasoning.split()
    assert decided(ours, theirs, "ours") == merge(BASE, ours, theirs).text


@pytest.mark.parametrize(("choice", "order"), [("ours", "bericht baenke wege"), ("theirs", "wege baenke bericht")])
def test_order_of_the_clauses(choice, order):
    one, two, three = BASE.clauses
    text = decided(BASE.with_clauses((two, one, three)), BASE.with_clauses((three, one, two)), choice)
    assert [clause.id for clause in text.clauses] == order.split()


def test_footnote_title_and_kind():
    ours = replace(BASE, title="Sitze", kind="inquiry", footnotes=(Footnote("1", "Unsere Quelle."),))
    theirs = replace(BASE, title="Hocker", kind="examination_request", footnotes=(Footnote("1", "Neue Quelle."),))
    text = decided(ours, theirs, "theirs")
    assert (text.title, text.kind, text.footnotes) == (theirs.title, theirs.kind, theirs.footnotes)
    text = decided(ours, theirs, "both")
    assert (text.title, text.kind) == ("Sitze / Hocker", "inquiry")
    assert text.footnotes == (Footnote("1", "Unsere Quelle. Neue Quelle."),)


@settings(max_examples=200)
@given(st.integers(0, 2**64))
def test_no_choice_loses_what_was_chosen(seed):
    dice = random.Random(seed)
    base = a_random_motion(dice)
    ours, theirs = edited(base, dice), edited(base, dice)
    merged = merge(base, ours, theirs)
    assert resolve(merged, theirs, {}) == merged.text
    if not any(conflict.about == "deleted" for conflict in merged.conflicts):
        everything = dict.fromkeys(range(len(merged.conflicts)), "ours")
        assert resolve(merged, theirs, everything) == merged.text
    wording = [
        place
        for place, conflict in enumerate(merged.conflicts)
        if conflict.about == "wording" and conflict.part != "kind"
    ]
    said = [words_of(merged.conflicts[place].theirs) for place in wording]
    with_both = all_words(resolve(merged, theirs, dict.fromkeys(wording, "both")))
    assert not all_words(merged.text) - with_both
    for place, words in zip(wording, said, strict=True):
        assert not words - all_words(resolve(merged, theirs, {place: "theirs"})), place
        assert not words - with_both
