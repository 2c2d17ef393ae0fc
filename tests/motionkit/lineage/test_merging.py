"""Three-way merge: both sides' work is in the result or in a conflict, nothing is lost silently."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motionkit import Clause, Footnote, MotionText
from motionkit.conditions import Condition
from motionkit.lineage import merge
from tests.motionkit.properties import lost, three_texts


@settings(max_examples=200)
@given(st.integers(0, 2**64))
def test_merge_never_loses_a_word_of_either_side(seed):
    assert [dict(side) for side in lost(*three_texts(seed))] == [{}, {}]


@settings(max_examples=100)
@given(st.integers(0, 2**64))
def test_merge_with_an_unchanged_side_is_the_other_side(seed):
    base, side, _ = three_texts(seed)
    for merged in (merge(base, side, base), merge(base, base, side), merge(base, side, side)):
        assert (merged.text, merged.conflicts) == (side, ())


BASE = MotionText(
    "Bänke",
    clauses=(
        Clause("baenke", "Die Stadt stellt 10 Bänke auf. Sie stehen im Schatten und sind barrierefrei."),
        Clause("bericht", "Die Verwaltung berichtet jährlich."),
    ),
    reasoning="Sitzen ist gut. Alle brauchen Pausen.",
    footnotes=(Footnote("1", "Quelle."),),
)


def with_clause(motion, clause_id, text):
    return motion.with_clauses(
        tuple(replace(clause, text=text) if clause.id == clause_id else clause for clause in motion.clauses)
    )


def test_merge_of_changes_in_different_sentences_takes_both():
    ours = with_clause(BASE, "baenke", BASE.clauses[0].text.replace("10", "20"))
    theirs = with_clause(BASE, "baenke", BASE.clauses[0].text.replace("barrierefrei", "überdacht"))
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert merged.text.clauses[0].text == "Die Stadt stellt 20 Bänke auf. Sie stehen im Schatten und sind überdacht."


def test_merge_of_changes_side_by_side_is_a_conflict_over_the_whole_clause():
    ours = with_clause(BASE, "baenke", BASE.clauses[0].text.replace("10 Bänke", "20 Bänke"))
    theirs = with_clause(BASE, "baenke", BASE.clauses[0].text.replace("10 Bänke", "10 Stühle"))
    merged = merge(BASE, ours, theirs)
    [conflict] = merged.conflicts
    assert (conflict.part, conflict.place, conflict.about) == ("clauses", "baenke", "wording")
    assert (conflict.base, conflict.ours, conflict.theirs) == tuple(
        motion.clauses[0].text for motion in (BASE, ours, theirs)
    )
    assert merged.text == ours


def test_merge_of_changes_a_word_apart_is_a_conflict():
    base = with_clause(BASE, "bericht", "Die Verwaltung stellt zehn neue Bänke im Park auf.")
    ours = with_clause(base, "bericht", base.clauses[1].text.replace("zehn", "zwanzig"))
    theirs = with_clause(base, "bericht", base.clauses[1].text.replace("Bänke", "Stühle"))
    assert [conflict.place for conflict in merge(base, ours, theirs).conflicts] == ["bericht"]
    further = with_clause(base, "bericht", base.clauses[1].text.replace("Park", "Hof"))
    assert merge(base, ours, further).text.clauses[1].text == "Die Verwaltung stellt zwanzig neue Bänke im Hof auf."


def test_merge_does_not_glue_what_stood_apart():
    base = replace(BASE, legal_bases=("§ 5 HGO", "Art. 28 GG"))
    ours = replace(base, legal_bases=("§ 50 HGO", "§ 5 HGO", "Art. 28 GG"))
    merged = merge(base, ours, replace(base, legal_bases=("Art. 28 GG",)))
    assert merged.text.legal_bases[-1] == "Art. 28 GG"


def test_merge_keeps_a_clause_that_one_side_deleted_and_the_other_changed():
    ours = BASE.with_clauses(BASE.clauses[:1])
    theirs = with_clause(BASE, "bericht", "Die Verwaltung berichtet halbjährlich.")
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(BASE, one, other)
        assert [conflict.about for conflict in merged.conflicts] == ["deleted"]
        assert "halbjährlich" in merged.text.clauses[1].text


def test_merge_of_a_deletion_and_an_untouched_clause_deletes():
    ours = BASE.with_clauses(BASE.clauses[:1])
    merged = merge(BASE, ours, replace(BASE, reasoning="Sitzen ist gut."))
    assert ([clause.id for clause in merged.text.clauses], merged.conflicts) == (["baenke"], ())
    assert merged.text.reasoning == "Sitzen ist gut."


def test_merge_puts_new_clauses_of_both_sides_where_they_stood():
    ours = BASE.with_clauses((BASE.clauses[0], Clause("a", "Unser Punkt."), BASE.clauses[1]))
    theirs = BASE.with_clauses((*BASE.clauses, Clause("a", "Deren Punkt.")))
    merged = merge(BASE, ours, theirs)
    assert [clause.text for clause in merged.text.clauses][1::2] == ["Unser Punkt.", "Deren Punkt."]
    assert len({clause.id for clause in merged.text.clauses}) == 4


def test_merge_takes_the_order_of_the_side_that_moved():
    theirs = BASE.with_clauses(BASE.clauses[::-1])
    merged = merge(BASE, with_clause(BASE, "bericht", "Die Verwaltung berichtet monatlich."), theirs)
    assert [clause.id for clause in merged.text.clauses] == ["bericht", "baenke"]
    assert "monatlich" in merged.text.clauses[0].text


def test_merge_of_rules_that_both_changed_is_a_conflict():
    def only(land, strength=None):
        return BASE.with_clauses((replace(BASE.clauses[0], condition=Condition((land,))), BASE.clauses[1]))

    [conflict] = merge(BASE, only("HE"), only("NW")).conflicts
    assert (conflict.about, conflict.base, conflict.ours, conflict.theirs) == ("rules", "", "land:HE", "land:NW")


def test_merge_gives_another_mark_to_a_footnote_that_only_shares_its_mark():
    def cited(text):
        return replace(
            BASE, hints=BASE.hints + f"Siehe{text}[^2].", footnotes=(*BASE.footnotes, Footnote("2", f"Quelle{text}"))
        )

    merged = merge(BASE, replace(cited("A"), hints="", reasoning=BASE.reasoning + "[^2]"), cited("B"))
    assert {note.text: note.mark for note in merged.text.footnotes}["QuelleB"] == "3"
    assert merged.text.hints == "SieheB[^3]."


@pytest.mark.parametrize("field", ["title", "kind"])
def test_merge_of_heads_that_both_changed_is_a_conflict(field):
    values = {"title": ("Stühle", "Tische"), "kind": ("report_request", "budget_motion")}[field]
    merged = merge(BASE, replace(BASE, **{field: values[0]}), replace(BASE, **{field: values[1]}))
    assert [conflict.part for conflict in merged.conflicts] == [field]
    assert getattr(merged.text, field) == values[0]
