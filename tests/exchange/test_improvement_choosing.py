"""Single changes of a proposal: any choice gives a text that makes sense, all of them give the proposal."""

from dataclasses import replace

import pytest

from portal.exchange.improving.accepting import select
from tests.exchange.improvements import NEW_CLAUSE, better, make_improvement, make_motion

pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(site):
    return make_motion()


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (["reihenfolge"], ["satzung", "kataster"]),
        (["punkt-kataster"], ["kataster", "satzung"]),
        (["punkt-bericht"], ["kataster", "satzung", "bericht"]),
        (["punkt-bericht", "reihenfolge"], ["satzung", "bericht", "kataster"]),
    ],
)
def test_moved_clauses_move_only_when_the_order_is_chosen(motion, keys, order):
    text = better(motion)
    improvement = make_improvement(motion, text.with_clauses((text.clauses[1], text.clauses[2], text.clauses[0])))
    found = select(improvement, keys).text
    assert [clause.id for clause in found.clauses] == order
    assert (found.clause("kataster").text == text.clauses[0].text) == ("punkt-kataster" in keys)


def test_all_changes_together_are_the_proposal(motion):
    text = motion.motion_text
    for clauses in (text.clauses[::-1], text.clauses[:1], (NEW_CLAUSE, *text.clauses[::-1]), (NEW_CLAUSE,)):
        wanted = replace(text, title="Anders", clauses=clauses, sources=(), facts="Neu.")
        assert select(make_improvement(motion, wanted)).text == wanted
        assert select(make_improvement(motion, wanted), []).text == text
