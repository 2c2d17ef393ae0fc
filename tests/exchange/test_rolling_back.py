"""Everything one account did since a time, undone in one step; the alarm at mass changes."""

import datetime
import json

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.exchange.models import CommentState, ModerationAct, ModerationEntry
from portal.exchange.moderating import deciding, log
from portal.exchange.rolling_back import actions, finding
from portal.exchange.rolling_back.alarm import MANY, sound
from portal.mailing.models import Letter
from portal.motions.models import Motion
from portal.motions.register import actions as register
from portal.motions.register.writing import Refused
from portal.publishing.models import Article, StandardPage
from tests import factories
from tests.exchange.comments import make_comment

pytestmark = pytest.mark.django_db
GOOD, BAD = "Wasser gehört allen", "Schmähung aus fremder Hand"


@pytest.fixture
def admin(site):
    return factories.make_user("ada", is_superuser=True, email="ada@post.example")


@pytest.fixture
def thief(site):
    return factories.make_user("dora", group="Redaktion")


@pytest.fixture
def since():
    return timezone.now() - datetime.timedelta(hours=2)


@pytest.fixture
def before(since):
    """Everything inside happened before the account was stolen."""
    return lambda later=0: time_machine.travel(since + datetime.timedelta(hours=later - 24), tick=True)


def make_published(before, by, title=GOOD):
    with before():
        article = factories.make_article(title)
        article.save_revision(user=by).publish(user=by)
    return Article.objects.get(pk=article.pk)


def deface(article, by, title=BAD):
    article.title = title
    article.save_revision(user=by).publish(user=by)


def undo(admin, thief, since, *, lock=True):
    seen = finding.digest(finding.plan(thief, since))
    return actions.roll_back(by=admin, account=thief, since=since, seen=seen, lock=lock)


def ways(thief, since):
    return {step.title: step.way for step in finding.plan(thief, since)}


def test_defaced_text_goes_back_to_what_it_was(client, admin, editor, thief, since, before):
    article = make_published(before, editor)
    deface(article, thief)
    deface(article, thief, f"{BAD} noch einmal")
    assert BAD in client.get(article.url).content.decode()
    assert undo(admin, thief, since) == 1
    shown = client.get(article.url).content.decode()
    assert (BAD in shown, GOOD in shown) == (False, True)
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().title == GOOD


def test_draft_from_before_is_kept_as_a_draft(admin, editor, thief, since, before):
    article = make_published(before, editor)
    with before(later=1):
        article.title = "Ein guter Entwurf"
        article.save_revision(user=editor)
    deface(Article.objects.get(pk=article.pk), thief)
    undo(admin, thief, since)
    article = Article.objects.get(pk=article.pk)
    assert (article.title, article.get_latest_revision_as_object().title) == (GOOD, "Ein guter Entwurf")
    assert article.has_unpublished_changes


def test_what_was_taken_down_is_shown_again(admin, editor, thief, since, before):
    article = make_published(before, editor)
    article.unpublish(user=thief)
    assert ways(thief, since) == {GOOD: finding.Way.AGAIN}
    undo(admin, thief, since)
    assert Article.objects.get(pk=article.pk).live


def test_new_texts_are_no_longer_shown(admin, thief, since):
    article = factories.make_article(BAD, live=False, owner=thief)
    article.save_revision(user=thief).publish(user=thief)
    undo(admin, thief, since)
    assert not Article.objects.get(pk=article.pk).live


def test_draft_of_the_thief_is_nobodys_draft_any_more(admin, editor, thief, since, before):
    article = make_published(before, editor)
    article.title = BAD
    article.save_revision(user=thief)
    undo(admin, thief, since)
    assert Article.objects.get(pk=article.pk).get_latest_revision_as_object().title == GOOD


def test_planned_publication_never_comes(admin, editor, thief, since, before):
    article = make_published(before, editor)
    article.title = BAD
    planned = article.save_revision(user=thief, approved_go_live_at=timezone.now() + datetime.timedelta(days=1))
    undo(admin, thief, since)
    planned.refresh_from_db()
    assert planned.approved_go_live_at is None


def test_motion_gets_its_old_text_as_a_new_version(client, admin, editor, thief, since, before):
    with before():
        motion = factories.make_motion(slug="leerstand", title=GOOD)
        motion.save_revision(user=editor).publish(user=editor)
    motion = Motion.objects.get(pk=motion.pk)
    motion.title = BAD
    motion.save_revision(user=thief).publish(user=thief)
    undo(admin, thief, since)
    assert Motion.objects.get(pk=motion.pk).title == GOOD
    assert BAD not in client.get("/antraege/leerstand/").content.decode()


def test_filings_and_decisions_go_back(admin, editor, thief, since, before):
    motion = factories.make_motion(slug="leerstand")
    with before():
        filing = factories.make_filing(motion=motion)
        published = make_comment(motion, text="Das bleibt stehen, wie es ist, seit gestern.")
        deciding.decide(by=editor, comments=[published.pk], state=CommentState.PUBLIC)
    waiting = make_comment(motion)
    register.hide_filing(by=thief, filing=filing, reason="weg damit")
    deciding.decide(by=thief, comments=[waiting.pk], state=CommentState.PUBLIC)
    deciding.decide(by=thief, comments=[published.pk], state=CommentState.HIDDEN, reason="insult")
    undo(admin, thief, since)
    for row in (filing, published, waiting):
        row.refresh_from_db()
    assert filing.is_public
    assert (published.state, waiting.state) == (CommentState.PUBLIC, CommentState.WAITING)
    assert published.text.startswith("Das bleibt")


def test_what_others_changed_since_is_left_to_a_person(admin, editor, thief, since, before):
    article = make_published(before, editor)
    deface(article, thief)
    deface(article, editor, "Von Hand gerettet")
    assert list(ways(thief, since).values()) == [finding.Way.BY_HAND]
    undo(admin, thief, since)
    assert Article.objects.get(pk=article.pk).title == "Von Hand gerettet"


def test_deleted_and_unversioned_things_are_named(editor_client, editor, since, before, admin):
    article = make_published(before, admin)
    editor_client.post(f"/redaktion/pages/{article.pk}/delete/")
    assert not Article.objects.filter(pk=article.pk).exists()
    [step] = finding.plan(editor, since)
    assert (step.way, "Sicherung" in step.why, step.title) == (finding.Way.BY_HAND, True, GOOD)


def test_what_the_account_did_before_stays(admin, thief, since, before):
    article = make_published(before, thief)
    assert finding.plan(thief, since) == []
    undo(admin, thief, since)
    assert Article.objects.get(pk=article.pk).title == GOOD


def test_account_is_locked_and_everything_logged(client, admin, editor, thief, since, before):
    client.force_login(thief)
    article = make_published(before, editor)
    deface(article, thief)
    undo(admin, thief, since)
    thief.refresh_from_db()
    assert not thief.is_active
    assert client.get("/redaktion/").status_code == 302
    entries = list(ModerationEntry.objects.values_list("thing", "act", "by"))
    assert entries == [("page", ModerationAct.PUT_BACK, "ada"), ("account", ModerationAct.ROLLED_BACK, "ada")]
    assert log.broken_at() is None


def test_account_is_logged_out_everywhere(client, admin, thief, since):
    client.force_login(thief)
    client.get("/redaktion/")
    key = client.session.session_key
    undo(admin, thief, since, lock=False)
    assert Session.objects.filter(session_key=key).exists()
    undo(admin, thief, since)
    assert not Session.objects.filter(session_key=key).exists()


def test_moved_page_goes_back_to_its_place(admin, thief, since, before):
    with before():
        page, elsewhere = factories.make_page(GOOD), factories.make_page("Anderswo")
        page.save_revision().publish()
    page.move(elsewhere, pos="last-child", user=thief)
    assert ways(thief, since) == {GOOD: finding.Way.MOVE}
    undo(admin, thief, since)
    assert StandardPage.objects.get(pk=page.pk).get_parent().pk != elsewhere.pk


def test_page_that_was_there_from_the_start_is_not_taken_down(admin, thief, since):
    """Nobody published the imprint: it came with the portal, and must not go with the thief."""
    imprint = StandardPage.objects.get(slug="impressum")
    imprint.body = json.dumps([{"type": "text", "value": {"text": f"<p>{BAD}</p>", "notes": []}}])
    imprint.save_revision(user=thief).publish(user=thief)
    assert list(ways(thief, since).values()) == [finding.Way.BY_HAND]
    undo(admin, thief, since)
    imprint.refresh_from_db()
    assert imprint.live


def test_new_text_of_somebody_else_is_left_to_a_person(admin, editor, thief, since):
    article = factories.make_article(GOOD, owner=editor)
    article.save_revision(user=editor).publish(user=editor)
    deface(Article.objects.get(pk=article.pk), thief)
    assert list(ways(thief, since).values()) == [finding.Way.BY_HAND]


def test_plan_that_changed_is_shown_again_and_nothing_done(admin, editor, thief, since, before):
    article = make_published(before, editor)
    deface(article, thief)
    seen = finding.digest(finding.plan(thief, since))
    other = make_published(before, editor, "Ein anderer Text")
    deface(other, thief)
    with pytest.raises(Refused):
        actions.roll_back(by=admin, account=thief, since=since, seen=seen, lock=True)
    article.refresh_from_db()
    thief.refresh_from_db()
    assert (article.title, thief.is_active) == (BAD, True)


def test_nobody_rolls_back_their_own_account(admin, since):
    with pytest.raises(Refused):
        undo(admin, admin, since)


def test_alarm_at_mass_changes_goes_once_to_administrators(admin, editor, thief, before):
    articles = [make_published(before, editor, f"Text {number}") for number in range(MANY)]
    now = timezone.now()
    for article in articles[1:]:
        article.unpublish(user=thief)
    assert sound(now + datetime.timedelta(minutes=1)) == 0
    articles[0].unpublish(user=thief)
    for _ in range(2):
        assert sound(now + datetime.timedelta(minutes=1)) == 1
    letter = Letter.objects.get()
    assert (letter.to, f"konto={thief.pk}" in letter.text) == ("ada@post.example", True)
    assert sound(now + datetime.timedelta(hours=2)) == 0
