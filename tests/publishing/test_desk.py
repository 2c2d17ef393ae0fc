"""The editors' desk: everybody finds there what waits for them, at a fixed price."""

import datetime
import re
from urllib.parse import urljoin

import pytest
from django.utils import timezone
from wagtail.admin.menu import admin_menu

from portal.motions.models import Motion
from portal.publishing import desk, handbook
from portal.publishing.models import Article, BlogIndex
from tests import factories
from tests.exchange.comments import make_many
from tests.exchange.improvements import make_improvement
from tests.exchange.offers import make_offer
from tests.exchange.proposals import make_proposal
from tests.exchange.reports import make_filing_report

pytestmark = pytest.mark.django_db


def write(user, title="Entwurf", **fields) -> Article:
    """A draft as the editor saves one: page and revision belong to the user."""
    text = factories.make_article(title, live=False, owner=user, **fields)
    text.has_unpublished_changes = True
    text.save_revision(user=user)
    return Article.objects.get(pk=text.pk)


def submit(user, text):
    return text.get_workflow().start(text, user)


def titles(rows):
    return [row.title for row in rows]


def test_desk_of_a_new_editor_invites(editor_client):
    answer = editor_client.get("/redaktion/")
    markup = answer.content.decode()
    assert answer.status_code == 200
    assert "Beitrag schreiben" in markup
    assert "Bild hochladen" in markup
    assert "Sie haben keine angefangenen Texte. Zeit für einen neuen?" in markup
    assert f"/redaktion/pages/add/publishing/article/{BlogIndex.objects.get().pk}/" in markup


def test_submitted_text_waits_for_the_editor_and_not_for_its_author(author, editor):
    submit(author, write(author, "Wasser"))
    assert titles(desk.to_review(editor)) == ["Wasser"]
    assert desk.to_review(author) == []
    assert titles(desk.submitted(author)) == ["Wasser"]
    assert desk.drafts(author) == []


def test_own_submission_never_waits_for_its_editor(editor):
    submit(editor, write(editor, "Strom"))
    assert desk.to_review(editor) == []


def test_returned_text_lies_on_the_authors_desk_with_the_reason(author, editor):
    state = submit(author, write(author, "Wasser"))
    state.current_task_state.task.specific.on_action(
        state.current_task_state, editor, "reject", comment="Bitte die Zahlen belegen."
    )
    row = desk.returned(author)[0]
    assert (row.title, row.note, row.who) == ("Wasser", "Bitte die Zahlen belegen.", editor.get_username())
    assert desk.to_review(editor) == []


def test_draft_lies_only_on_the_desk_of_its_writer(author, editor):
    write(author, "Kiezblock")
    assert titles(desk.drafts(author)) == ["Kiezblock"]
    assert desk.drafts(editor) == []


def test_scheduled_text_is_due_and_no_draft(editor):
    text = write(editor, "Morgen")
    text.go_live_at = timezone.now() + datetime.timedelta(days=1)
    text.save_revision(user=editor, approved_go_live_at=text.go_live_at)
    rows = desk.scheduled(desk._editable(editor))
    assert titles(rows) == ["Morgen"]
    assert rows[0].when == text.go_live_at
    assert desk.drafts(editor) == []


def test_text_that_expires_soon_is_due(editor):
    soon, later = timezone.now() + datetime.timedelta(days=3), timezone.now() + datetime.timedelta(days=90)
    factories.make_article("Bald", expire_at=soon)
    factories.make_article("Später", expire_at=later)
    assert titles(desk.expiring(desk._editable(editor))) == ["Bald"]


def test_new_lists_only_what_is_public(editor):
    factories.make_article("Öffentlich")
    write(editor, "Geheim")
    assert titles(desk.newest())[0] == "Öffentlich"
    assert "Geheim" not in titles(desk.newest())


def test_author_is_offered_what_an_author_may_begin(author, author_client):
    labels = [shortcut.label for shortcut in desk.shortcuts(author)]
    assert labels == [
        "Beitrag schreiben",
        "Blick zurück schreiben",
        "Publikation anlegen",
        "Antrag schreiben",
        "Antrag einlesen",
        "Bild hochladen",
    ]
    for shortcut in desk.shortcuts(author):
        assert author_client.get(shortcut.url).status_code == 200


def fill(user, other, number):
    """A desk with `number` of everything."""
    for count in range(number):
        submit(other, write(other, f"Prüfen {count}"))
        submit(user, write(user, f"Eingereicht {count}"))
        state = submit(user, write(user, f"Zurück {count}"))
        state.current_task_state.task.specific.on_action(state.current_task_state, other, "reject", comment="Kürzer")
        write(user, f"Entwurf {count}")
        text = write(user, f"Geplant {count}")
        text.save_revision(user=user, approved_go_live_at=timezone.now() + datetime.timedelta(days=1))
        motion = factories.make_motion(f"Prüfen {count}", review_due=datetime.date(2020, 1, 1), law={"HE": "valid"})
        factories.make_filing(f"Fällig {count}", decision="adopted", due_on=datetime.date(2020, 1, 1))
        make_filing_report(title=f"Meldung {count}")
        make_proposal(motion=Motion.objects.first(), words=f"Einwand {count}")
        make_improvement(motion)
        make_offer(title=f"Angebot {count}")
        make_many(motion, 1, token_hash=f"k{count}")
        factories.make_article(f"Neu {count}", expire_at=timezone.now() + datetime.timedelta(days=2))


@pytest.mark.parametrize("number", [1, 7])
def test_desk_costs_the_same_with_one_and_with_seven_of_each(editor, author, django_assert_num_queries, number):
    fill(editor, author, number)
    editor = type(editor).objects.get(pk=editor.pk)
    desk.sections(editor), desk.shortcuts(editor)  # Content types are looked up once per process.
    with django_assert_num_queries(QUERIES):
        found = desk.sections(type(editor).objects.get(pk=editor.pk))
    lengths = {section.name: len(section.rows) for section in found[:10]}
    assert lengths.pop("moderation") == 1  # „7 Kommentare“ is one line.
    assert set(lengths.values()) == {number}


def test_desk_without_comments_and_notices_says_so(editor):
    assert next(section for section in desk.sections(editor) if section.name == "moderation").rows == []


def test_handbook_is_read_beside_the_work(editor_client, client):
    overview = editor_client.get("/redaktion/handbuch/").content.decode()
    names = [chapter.name for chapter in handbook.chapters()]
    assert len(names) >= 9
    for name in names:
        page = f"/redaktion/handbuch/{name}/"
        markup = editor_client.get(page).content.decode()
        assert f'href="{page}"' in overview
        links = re.findall('href="([^"]*)"', markup)
        assert [link for link in links if link.endswith(".md")] == []
        for link in [link for link in links if link.startswith("../")]:
            assert editor_client.get(urljoin(page, link)).status_code == 200
    assert editor_client.get("/redaktion/handbuch/gibt-es-nicht/").status_code == 404
    client.logout()
    assert client.get("/redaktion/handbuch/").status_code == 302


def test_author_sees_no_licences_in_the_menu(author_client):
    """Menus show what somebody may use."""
    request = author_client.get("/redaktion/").context["request"]
    labels = [item.label for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)]
    assert labels[:2] == ["Schreibtisch", "Seiten"]
    assert "Lizenzen" not in labels


QUERIES = 26
