"""A proposal that waits is nowhere: no page, version, list, feed, sitemap, search result, file, and no log."""

import logging
from dataclasses import replace

import pytest

from motionkit.text import Clause
from portal.exchange.improving import actions
from portal.exchange.improving.accepting import accept
from portal.exchange.models import Improvement
from tests import factories
from tests.exchange.improvements import FORM, acceptance, make_improvement, make_motion, publish, send, told
from tests.exchange.reports import OWN
from tests.exchange.test_hidden_reports import CANARY, addresses, words_of

TOKEN = "Q" * 32
pytestmark = pytest.mark.django_db


@pytest.fixture
def motion(site):
    return make_motion()


@pytest.fixture
def waiting(motion, editor) -> Improvement:
    """A proposal with the word everywhere, with a question and an answer."""
    factories.make_filing(motion=motion, decision="adopted")
    text = motion.motion_text
    clauses = (*text.clauses, Clause("neu", f"Die Verwaltung prüft {CANARY}."))
    parts = dict.fromkeys(("title", "facts", "reasoning", "hints", "funding_proposal"), CANARY)
    mail = f"{CANARY}@beispiel.example"
    words = dict.fromkeys(("why", "credit", "remarks"), CANARY)
    found = make_improvement(motion, replace(text, clauses=clauses, **parts), token=TOKEN, email=mail, **words)
    actions.ask(by=editor, improvement=found, text=CANARY, revision=1)
    actions.answer(improvement=found, text=CANARY)
    return found


def everything() -> list[str]:
    own = [f"/antraege/leerstand/leerstand.{form}" for form in ("docx", "odt", "pdf", "md", "txt")]
    own += ["/antraege/leerstand/versionen/", "/antraege/leerstand/versionen/1/", FORM]
    return [*addresses(), *own]


def expect_nowhere(client) -> None:
    for path in everything():
        response = client.get(path)
        assert response.status_code == 200, path
        assert CANARY not in words_of(response, path), path


def test_proposal_that_waits_is_nowhere(client, waiting):
    expect_nowhere(client)


@pytest.mark.parametrize("decide", ["decline", "withdraw"])
def test_proposal_that_is_not_taken_stays_nowhere(client, waiting, editor, decide):
    if decide == "decline":
        told = {"reason": "other", "words": CANARY, "revision": waiting.revision}
        actions.decline(by=editor, improvement=waiting, **told)
    else:
        actions.withdraw(improvement=waiting)
    expect_nowhere(client)


def test_accepted_proposal_is_nowhere_until_its_version_is_published(client, waiting, editor, motion):
    accept(by=editor, improvement=waiting, revision=waiting.revision, taken=acceptance(waiting))
    expect_nowhere(client)
    publish(motion)
    assert CANARY in client.get("/antraege/leerstand/").content.decode()


def test_what_was_not_chosen_stays_nowhere(client, waiting, editor, motion):
    taken = replace(acceptance(waiting, {"punkt-neu"}), note="Neu", reason="Darum", credit="")
    text = taken.text.with_clauses((*motion.motion_text.clauses, Clause("neu", "Die Verwaltung prüft.")))
    accept(by=editor, improvement=waiting, revision=waiting.revision, taken=replace(taken, text=text))
    publish(motion)
    assert motion.versions.count() == 2
    expect_nowhere(client)


def test_what_was_typed_is_in_no_file_and_no_log(client, motion, settings, tmp_path, caplog):
    settings.DATA_DIR = tmp_path
    changed = replace(motion.motion_text, reasoning=CANARY)
    with caplog.at_level(logging.DEBUG):
        assert send(client, told(motion, changed, why=CANARY, credit=CANARY)).status_code == 200
        client.post(FORM, told(motion, changed, why=""), headers=OWN)
        client.post(FORM, told(motion, changed), headers={"Sec-Fetch-Site": "cross-site"})
    assert Improvement.objects.get().why == CANARY
    said = [line.getMessage() for line in caplog.records if line.name != "django.db.backends"]  # Only with DEBUG.
    assert CANARY not in " ".join(said)
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and CANARY.encode() in one.read_bytes()]
