"""Motions on the editors' desk: what waits, what came back, which law is to be checked again."""

import datetime

import pytest
from wagtail.models import Page

from portal.motions.models import LegalState, Motion
from portal.publishing import desk, waiting
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 6, 15)


def days(number: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=number)


def draft(user, title="Wasser") -> Motion:
    motion = factories.make_motion(title, live=False, has_unpublished_changes=True)
    motion.save_revision(user=user)
    return Motion.objects.get(pk=motion.pk)


def titles(rows):
    return [row.title for row in rows]


def test_submitted_motion_waits_for_the_editor(author, editor):
    motion = draft(author)
    assert titles(desk.drafts(author)) == ["Wasser"]
    motion.get_workflow().start(motion, author)
    (row,) = desk.to_review(editor)
    assert (row.title, row.kind, row.url) == (
        "Wasser",
        "Antrag",
        f"/redaktion/snippets/motions/motion/edit/{motion.pk}/",
    )
    assert desk.to_review(author) == []
    assert titles(desk.submitted(author)) == ["Wasser"]
    assert desk.drafts(author) == []


def test_returned_motion_brings_its_reason(author, editor):
    motion = draft(author)
    state = motion.get_workflow().start(motion, author)
    task = state.current_task_state
    task.task.specific.on_action(task, editor, "reject", comment="Bitte die Kosten nennen.")
    assert [(row.title, row.note) for row in desk.returned(author)] == [("Wasser", "Bitte die Kosten nennen.")]


def test_motion_is_never_taken_for_the_page_with_the_same_number(author, editor):
    page = Page.objects.order_by("pk").last()
    motion = factories.make_motion("Antrag", live=False, pk=page.pk)
    motion.save_revision(user=author)
    motion.get_workflow().start(motion, author)
    assert titles(desk.to_review(editor)) == ["Antrag"]


def test_page_is_never_taken_for_the_motion_with_the_same_number(author, editor):
    page = factories.make_article("Beitrag", live=False, owner=author)
    page.save_revision(user=author)
    factories.make_motion("Antrag", pk=page.pk)
    page.get_workflow().start(page, author)
    assert titles(desk.to_review(editor)) == ["Beitrag"]


def test_legal_reviews_begin_with_the_longest_overdue():
    factories.make_motion("Bald", review_due=days(20))
    factories.make_motion("Später", review_due=days(90))
    factories.make_motion("Gestern", review_due=days(-1))
    by_land = factories.make_motion("Land", review_due=days(200), law={"HE": "valid", "BY": "valid"})
    LegalState.objects.filter(motion=by_land, federal_state="HE").update(review_due=days(-40))
    factories.make_motion("Entwurf", review_due=days(-5), live=False)
    rows = waiting.legal_reviews(days(30), 8, TODAY)
    assert [(row.title, row.kind) for row in rows] == [
        ("Land", "Antrag · überfällig seit 6. Mai 2026: Hessen"),
        ("Gestern", "Antrag · überfällig seit 14. Juni 2026"),
        ("Bald", "Antrag · fällig am 5. Juli 2026"),
    ]


def test_legal_reviews_lie_on_the_desk_of_those_who_may_publish(author, editor):
    factories.make_motion("Fällig", review_due=datetime.date(2020, 1, 1))
    assert titles(desk.legal_reviews(editor)) == ["Fällig"]
    assert desk.legal_reviews(author) == []


def test_what_is_due_begins_with_the_longest_overdue():
    for title, due in (("Bald", days(20)), ("Später", days(90)), ("Gestern", days(-1))):
        factories.make_filing(title, decision="adopted", due_on=due, is_example=title == "Bald")
    factories.make_filing("Geheim", decision="adopted", due_on=days(-5), live=False)
    factories.make_filing("Umgesetzt", decision="adopted", implementation="done", due_on=days(-5))
    factories.make_filing("Abgelehnt", decision="rejected", due_on=days(-5))
    rows = waiting.due_filings(days(30), 8, TODAY)
    assert [(row.title, row.kind) for row in rows] == [
        ("Gestern (Kassel)", "Umsetzung nicht bekannt · überfällig seit 14. Juni 2026"),
        ("Bald (Kassel)", "Umsetzung nicht bekannt · fällig am 5. Juli 2026 · erfundenes Beispiel"),
    ]


def test_what_is_due_lies_on_the_desk_of_those_who_keep_filings(author, editor, editor_client):
    filing = factories.make_filing("Fällig", decision="adopted", due_on=datetime.date(2020, 1, 1))
    assert desk.due(author) == []
    (row,) = desk.due(editor)
    assert row.url in editor_client.get("/redaktion/").content.decode()
    assert row.url.endswith(f"/{filing.pk}/")
    assert editor_client.get(row.url).status_code == 200


def test_desk_of_an_author_offers_a_motion(author_client):
    markup = author_client.get("/redaktion/").content.decode()
    assert "Antrag einlesen" in markup
    assert author_client.get("/redaktion/snippets/motions/motion/add/").status_code == 200
