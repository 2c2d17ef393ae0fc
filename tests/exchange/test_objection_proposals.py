"""Objections proposed without an account: form, private link, queue; nothing public before an editor accepts and publishes."""

import datetime
import logging

import pytest
from django.utils import timezone

from portal.exchange.models import ObjectionProposal
from portal.exchange.objecting import actions
from portal.exchange.reporting import limits
from portal.motions.models import Motion, Objection
from tests import factories
from tests.exchange.proposals import FORM, make_proposal, send, token_of
from tests.exchange.reports import OWN, stamp

pytestmark = pytest.mark.django_db
CANARY = "quarzuhrpendel"
TOKEN = "P" * 32
QUEUE = "/redaktion/einwand-vorschlaege/"
PRIVATE = f"/mitmachen/einwand/{TOKEN}/"


@pytest.fixture
def motion(site):
    return factories.make_motion(slug="leerstand")


def test_proposal_is_taken_with_all_that_was_told(client, motion):
    fields = {"kind": "law", "clause_id": "satzung", "heard_from": "legal_office", "heard_in": "Kassel"}
    fields |= {
        "reply": "Doch.\n\nWeil.",
        "source": "Art. 28 GG",
        "source_url": "gesetze.example",
        "email": "a@b.example",
    }
    response = send(client, **fields)
    proposal = ObjectionProposal.objects.get()
    assert (proposal.motion, proposal.words, proposal.clause_id) == (motion, "Das geht nicht.", "satzung")
    assert (proposal.reply, proposal.source_url) == ("Doch.\n\nWeil.", "https://gesetze.example")
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    page = client.get(f"/mitmachen/einwand/{token_of(response)}/")
    assert "wartet auf die Redaktion" in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("no-referrer", True)


def test_what_is_wrong_comes_back_with_everything_typed(client, motion):
    page = send(client, words="", reply="Meine Antwort", source_url="https://x.example/").content.decode()
    for words in (
        "Bitte füllen Sie dieses Feld aus",
        "Meine Antwort",
        "https://x.example/",
        "Bitte nennen Sie zum Link",
    ):
        assert words in page
    assert not ObjectionProposal.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"words": "x" * 301},
        {"kind": "quatsch"},
        {"clause_id": "gibt-es-nicht"},
        {"heard_from": "Frau Beispiel"},
        {"website": "https://spam.example"},
        {"email": "keine"},
        {"source_url": "javascript:alert(1)", "source": "x"},
    ],
)
def test_hostile_or_wrong_answers_are_refused(client, motion, fields):
    assert send(client, **fields).status_code == 200
    assert not ObjectionProposal.objects.exists()


def test_strange_signs_are_harmless(client, motion):
    send(client, words="<script>x</script>\x00 ‮ 1", reply="<img src=x onerror=alert(1)>", heard_in="\x07")
    proposal = ObjectionProposal.objects.get()
    assert "\x00" not in proposal.words
    assert "‮" not in proposal.words


@pytest.mark.parametrize(("age", "said"), [(0, "schneller, als jemand tippen"), (100_000, "lag lange offen")])
def test_too_quick_and_too_old_forms_lose_nothing(client, motion, age, said):
    page = send(client, stempel=stamp(age), reply="Meine Antwort").content.decode()
    assert said in page
    assert "Meine Antwort" in page
    assert not ObjectionProposal.objects.exists()


def test_double_click_is_one_proposal(client, motion):
    own = stamp()
    assert token_of(send(client, stempel=own)) == token_of(send(client, stempel=own))
    assert ObjectionProposal.objects.count() == 1


def test_other_sites_cannot_send(client, motion):
    assert send(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not ObjectionProposal.objects.exists()


def test_flood_from_one_network_is_stopped_and_loses_nothing(client, motion, monkeypatch):
    monkeypatch.setattr(limits, "PER_NETWORK", 1)
    send(client)
    response = send(client, reply="Meine Antwort")
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "Meine Antwort" in response.content.decode()
    assert ObjectionProposal.objects.count() == 1


def test_too_large_a_form_is_not_read(client, motion):
    assert send(client, reply="x" * 2_500_000).status_code == 413


@pytest.mark.parametrize("state", ["waiting", "question", "declined", "accepted"])
def test_proposal_is_nowhere(client, motion, editor, state):
    fields = dict.fromkeys(("words", "heard_in", "reply", "source", "note"), CANARY)
    proposal = make_proposal(TOKEN, motion=motion, **fields)
    if state == "question":
        actions.ask(by=editor, proposal=proposal, text=CANARY, revision=1)
    elif state == "declined":
        actions.decline(by=editor, proposal=proposal, reason="other", words=CANARY, revision=1)
    elif state == "accepted":
        actions.accept(by=editor, proposal=proposal, revision=1)
    paths = ["/", "/antraege/", "/antraege/leerstand/", "/antraege/leerstand/einwaende/", FORM, "/feeds/alles/"]
    paths += ["/sitemap.xml", f"/suche/?q={CANARY}", "/antraege/leerstand/anpassen/?ags=06611000"]
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        words = response.content.decode()
        if path.startswith("/suche/"):  # Repeats what was asked for.
            assert f"„<bdi>{CANARY}</bdi>“ haben wir nichts gefunden" in words
        else:
            assert CANARY not in words, path
    assert CANARY not in client.get("/antraege/leerstand/einwaende/").content.decode()


@pytest.mark.parametrize("path", ["", "x", "%00", "Q" * 32])
def test_wrong_links_say_nothing(client, motion, path):
    make_proposal(TOKEN, motion=motion)
    assert client.get(f"/mitmachen/einwand/{path}/").status_code == 404


def test_link_is_in_no_log(client, motion, caplog):
    from portal.exchange.reporting.logs import WithoutPrivateLinks

    record = logging.LogRecord("x", 30, "", 0, "Not Found: %s", (f"/mitmachen/einwand/{TOKEN}/",), None)
    WithoutPrivateLinks().filter(record)
    assert TOKEN not in record.getMessage()


def test_conversation_and_withdrawal(client, motion, editor):
    proposal = make_proposal(TOKEN, motion=motion)
    actions.ask(by=editor, proposal=proposal, text="Wo steht das?", revision=1)
    assert "Wo steht das?" in client.get(PRIVATE).content.decode()
    client.post(PRIVATE, {"schritt": "antworten", "text": "Im Protokoll."}, headers=OWN)
    proposal.refresh_from_db()
    assert proposal.state == "received"
    empty = client.post(PRIVATE, {"schritt": "antworten", "text": " "}, headers=OWN)
    assert (empty.status_code, "Ihre Nachricht ist leer" in empty.content.decode()) == (409, True)
    assert (
        client.post(PRIVATE, {"schritt": "zurueckziehen"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    )
    client.post(PRIVATE, {"schritt": "zurueckziehen"}, headers=OWN)
    assert "zurückgezogen" in client.get(PRIVATE).content.decode()


def test_accepting_makes_a_draft_that_an_editor_publishes(editor_client, client, motion):
    proposal = make_proposal(TOKEN, motion=motion, kind="law", clause_id="satzung", source="Art. 28 GG")
    response = editor_client.post(proposal.editors_url, {"schritt": "uebernehmen", "seen": 1})
    objection = Objection.objects.get()
    assert response.url.endswith(f"/edit/{objection.pk}/")
    assert not objection.live
    assert "noch nicht" in client.get(PRIVATE).content.decode()
    assert not Objection.objects.public().exists()
    objection.latest_revision.publish()
    public = motion.objections.public().get()
    assert (public.clause_id, public.objection.kind, public.objection.rebuttals.get().text) == (
        "satzung",
        "law",
        "Doch.",
    )
    assert "So steht es jetzt da" in client.get(PRIVATE).content.decode()


def test_accepting_needs_the_right_to_write_objections(client, motion):
    """Moderators decide about proposals; what becomes a draft is for those who may write it."""
    proposal = make_proposal(motion=motion)
    client.force_login(factories.make_user("mo", group="Moderation"))
    assert client.get(proposal.editors_url).status_code == 200
    client.post(proposal.editors_url, {"schritt": "uebernehmen", "seen": 1})
    assert not Objection.objects.exists()


def test_reply_joins_an_objection_that_is_there(editor_client, motion):
    there = factories.make_objection(motion=motion)
    proposal = make_proposal(motion=motion, source="Art. 28 GG")
    editor_client.post(proposal.editors_url, {"schritt": "uebernehmen", "seen": 1, "zu": there.pk})
    assert Objection.objects.count() == 1
    there.refresh_from_db()
    assert (there.rebuttals.count(), there.has_unpublished_changes) == (1, True)
    assert there.get_latest_revision_as_object().rebuttals.count() == 2


def test_point_that_went_meanwhile_is_no_hindrance(editor, motion):
    proposal = make_proposal(motion=motion, clause_id="satzung")
    Motion.objects.filter(pk=motion.pk).update(text={"title": "x"})
    objection = actions.accept(by=editor, proposal=ObjectionProposal.objects.get(), revision=proposal.revision)
    assert objection.against.get().clause_id == ""


def test_second_editor_is_told_who_was_quicker(editor_client, motion):
    proposal = make_proposal(motion=motion)
    other = factories.make_user("kollegin", group="Redaktion")
    actions.decline(by=other, proposal=proposal, reason="duplicate", words="", revision=1)
    for step in ("uebernehmen", "fragen", "ablehnen"):
        data = {"schritt": step, "seen": 1, "text": "x", "grund": "duplicate"}
        page = editor_client.post(proposal.editors_url, data).content.decode()
        assert "schon entschieden" in page
        assert "kollegin" in page
    assert not Objection.objects.exists()


def test_nobody_decides_what_has_changed_meanwhile(editor_client, motion):
    proposal = make_proposal(motion=motion)
    actions.answer(proposal=proposal, text="Noch etwas")
    page = editor_client.post(proposal.editors_url, {"schritt": "uebernehmen", "seen": 1}).content.decode()
    assert "In der Zwischenzeit" in page
    assert not Objection.objects.exists()


def test_declining_needs_a_reason_that_is_shown(editor_client, client, motion):
    proposal = make_proposal(TOKEN, motion=motion)
    page = editor_client.post(
        proposal.editors_url, {"schritt": "ablehnen", "seen": 1, "worte": "weil"}
    ).content.decode()
    assert "Bitte wählen Sie einen Grund" in page
    assert "weil" in page
    editor_client.post(proposal.editors_url, {"schritt": "ablehnen", "seen": 1, "grund": "unsourced"})
    assert "keine Quelle gefunden" in client.get(PRIVATE).content.decode()


@pytest.mark.parametrize("path", [QUEUE, f"{QUEUE}1/"])
def test_queue_is_for_editors_alone(author_client, motion, path):
    make_proposal(motion=motion)
    assert author_client.get(path).status_code == 302
    assert (
        author_client.post(f"{QUEUE}{ObjectionProposal.objects.get().pk}/", {"schritt": "uebernehmen"}).status_code
        == 302
    )
    assert not Objection.objects.exists()


def test_queue_costs_the_same_and_escapes(editor_client, motion, django_assert_max_num_queries):
    make_proposal(motion=motion, words="<script>alert(1)</script>")
    editor_client.get(QUEUE)
    with django_assert_max_num_queries(30) as few:
        page = editor_client.get(QUEUE).content.decode()
    assert "<script>alert" not in page
    for number in range(20):
        make_proposal(motion=motion, words=f"Einwand {number}")
    with django_assert_max_num_queries(len(few)):
        page = editor_client.get(QUEUE).content.decode()
    assert "Einwand 19" in page
    assert "(21)" in page


def test_what_was_decided_is_forgotten_in_time(motion, editor):
    declined = make_proposal(motion=motion, email="a@b.example")
    accepted = make_proposal(motion=motion, email="a@b.example")
    make_proposal(motion=motion, email="offen@b.example")
    actions.decline(by=editor, proposal=declined, reason="duplicate", words="", revision=1)
    actions.accept(by=editor, proposal=accepted, revision=1)
    now = timezone.now()
    assert actions.forget(now + datetime.timedelta(days=89)) == (0, 0)
    assert actions.forget(now + datetime.timedelta(days=91)) == (1, 1)
    assert list(ObjectionProposal.objects.exclude(email="").values_list("email", flat=True)) == ["offen@b.example"]
    assert actions.forget(now + datetime.timedelta(days=800)) == (1, 0)
    assert ObjectionProposal.objects.count() == 1
