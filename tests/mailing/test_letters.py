"""Letters go out once, whatever happens to the sender or the server; nobody can write headers into them."""

import datetime
import os
import random
import sqlite3
import time
from contextlib import closing

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.mailing import sending
from portal.mailing.composing import compose
from portal.mailing.models import Letter, LetterState
from portal.mailing.writing import forget_address, write
from tests.mailing.mail_server import MailServer
from tests.serving.portal_folder import make_portal

KILLS = int(os.environ.get("KILLS", "6"))


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with MailServer() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


@pytest.fixture
def away(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


def make_letter(number: int = 1, **fields) -> Letter:
    values = {
        "key": f"probe-{number}",
        "to": f"frau{number}@example.org",
        "subject": "Ihre Meldung",
        "text": "Guten Tag!",
    }
    return write(**values | fields)


def test_letter_arrives_plain_and_as_html(db, server, settings):
    make_letter(
        text=f"Guten Tag,\n\nsiehe {settings.SITE_URL}/antraege/.\nZeile <b>zwei</b> https://fremd.example/x <i>drei</i>"
    )
    assert sending.send_due() == 1
    [message] = server.post.messages
    plain, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert message["To"] == "frau1@example.org"
    assert "Zeile <b>zwei</b>" in plain
    assert f'<a href="{settings.SITE_URL}/antraege/">' in html
    assert "&lt;b&gt;zwei" in html
    assert "&lt;i&gt;drei" in html
    assert 'href="https://fremd' not in html
    assert "ä" not in message.as_bytes().decode("latin-1").split("\r\n\r\n")[0]


def test_sent_letter_is_not_sent_again(db, server):
    make_letter()
    assert [sending.send_due(), sending.send_due()] == [1, 0]
    assert Letter.objects.get().state == LetterState.SENT


def test_same_occasion_writes_once(db):
    assert make_letter() == make_letter(subject="Noch einmal")
    assert Letter.objects.count() == 1


def test_letter_goes_with_its_transaction(db):
    with transaction.atomic():
        make_letter()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


def test_without_an_address_nothing_is_written(db):
    assert make_letter(to=" ") is None


@pytest.mark.parametrize(
    "address",
    [
        '"a,b"@example.org',
        '"a <b@example.org>"@example.org',
        "a@example.org\nBcc: b@example.org",
        "a@example.org, b@example.org",
        "keine",
        "a@example.org\r\n\r\nText",
    ],
)
def test_what_is_no_address_is_refused(db, address):
    with pytest.raises(ValidationError):
        make_letter(to=address)


@given(subject=st.text(max_size=300), text=st.text(max_size=500))
def test_no_words_become_headers(subject, text):
    letter = Letter(pk=1, to="a@example.org", subject="x", text="y")
    letter.subject, letter.text = write_only(subject, text)
    message = compose(letter, None).message()
    wanted = {"To", "From", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"}
    assert set(message.keys()) == wanted
    assert not any(set(str(value)) & set("\r\n") - set(" \n") for value in [message["To"]])


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\u2028", "\x85"])
def test_subject_is_one_line(db, server, breaks):
    """Otherwise the letter could not even be sent, and would stay in the queue."""
    make_letter(subject=f"Ihre Meldung{breaks}Bcc: alle@example.org")
    assert sending.send_due() == 1
    [message] = server.post.messages
    assert message["Subject"] == "Ihre Meldung Bcc: alle@example.org"
    assert message["Bcc"] is None


def write_only(subject: str, text: str) -> tuple[str, str]:
    """What `write` makes of words, without the table."""
    from motionkit.characters import one_line, readable

    return one_line(subject)[:200], readable(text).strip()


def test_server_away_for_an_hour_loses_and_doubles_nothing(db, settings, server, away):
    start = timezone.now()
    for number in range(30):
        make_letter(number)
    for minute in range(60):
        with time_machine.travel(start + datetime.timedelta(minutes=minute), tick=False):
            assert sending.send_due() == 0
    assert Letter.objects.filter(state=LetterState.WAITING).count() == 30
    settings.EMAIL_PORT = server.port
    for minute in range(60, 130):
        with time_machine.travel(start + datetime.timedelta(minutes=minute), tick=False):
            sending.send_due()
    assert sorted(server.post.arrived().values()) == [1] * 30


def test_one_refused_recipient_does_not_hold_up_the_others(db, server):
    server.post.refused["frau1@example.org"] = "550 unbekannt"
    server.post.refused["frau2@example.org"] = "450 später"
    for number in (1, 2, 3):
        make_letter(number)
    assert sending.send_due() == 1
    states = dict(Letter.objects.values_list("key", "state"))
    assert states == {"probe-1": LetterState.FAILED, "probe-2": LetterState.WAITING, "probe-3": LetterState.SENT}
    assert "example.org" not in Letter.objects.get(key="probe-1").trouble


def test_five_days_are_enough(db, away):
    make_letter()
    with time_machine.travel(timezone.now() + datetime.timedelta(days=6)):
        sending.send_due()
    assert Letter.objects.get().state == LetterState.FAILED


def test_settled_letters_are_forgotten_after_a_week(db, server):
    make_letter(1)
    sending.send_due()
    make_letter(2)
    assert sending.forget(timezone.now() + datetime.timedelta(days=6)) == 0
    assert sending.forget(timezone.now() + datetime.timedelta(days=8)) == 1
    assert Letter.objects.get().key == "probe-2"


def test_letters_to_an_address_can_be_forgotten(db):
    make_letter(1)
    make_letter(2)
    assert forget_address("FRAU1@example.org") == 1
    assert Letter.objects.get().key == "probe-2"


def test_logs_name_nobody(db, away, caplog):
    make_letter(subject="Geheime Sache")
    sending.send_due()
    assert "frau1" not in caplog.text
    assert "Geheime" not in caplog.text
    assert caplog.text


@pytest.mark.slow
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives a folder with SQLite of its own")
def test_killed_workers_lose_and_double_nothing(db, migrated, tmp_path, server):
    """KILLS=50 is what was promised; fewer are enough to notice."""
    portal, count = make_portal(tmp_path / "portal", migrated), 60 * KILLS
    mail = f"smtp://127.0.0.1:{server.port}?von=portal@example.org"
    write_all = "from tests.mailing.test_letters import make_letter\nfor number in range({}): make_letter(number)"
    assert portal.run("shell", "-v", "0", "-c", write_all.format(count)).returncode == 0
    server.post.dawdle = 0.02
    for _ in range(KILLS):
        before = len(server.post.messages)
        worker = portal.start("send_letters", "--dauernd", PORTAL_MAIL=mail)
        wait_until(lambda before=before: len(server.post.messages) > before)
        time.sleep(random.uniform(0, 0.3))
        worker.kill()
        worker.wait()
        with closing(sqlite3.connect(portal.path / "portal.sqlite3", timeout=20)) as database, database:
            database.execute("UPDATE mailing_letter SET claimed_until = '2020-01-01' WHERE claimed_until IS NOT NULL")
    server.post.dawdle = 0
    send_all = "from django.core.management import call_command\nfor _ in range({}): call_command('send_letters')"
    assert portal.run("shell", "-v", "0", "-c", send_all.format(-(-count // 100) + 1), PORTAL_MAIL=mail).returncode == 0
    with closing(sqlite3.connect(portal.path / "portal.sqlite3")) as database:
        uncertain = {row[0] for row in database.execute("SELECT id FROM mailing_letter WHERE state = 'uncertain'")}
    arrived = server.post.arrived()
    assert set(arrived.values()) == {1}, "doubled"
    missing = count - len(arrived)
    assert missing <= len(uncertain) <= KILLS, "lost without a word"
    # A server may throw away what it was given when the sender dies; whoever is asked to sends it once more.
    assert portal.run("send_letters", "--unsichere", PORTAL_MAIL=mail).returncode == 0
    arrived = server.post.arrived()
    assert len(arrived) == count, "lost"
    again = {name for name, times in arrived.items() if times > 1}
    assert {int(name.split("-")[1]) for name in again} <= uncertain


def wait_until(happened) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_letter_whose_sender_died_is_uncertain_and_sent_again_only_when_asked(db, server):
    letter = make_letter()
    now = timezone.now()
    Letter.objects.update(claim="x", claimed_until=now + sending.CLAIM, handed_at=now)
    assert sending.send_due() == 0
    with time_machine.travel(now + 2 * sending.CLAIM):
        assert sending.send_due() == 0
        letter.refresh_from_db()
        assert letter.state == LetterState.UNCERTAIN
        assert sending.send_uncertain_again() == 1
        assert sending.send_due() == 1


def test_points_at_the_start_of_a_line_arrive(db, server):
    make_letter(text=".\n..zwei\n.eins\nEnde")
    sending.send_due()
    plain = server.post.messages[0].get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert plain.startswith(".\n..zwei\n.eins\nEnde")
