"""„Melden“: notices without an account, what a decision takes away, and who learns why."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from portal.exchange.models import (
    CommentState,
    Complaint,
    ComplaintState,
    Evidence,
)
from portal.exchange.moderating import deciding
from portal.exchange.reporting import links
from portal.mailing.models import Letter
from portal.motions.register.writing import Refused
from tests import factories
from tests.exchange.comments import complain, make_comment, token_of
from tests.exchange.reports import OWN

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


def test_complaint_takes_the_comment_away_and_both_learn_why(client, editor_client, editor, motion, page):
    comment = make_comment(motion, text=CANARY + " ist gemein", email="autor@post.example")
    decide(editor, CommentState.PUBLIC, comment)
    thanks = complain(client, f"{page}#kommentar-{comment.pk}", email="leser@post.example")
    complaint = Complaint.objects.get()
    assert complaint.comment == comment
    assert Letter.objects.filter(to="leser@post.example", subject="Ihr Hinweis ist da").exists()
    press(editor_client, f"berechtigt:{complaint.pk}", grund="insult", worte="Das setzt herab.")
    assert CANARY not in client.get(page).content.decode()
    comment.refresh_from_db()
    assert (comment.state, comment.text) == (CommentState.HIDDEN, "")
    for to in ("autor@post.example", "leser@post.example"):
        assert "Das setzt herab." in Letter.objects.filter(to=to).latest("pk").text
    private = client.get(f"/mitmachen/hinweis/{token_of(thanks)}/").content.decode()
    assert "berechtigt, Inhalt entfernt" in private
    assert "autor@post.example" not in private


def test_removed_words_are_left_only_in_the_copy(editor, motion):
    comment = make_comment(motion, text=CANARY)
    decide(editor, CommentState.PUBLIC, comment)
    decide(editor, CommentState.HIDDEN, comment, reason="private")
    with connection.cursor() as cursor:
        holding = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(CANARY in str(row) for row in cursor.fetchall()):
                holding.append(table)
    assert holding == ["exchange_evidence"]
    Evidence.objects.update(expires_at=timezone.now())
    call_command("forget_reports", verbosity=0)
    assert not Evidence.objects.exists()


def test_undo_brings_removed_words_back(editor, motion, page, client):
    comment = make_comment(motion, text=CANARY)
    decide(editor, CommentState.PUBLIC, comment)
    decide(editor, CommentState.HIDDEN, comment, reason="private")
    assert deciding.undo(by=editor) == 1
    assert CANARY in client.get(page).content.decode()
    assert not Evidence.objects.exists()


def test_dismissal_needs_words_and_can_be_appealed_once(client, editor, page):
    thanks = complain(client, page)
    complaint = Complaint.objects.get()
    with pytest.raises(Refused):
        deciding.dismiss(by=editor, complaint=complaint, words=" ")
    deciding.dismiss(by=editor, complaint=complaint, words="Das ist eine Meinung.")
    own = f"/mitmachen/hinweis/{token_of(thanks)}/"
    assert client.post(own, {"text": "Nein."}, headers=OWN).status_code == 302
    complaint.refresh_from_db()
    assert (complaint.state, complaint.appeal) == (ComplaintState.NEW, "Nein.")
    deciding.dismiss(by=editor, complaint=complaint, words="Es bleibt dabei.")
    assert client.post(own, {"text": "Nein!"}, headers=OWN).status_code == 409


def test_complaint_about_a_filing_hides_it(client, editor, motion):
    filing = factories.make_filing(motion=motion)
    complain(client, filing.get_absolute_url())
    deciding.uphold(by=editor, complaint=Complaint.objects.get(), reason="illegal", words="")
    assert client.get(filing.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "address", ["https://boese.example/x", "//boese.example", "javascript:alert(1)", "x", "/\\x", ""]
)
def test_addresses_elsewhere_are_not_ours(client, site, address):
    complain(client, address)
    assert not Complaint.objects.exists()
    assert "boese" not in client.get("/melden/", {"adresse": address}).content.decode()


@pytest.mark.parametrize("headers", [{"X": "1"}, {"Sec-Fetch-Site": "cross-site"}])
def test_other_sites_cannot_complain(client, page, headers):
    assert complain(client, page, headers=headers).status_code == 403


def test_receipts_cannot_flood_a_mailbox(client, page):
    for _ in range(3):
        complain(client, "/kaufen-sie-uhren/", email="opfer@post.example")
    letter = Letter.objects.get(to="opfer@post.example")
    assert "kaufen" not in letter.text


def test_who_complains_too_quickly_is_asked_to_wait(client, page):
    response = complain(client, page, stempel=links.new_stamp())
    assert "schneller, als jemand tippen kann" in response.content.decode()
    assert not Complaint.objects.exists()
