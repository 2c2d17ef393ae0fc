"""The moderators' queue, decisions with reasons, the log, undoing, erasing."""

import datetime
import time

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.exchange.commenting import actions
from portal.exchange.models import (
    Comment,
    CommentState,
    ModerationEntry,
    Subject,
)
from portal.exchange.moderating import deciding, log
from portal.exchange.reporting.links import hash_of
from portal.mailing.models import Letter
from portal.motions.models.unchangeable import Unchangeable
from portal.serving.doctor import content
from tests import factories
from tests.exchange.comments import WORDS, make_comment, make_many
from tests.exchange.proposals import make_proposal
from tests.exchange.reports import OWN, make_filing_report

pytestmark = pytest.mark.django_db
QUEUE = "/redaktion/moderation/"
TOKEN = "M" * 32
CANARY = "quarzuhrpendel"


@pytest.fixture
def motion(site):
    return factories.make_motion(slug="leerstand")


@pytest.fixture
def page(motion):
    return f"/kommentare/antrag/{motion.pk}/"


def press(client, step, **fields):
    return client.post(QUEUE, {"schritt": step, "gesehen": timezone.now().isoformat()} | fields)


def decide(editor, state, *comments, **told):
    return deciding.decide(by=editor, comments=[one.pk for one in comments], state=state, **told)


@pytest.mark.parametrize("path", ["", "verlauf/", "kommentar/1/"])
def test_only_moderators_see_the_queue(client, author_client, motion, path):
    make_comment(motion)
    assert author_client.get(QUEUE + path).status_code in (302, 403)
    author_client.logout()
    assert author_client.get(QUEUE + path).status_code == 302


def test_only_moderators_decide(author_client, motion):
    comment = make_comment(motion)
    press(author_client, f"veroeffentlichen:{comment.pk}")
    author_client.post(QUEUE + "ruhemodus/")
    comment.refresh_from_db()
    assert comment.state == CommentState.WAITING
    assert not Subject.objects.filter(is_quiet=True).exists()


def test_editor_publishes_and_the_author_hears_of_it(editor_client, motion, page):
    comment = make_comment(motion, email="kim@post.example")
    assert WORDS in editor_client.get(QUEUE).content.decode()
    press(editor_client, f"veroeffentlichen:{comment.pk}")
    assert WORDS in editor_client.get(page).content.decode()
    letter = Letter.objects.get()
    assert (letter.to, "ist jetzt zu lesen" in letter.text) == ("kim@post.example", True)
    assert ModerationEntry.objects.get().act == "shown"


def test_refusal_needs_a_reason_and_tells_it(editor_client, motion):
    comment = make_comment(motion, TOKEN, email="kim@post.example")
    press(editor_client, f"ablehnen:{comment.pk}")
    comment.refresh_from_db()
    assert comment.state == CommentState.WAITING
    press(editor_client, f"ablehnen:{comment.pk}", grund="insult", worte="Der zweite Satz.")
    text = Letter.objects.get().text
    assert "Er greift Menschen an" in text
    assert "Der zweite Satz." in text
    assert "widersprechen" in text
    assert "Der zweite Satz." in editor_client.get(f"/mitmachen/kommentar/{TOKEN}/").content.decode()


def test_nobody_taken_for_a_spammer_gets_a_letter(editor, motion):
    decide(editor, CommentState.SPAM, make_comment(motion, email="fremd@post.example"))
    assert not Letter.objects.exists()


def test_appeal_taken_for_spam_gets_no_letter(editor, motion):
    comment = make_comment(motion, TOKEN, email="fremd@post.example")
    decide(editor, CommentState.PUBLIC, comment)
    decide(editor, CommentState.HIDDEN, comment, reason="insult")
    actions.appeal(comment=comment, text="Kauft Uhren!")
    Letter.objects.all().delete()
    decide(editor, CommentState.SPAM, comment)
    assert not Letter.objects.exists()


def test_appeal_once_then_final(client, editor, motion, page):
    comment = make_comment(motion, TOKEN)
    decide(editor, CommentState.REFUSED, comment, reason="off_topic")
    own = f"/mitmachen/kommentar/{TOKEN}/"
    client.post(own, {"schritt": "widersprechen", "text": "Es gehört doch dazu."}, headers=OWN)
    assert Comment.objects.to_decide().get().appeal == "Es gehört doch dazu."
    decide(editor, CommentState.REFUSED, comment, reason="off_topic")
    again = client.post(own, {"schritt": "widersprechen", "text": "Noch einmal."}, headers=OWN)
    assert again.status_code == 409


def test_two_hundred_spam_comments_go_with_one_button(editor_client, motion):
    make_many(motion, 200, text="Kaufen Sie jetzt die beste Uhr der Welt!")
    shown = editor_client.get(QUEUE)
    numbers = [one.pk for one in shown.context["comments"]]
    assert len(numbers) == 200
    began = time.monotonic()
    press(editor_client, "spam:alle", gezeigt=numbers)
    assert time.monotonic() - began < 10
    assert Comment.objects.filter(state=CommentState.SPAM).count() == 200
    assert ModerationEntry.objects.count() == 200
    assert log.broken_at() is None
    press(editor_client, "rueckgaengig")
    assert Comment.objects.filter(state=CommentState.WAITING).count() == 200


def test_family_of_a_wording_goes_together(editor_client, motion):
    first = make_comment(motion, text="Kaufen Sie jetzt die beste Uhr der Welt!")
    second = make_comment(motion, text="Kaufen Sie jetzt die beste Uhr der Welt!!")
    other = make_comment(motion, text="Das Kataster hat bei uns sehr geholfen.")
    assert "Alle 2 ähnlichen als Spam" in editor_client.get(QUEUE).content.decode()
    press(editor_client, f"spam:gruppe-{first.pk}", gezeigt=[first.pk, second.pk, other.pk])
    assert list(Comment.objects.filter(state=CommentState.SPAM)) == [first, second]


def test_words_changed_after_looking_are_not_published(editor_client, motion):
    comment = make_comment(motion)
    seen = timezone.now().isoformat()
    actions.mend(comment=comment, text="Nun etwas Gemeines.")
    editor_client.post(QUEUE, {"schritt": f"veroeffentlichen:{comment.pk}", "gesehen": seen})
    comment.refresh_from_db()
    assert comment.state == CommentState.WAITING


@pytest.mark.parametrize("fields", [{}, {"k": ["x", "-1", "9" * 30]}, {"gezeigt": "999"}])
def test_nothing_or_nonsense_chosen_says_so(editor_client, motion, fields):
    for step in ("spam", "spam:alle", "spam:gruppe-x", "veroeffentlichen:", "quatsch", "entfernen"):
        assert press(editor_client, step, **fields).status_code == 302
    assert not ModerationEntry.objects.exists()


def test_queue_costs_the_same_for_none_and_five_hundred(editor_client, motion):
    editor_client.get(QUEUE)
    with CaptureQueriesContext(connection) as none:
        editor_client.get(QUEUE)
    make_many(motion, 500)
    with CaptureQueriesContext(connection) as many:
        assert editor_client.get(QUEUE).status_code == 200
    assert len(many) == len(none)


def test_queue_lists_what_has_pages_of_its_own(editor_client, motion):
    report, proposal = make_filing_report(), make_proposal(motion=motion)
    shown = editor_client.get(QUEUE).content.decode()
    assert report.editors_url in shown
    assert proposal.editors_url in shown


@pytest.mark.parametrize("column", ["by", "words", "act", "rule", "number", "at"])
def test_changed_row_of_the_log_is_found(editor, motion, column):
    for one in range(3):
        decide(editor, CommentState.REFUSED, make_comment(motion, text=f"{one} " * 30), reason="insult")
    assert (log.broken_at(), list(content.moderation_log())) == (None, [])
    second = ModerationEntry.objects.all()[1]
    value = {"number": 99, "at": timezone.now() - datetime.timedelta(days=1)}.get(column, "shown")
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE exchange_moderationentry SET "{column}" = %s WHERE id = %s', [value, second.pk])
    assert log.broken_at() == second.pk
    assert len(list(content.moderation_log())) == 1


def test_row_taken_out_of_the_log_is_found(editor, motion):
    for one in range(3):
        decide(editor, CommentState.PUBLIC, make_comment(motion, text=f"{one} " * 30))
    first, second, third = ModerationEntry.objects.all()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM exchange_moderationentry WHERE id = %s", [second.pk])
    assert log.broken_at() == third.pk
    for forbidden in (first.delete, first.save, ModerationEntry.objects.all().delete):
        with pytest.raises(Unchangeable):
            forbidden()


def test_transparency_counts_without_names(client, editor, motion):
    decide(editor, CommentState.REFUSED, make_comment(motion, name=CANARY), reason="insult", words=CANARY)
    shown = client.get("/transparenz/").content.decode()
    assert "Nicht veröffentlicht: <b>1</b>" in shown
    assert log.last_seal()[:16] in shown
    assert CANARY not in shown
    assert editor.get_username() not in shown


def test_decided_comments_are_deleted_in_time(editor, motion):
    old, open_one = make_comment(motion), make_comment(motion, text="Etwas ganz anderes, das noch wartet.")
    decide(editor, CommentState.REFUSED, old, reason="insult")
    actions.forget(timezone.now() + datetime.timedelta(days=91))
    assert list(Comment.objects.all()) == [open_one]


def test_links_are_stored_as_hashes_only(motion):
    assert make_comment(motion, TOKEN).token_hash == hash_of(TOKEN)


def test_copy_of_removed_words_is_for_those_who_may_see_it(client, editor, motion):
    comment = make_comment(motion, text=f"{CANARY} wohnt gleich hier.")
    decide(editor, CommentState.PUBLIC, comment)
    decide(editor, CommentState.HIDDEN, comment, reason="private")
    helper = factories.make_user("helferin")
    helper.user_permissions.set(Permission.objects.filter(codename__in=["change_comment", "access_admin"]))
    for user, sees in ((helper, False), (editor, True)):
        client.force_login(user)
        shown = client.get(f"{QUEUE}kommentar/{comment.pk}/")
        assert shown.status_code == 200
        assert (CANARY in shown.content.decode()) == sees
