"""Comments without an account: what is taken, what is kept out, what the world sees and when."""

import base64
import datetime
import json

import pytest
import time_machine
from django.utils import timezone

from portal.exchange.commenting import names, proof, subjects
from portal.exchange.models import Comment, CommentKind, CommentState, SendingCount, Subject
from portal.exchange.moderating import deciding
from portal.exchange.reporting import limits, links
from portal.motions.register import actions as register
from tests import factories
from tests.exchange.comments import WORDS, make_comment, make_many, send, solved, token_of
from tests.exchange.reports import stamp

pytestmark = pytest.mark.django_db
CANARY = "quarzuhrpendel"
TOKEN = "K" * 32


@pytest.fixture
def motion(site):
    return factories.make_motion(slug="leerstand")


@pytest.fixture
def page(motion):
    return f"/kommentare/antrag/{motion.pk}/"


def publish(editor, *comments):
    return deciding.decide(by=editor, comments=[one.pk for one in comments], state=CommentState.PUBLIC)


def test_comment_waits_unseen_until_an_editor_publishes(client, motion, page, editor):
    response = send(client, motion, text=CANARY + " steht hier", email="kim@post.example")
    assert (response.status_code, response["Referrer-Policy"], len(response.cookies)) == (200, "no-referrer", 0)
    for address in (page, f"/antraege/{motion.slug}/", "/transparenz/", "/suche/?q=" + CANARY):
        assert CANARY + " steht" not in client.get(address).content.decode()
    publish(editor, Comment.objects.get())
    shown = client.get(page).content.decode()
    assert CANARY in shown
    assert "post.example" not in shown
    assert Subject.objects.get().shown == 1


def test_answer_that_waits_is_unseen_below_a_public_comment(client, motion, page, editor):
    first = make_comment(motion, text="Eine erste Meinung zur Sache.")
    publish(editor, first)
    make_comment(motion, parent=first, text=f"{CANARY} antwortet darauf, noch ungelesen.")
    shown = client.get(page).content.decode()
    assert CANARY not in shown
    assert "Hier stand ein Kommentar" not in shown


@pytest.mark.parametrize("kind", ["antrag", "punkt", "einbringung", "text"])
def test_everything_public_can_be_written_about_and_no_draft(client, editor, kind):
    motion = factories.make_motion(slug="leerstand")
    clause = motion.motion_text.clauses[0].id
    text, filing = factories.make_article(), factories.make_filing(motion=motion)
    key = {"antrag": motion.pk, "punkt": f"{motion.pk}/{clause}", "einbringung": filing.pk, "text": text.pk}[kind]
    assert client.get(f"/kommentare/{kind}/{key}/").status_code == 200
    assert client.get(f"/kommentare/schreiben/{kind}/{key}/").status_code == 200
    type(motion).objects.update(live=False)
    register.hide_filing(by=editor, filing=filing, reason="Probe")
    text.unpublish()
    assert client.get(f"/kommentare/{kind}/{key}/").status_code == 404
    assert client.get(f"/kommentare/schreiben/{kind}/{key}/").status_code == 404


@pytest.mark.parametrize("key", ["0", "999999", "-1", "x", "1/x", "²", "9" * 40, "..%2f"])
def test_strange_keys_are_not_found(client, site, key):
    for kind in ("antrag", "punkt", "einbringung", "text", "gibtsnicht"):
        assert client.get(f"/kommentare/{kind}/{key}/").status_code == 404


def test_links_stand_on_text_motion_and_filing(client, motion):
    text, filing = factories.make_article(), factories.make_filing(motion=motion)
    assert f"/kommentare/text/{text.pk}/" in client.get(text.url).content.decode()
    assert f"/kommentare/antrag/{motion.pk}/" in client.get(motion.get_absolute_url()).content.decode()
    assert f"/kommentare/einbringung/{filing.pk}/" in client.get(filing.get_absolute_url()).content.decode()


def test_experience_says_where_and_how_it_ended(client, motion, page, editor):
    factories.make_municipality("Kassel")
    query = "?art=erfahrung"
    assert "in welcher Kommune" not in send(client, motion, query=query).content.decode()
    assert not Comment.objects.exists()
    send(client, motion, query=query, municipality_name="Kassel", outcome="worked")
    comment = Comment.objects.get()
    assert (comment.kind, comment.municipality.short_name) == (CommentKind.PRACTICE, "Kassel")
    publish(editor, comment)
    assert "Erfahrung aus der Praxis in Kassel: hat geklappt" in client.get(page).content.decode()


def test_answer_to_an_answer_stays_on_one_level(client, motion, editor):
    first = make_comment(motion, text="Eine erste Meinung zur Sache.")
    publish(editor, first)
    send(client, motion, query=f"?antwort={first.pk}", text="Eine Antwort darauf, mit Gründen.")
    second = Comment.objects.get(parent=first)
    publish(editor, second)
    send(client, motion, query=f"?antwort={second.pk}", text="Noch etwas ganz anderes dazu gesagt.")
    assert Comment.objects.filter(parent=first).count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "   \u200b\u202e "},
        {"text": "x" * 4001},
        {"text": "http://a.example https://b.example www.c.example"},
        {"name": ""},
        {"name": "\u202e\u200b"},
        {"email": "keine"},
        {"email": "a@b.example\r\nBcc: c@d.example"},
        {"website": "https://spam.example"},
        {"stempel": "gefälscht"},
    ],
)
def test_hostile_or_empty_comments_are_refused(client, motion, fields):
    assert send(client, motion, **fields).status_code == 200
    assert not Comment.objects.exists()


def test_hostile_words_are_only_words(client, motion, page, editor):
    words = "<script>alert(1)</script> {{ settings }} \u202eumgedreht\u200b <img src=x onerror=alert(1)>"
    send(client, motion, text=words, name="<b>Kim\u202e</b>")
    comment = Comment.objects.get()
    assert not {"\u202e", "\u200b"} & set(comment.text + comment.name)
    publish(editor, comment)
    shown = client.get(page).content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "&lt;b&gt;Kim" in shown


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://boese.example"}])
def test_other_sites_cannot_send(client, motion, headers):
    assert send(client, motion, headers=headers or {"X": "1"}).status_code == 403
    assert not Comment.objects.exists()


def test_who_is_too_quick_is_asked_to_wait(client, motion):
    response = send(client, motion, stempel=links.new_stamp())
    assert "schneller, als jemand tippen kann" in response.content.decode()
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()


def test_double_click_is_one_comment(client, motion):
    own = stamp()
    assert token_of(send(client, motion, stempel=own)) == token_of(send(client, motion, stempel=own))
    assert Comment.objects.count() == 1


def test_proof_counts_for_its_own_form_only(client, motion):
    own, other = stamp(), stamp()
    answer = solved(own)
    send(client, motion, stempel=own, nachweis=answer)
    assert Comment.objects.get().has_proof
    send(client, motion, stempel=other, nachweis=answer, text="Etwas völlig anderes, zum zweiten Mal gesendet.")
    assert [one.has_proof for one in Comment.objects.order_by("pk")] == [True, False]


def test_proof_that_nobody_worked_for_is_none():
    own = stamp()
    told = json.loads(base64.b64decode(solved(own)))
    for changed in ({"number": told["number"] + 1}, {"signature": "0" * 64}, {"salt": told["salt"] + "&x=1"}):
        assert not proof.is_solved(
            links.read_stamp(own), base64.b64encode(json.dumps(told | changed).encode()).decode()
        )


@pytest.mark.parametrize("answer", ["", "x", "e30=", "W10=", "bnVsbA==", "WyJhbGdvcml0aG0iXQ==", "{" * 3000, "ä"])
def test_broken_proofs_are_none(answer):
    assert not proof.is_solved(links.read_stamp(stamp()), answer)


def test_without_proof_less_is_taken(client, motion):
    most = proof.LIMITS[False]["per_network"]
    statuses = [send(client, motion, text=f"{one} " * 40).status_code for one in range(most + 1)]
    assert statuses == [200] * most + [429]
    own = stamp()
    assert send(client, motion, stempel=own, nachweis=solved(own), text="Mit Nachweis geht es noch.").status_code == 200


def test_network_without_proof_is_stopped_after_four(client, motion):
    """As many as a person writes in an hour, and no more."""
    assert [send(client, motion, text=f"{one} " * 40).status_code for one in range(5)] == [200] * 4 + [429]


def test_counters_know_no_address_and_end_within_a_day(client, motion):
    client.defaults["REMOTE_ADDR"] = "203.0.113.77"
    send(client, motion)
    assert SendingCount.objects.count() == 2
    assert "203.0" not in " ".join(SendingCount.objects.values_list("key", flat=True))
    with time_machine.travel(timezone.now() + limits.KEPT + datetime.timedelta(hours=1)):
        own = stamp()
        send(client, motion, stempel=own, nachweis=solved(own), text="Ein Tag später, ein neuer Gedanke.")
        assert SendingCount.objects.filter(started_at__lt=timezone.now() - limits.KEPT).count() == 0


def test_same_wording_again_and_again_is_refused(client, motion, editor):
    first = make_comment(motion, text="Kaufen Sie jetzt die beste Uhr der Welt bei uns!")
    send(client, motion, text="Kaufen Sie jetzt die beste Uhr der Welt bei uns!!! 2")
    assert Comment.objects.last().alike == first
    deciding.decide(by=editor, comments=[first.pk], state=CommentState.SPAM)
    response = send(client, motion, text="KAUFEN Sie jetzt die beste Uhr der Welt, bei uns")
    assert response.status_code == 409
    assert Comment.objects.count() == 2


def test_one_wording_waits_five_times_at_most(client, motion):
    """Many hands with one text: nobody has to read it a hundred times."""
    words = "Stimmt alle gegen das Schwimmbad, es ist viel zu teuer"
    for number in range(5):
        make_comment(motion, text=f"{words}! {number}")
    assert send(client, motion, text=f"{words}! 6").status_code == 409
    assert Comment.objects.count() == 5


@pytest.mark.parametrize("name", ["—", "!!!", "…", "👍"])
def test_names_without_letters_are_refused(client, motion, name):
    assert "schreiben Sie „anonym“" in send(client, motion, name=name).content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "name", ["Anna Beispiel", "ANNA  BEISPIEL", "Аnna Веisріеl", "Anna Beispie1", "Ännä Beispiel", "Dr. Anna Beispiel", "Redaktion", "Rеdaktion"]
)  # fmt: skip
def test_names_of_voices_cannot_be_borrowed(client, motion, name):
    factories.make_voice("Anna Beispiel")
    assert "heißt hier schon eine Stimme" in send(client, motion, name=name).content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("name", ["anonym", "Anna", "Kim B.", "Øyvind", "李雷"])
def test_other_names_are_fine(site, name):
    factories.make_voice("Anna Beispiel")
    assert not names.is_taken(name)


def test_quiet_mode_closes_one_page_or_all(client, motion, page):
    form = f"/kommentare/schreiben/antrag/{motion.pk}/"
    quiet = Subject.objects.create(**subjects.EVERYTHING, is_quiet=True)
    assert "Gerade Pause" in client.get(form).content.decode()
    assert "macht gerade eine Pause" in client.get(page).content.decode()
    response = send(client, motion)
    assert (response.status_code, WORDS in response.content.decode()) == (503, True)
    Subject.objects.filter(pk=quiet.pk).update(is_quiet=False)
    assert send(client, motion).status_code == 200
    Subject.objects.filter(kind="antrag").update(is_quiet=True)
    assert send(client, motion).status_code == 503
    assert Comment.objects.count() == 1


def test_author_mends_in_time_and_takes_back_later(client, motion, page, editor):
    comment = make_comment(motion, TOKEN, email="kim@post.example")
    publish(editor, comment)
    own = f"/mitmachen/kommentar/{TOKEN}/"
    sent = {"headers": {"Sec-Fetch-Site": "same-origin"}}
    client.post(own, {"schritt": "aendern", "text": "Besser gesagt: in vier Monaten."}, **sent)
    comment.refresh_from_db()
    assert (comment.text, comment.state) == ("Besser gesagt: in vier Monaten.", CommentState.WAITING)
    assert "vier Monaten" not in client.get(page).content.decode()
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=16)):
        assert client.post(own, {"schritt": "aendern", "text": "Zu spät gesagt."}, **sent).status_code == 409
        client.post(own, {"schritt": "zurueckziehen"}, **sent)
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.email) == (CommentState.TAKEN_BACK, "", "")


def test_private_page_is_for_the_holder_of_the_link(client, motion):
    make_comment(motion, TOKEN)
    response = client.get(f"/mitmachen/kommentar/{TOKEN}/")
    assert (response["Referrer-Policy"], "no-store" in response["Cache-Control"]) == ("no-referrer", True)
    assert client.get(f"/mitmachen/kommentar/{'L' * 32}/").status_code == 404


def test_page_costs_the_same_for_none_and_five_hundred(client, motion, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(8) as none:
        client.get(page)
    made = make_many(motion, 500, state=CommentState.PUBLIC)
    Comment.objects.filter(pk__in=[one.pk for one in made[250:]]).update(parent=made[0])
    with django_assert_max_num_queries(8) as many:
        assert client.get(page).status_code == 200
    assert len(many) <= len(none) + 3
