"""Three-way merge: order, twins, footnotes, lists, and the result as data."""

import json
from dataclasses import replace

from motionkit import Clause, Footnote, MotionText
from motionkit.lineage import Conflict, Merged, as_data, merge

A, B, C = (
    Clause("a", "Die Stadt baut Radwege an allen Hauptstraßen."),
    Clause("b", "Der Rat wählt einen Beirat für den Verkehr."),
    Clause("c", "Kinder fahren in Bussen ohne Fahrschein."),
)
NEW = Clause("neu", "Am Bahnhof entsteht ein Parkhaus für Fahrräder.")
BASE = MotionText("Wege", clauses=(A, B, C), legal_bases=("§ 5 HGO",), footnotes=(Footnote("1", "Quelle."),))


def test_two_orders_are_a_conflict_and_ours_stands():
    merged = merge(BASE, BASE.with_clauses((B, A, C)), BASE.with_clauses((A, C, B)))
    assert [clause.id for clause in merged.text.clauses] == ["b", "a", "c"]
    assert merged.conflicts == (Conflict("clauses", "", "order", "1, 2, 3", "2, 1, 3", "1, 3, 2"),)


def test_clause_that_both_sides_inserted_stands_once():
    merged = merge(BASE, BASE.with_clauses((A, NEW, B, C)), BASE.with_clauses((A, B, C, replace(NEW, id="d"))))
    assert [clause.text for clause in merged.text.clauses].count(NEW.text) == 1
    assert merged.conflicts == ()


def test_footnote_that_both_sides_changed_is_a_conflict():
    ours, theirs = (replace(BASE, footnotes=(Footnote("1", text),)) for text in ("Satzung 2024.", "Satzung 2025."))
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == (Conflict("footnotes", "1", "wording", "Quelle.", "Satzung 2024.", "Satzung 2025."),)
    assert merged.text.footnotes == ours.footnotes


def test_footnote_that_one_side_deleted_and_the_other_changed_stays():
    theirs = replace(BASE, footnotes=(Footnote("1", "Satzung 2025."),))
    merged = merge(BASE, replace(BASE, footnotes=()), theirs)
    assert [conflict.about for conflict in merged.conflicts] == ["deleted"]
    assert merged.text.footnotes == theirs.footnotes


def test_entries_that_both_sides_added_to_a_list_are_not_lost():
    ours, theirs = (replace(BASE, legal_bases=("§ 5 HGO", entry)) for entry in ("§ 8 HGO", "Art. 28 GG"))
    merged = merge(BASE, ours, theirs)
    found = " ".join([*merged.text.legal_bases, *(conflict.theirs for conflict in merged.conflicts)])
    assert "§ 8 HGO" in found
    assert "Art. 28 GG" in found


def test_merged_text_and_conflicts_as_data_are_json():
    merged = merge(BASE, replace(BASE, title="Straßen"), replace(BASE, title="Gassen"))
    data = json.loads(json.dumps(as_data(merged)))
    assert data["conflicts"] == [
        {
            "part": "title",
            "place": "",
            "about": "wording",
            "base": "Wege",
            "ours": "Straßen",
            "theirs": "Gassen",
            "start": 0,
        }
    ]
    assert "Straßen" in data["markdown"]


def test_merge_without_a_conflict_is_finished():
    assert merge(BASE, BASE, BASE) == Merged(BASE)
