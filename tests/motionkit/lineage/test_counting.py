"""How the clauses of a model fared where it was adopted."""

from motionkit import Clause, MotionText
from motionkit.lineage import ClauseFate, changed_most

REPORT = "Die Verwaltung berichtet dem Ausschuss jährlich über alle Baustellen im Stadtgebiet."
TREES = "Die Stadt pflanzt jedes Jahr 200 Bäume an großen Straßen."
FARES = "Kinder fahren in Bussen und Bahnen ohne Fahrschein."


def motion(*texts, ids=("bericht", "baeume", "fahrt", "neu")):
    return MotionText("T", clauses=tuple(Clause(name, text) for name, text in zip(ids, texts, strict=False)))


MODEL = motion(REPORT, TREES, FARES)


def fate(local, clause_id, model=MODEL):
    [found] = [fate for fate in changed_most([(model, local)]) if fate.clause_id == clause_id]
    return found


def test_clause_that_stayed_is_counted_and_untouched():
    assert fate(MODEL, "bericht") == ClauseFate("bericht", REPORT, texts=1)
    assert fate(MODEL, "bericht").touched == 0


def test_spelling_is_no_change():
    assert fate(motion(REPORT, TREES.replace("großen", "grossen"), FARES), "baeume").touched == 0


def test_moved_clause_is_untouched():
    moved = MODEL.with_clauses((MODEL.clauses[2], *MODEL.clauses[:2]))
    assert [one.touched for one in changed_most([(MODEL, moved)])] == [0, 0, 0]


def test_clause_that_came_belongs_to_no_model():
    local = motion(REPORT, TREES, FARES, "Der Rat wählt einen Beirat.")
    assert {one.clause_id for one in changed_most([(MODEL, local)])} == {"bericht", "baeume", "fahrt"}


def test_deleted_is_not_changed_but_touched():
    found = fate(motion(REPORT, TREES), "fahrt")
    assert (found.changed, found.deleted, found.touched) == (0, 1, 1)


def test_stricter_and_softer_are_changes_too():
    for text, signs in ((TREES.replace("200", "300"), (1, 1, 0)), (TREES.replace("200", "50"), (1, 0, 1))):
        found = fate(motion(REPORT, text, FARES), "baeume")
        assert (found.changed, found.stricter, found.softer) == signs


def test_clause_that_was_divided_counts_once():
    whole = motion(f"{REPORT} {TREES}", FARES, ids=("beides", "fahrt"))
    parts = motion(REPORT, TREES, FARES, ids=("beides", "baeume", "fahrt"))
    assert fate(parts, "beides", whole) == ClauseFate("beides", whole.clauses[0].text, texts=1, changed=1)


def test_clauses_that_became_one_count_once_each():
    one = motion(f"{REPORT} {TREES}", FARES, ids=("bericht", "fahrt"))
    assert [(row.clause_id, row.texts, row.changed) for row in changed_most([(MODEL, one)])][:2] == [
        ("bericht", 1, 1),
        ("baeume", 1, 1),
    ]


def test_most_touched_stand_first_and_of_equals_the_deleted_ones():
    other = motion(REPORT.replace("jährlich", "auf Anfrage"), TREES, FARES)
    fates = changed_most([(MODEL, other), (MODEL, motion(REPORT, TREES)), (MODEL, MODEL)])
    assert [(row.clause_id, row.texts, row.touched) for row in fates] == [
        ("fahrt", 3, 1),
        ("bericht", 3, 1),
        ("baeume", 3, 0),
    ]


def test_versions_of_a_model_are_counted_together_with_the_last_wording():
    later = motion(REPORT.replace("jährlich", "monatlich"), TREES)
    fates = {row.clause_id: row for row in changed_most([(MODEL, MODEL), (later, later)])}
    assert (fates["bericht"].text, fates["bericht"].texts) == (later.clauses[0].text, 2)
    assert fates["fahrt"].texts == 1


def test_nothing_was_adopted():
    assert changed_most([]) == ()
