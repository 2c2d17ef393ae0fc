"""A person goes: what they left is afterwards in no table, revision, index, cache, file, queue or log."""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection

from portal.accounts import actions as accounts
from portal.accounts import erasures
from portal.exchange.commenting import actions as commenting
from portal.exchange.complaining import actions as complaining
from portal.exchange.improving import actions as improving
from portal.exchange.models import (
    Comment,
    CommentState,
    Complaint,
    FilingReport,
    Improvement,
    ModerationEntry,
    ObjectionProposal,
    Offer,
    OfferFile,
)
from portal.exchange.moderating import deciding, log
from portal.exchange.moderating.erasing import Person, forget_person
from portal.exchange.offering import letters
from portal.exchange.reporting import actions as reporting
from portal.exchange.reporting.accepting import Acceptance, accept
from portal.mailing.models import Letter
from portal.mailing.writing import write
from tests import factories
from tests.exchange.comments import complain, make_comment
from tests.exchange.improvements import make_improvement
from tests.exchange.improvements import make_motion as make_improvable
from tests.exchange.offers import make_offer
from tests.exchange.proposals import make_proposal
from tests.exchange.reports import make_filing_report

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
MARK = "quarzuhrpendel"
MAIL = "Quarz.Uhrpendel@post.example"
NAME = "Quarzuhrpendel Weg"


def tables_with(*marks: str) -> list[str]:
    """Every table, the search's and Wagtail's included, in which one of the marks stands; bytes are read as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            text = str([bytes(c) if isinstance(c, memoryview) else c for row in cursor.fetchall() for c in row]).lower()
            found += [table for mark in marks if mark.lower() in text]
    return sorted(set(found))


def files_with(folder: Path, *marks: str) -> list[str]:
    """Files below a folder that hold a mark, the databases of the tests aside."""
    wanted = [mark.lower().encode() for mark in marks]
    files = [path for path in folder.rglob("*") if path.is_file() and ".sqlite3" not in path.name]
    return [str(path) for path in files if any(mark in path.read_bytes().lower() for mark in wanted)]


def forget(**options) -> str:
    out = StringIO()
    call_command("forget_person", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _nothing_is_swept(monkeypatch):
    """A database file cannot be written anew within a transaction; the last test does it in a process of its own."""
    monkeypatch.setattr("portal.exchange.management.commands.forget_person.sweep", lambda: None)


@pytest.fixture
def planted(client, site, editor):
    """One person has used every form, in every state, and has an account."""
    told = {"email": MAIL, "name": NAME}
    motion = make_improvable()
    texts = [f"{MARK} sagt etwas, Nummer {number}: {'abc' * number} {'x' * number * 7}" for number in range(4)]
    public, refused, hidden, answered = (make_comment(motion, text=text, **told) for text in texts)
    make_comment(motion, parent=answered, text="Eine Antwort von jemand anderem dazu.", name="Kim Wer")
    for state, comment in {
        CommentState.PUBLIC: public,
        CommentState.REFUSED: refused,
        CommentState.HIDDEN: hidden,
    }.items():
        deciding.decide(by=editor, comments=[comment.pk], state=state, reason="private", words=f"Zu {MARK}.")
    commenting.appeal(comment=refused, text=f"Einspruch von {MARK}")
    complain(client, f"/antraege/{motion.slug}/", text=MARK, **told)
    notice = Complaint.objects.get()
    deciding.dismiss(by=editor, complaint=notice, words=f"{MARK} irrt.")
    complaining.appeal(complaint=notice, text=f"{MARK} bleibt dabei.")
    report = make_filing_report(note=MARK, **told)
    reporting.ask(by=editor, report=report, text=f"Wer ist {MARK}?", revision=report.revision)
    reporting.answer(report=report, text=f"Ich bin {MARK}.")
    make_proposal(motion=motion, email=MAIL, note=MARK)
    improvement = make_improvement(motion, email=MAIL, why=MARK, credit=NAME)
    improving.answer(improvement=improvement, text=MARK)
    offer = make_offer(text=f"Text von {MARK}", note=MARK, **told)
    OfferFile.objects.create(offer=offer, kind="pdf", data=f"%PDF {MARK}".encode(), size=20, author=NAME)
    letters.ask_to_confirm(offer)
    account = factories.make_user("weg1", email=MAIL, first_name="Quarzuhrpendel")
    client.force_login(account)
    client.get("/suche/", {"q": MARK})
    return motion


def test_by_address_nothing_is_left_in_any_table(planted):
    assert len(tables_with(MARK, MAIL)) >= 12
    said = forget(adresse=MAIL.lower(), wortlaut=[MARK])
    assert "Konten: 1" in said
    assert tables_with(MARK, MAIL) == []
    for model in (Complaint, FilingReport, ObjectionProposal, Improvement, Offer, Letter):
        assert not model.objects.exists(), model


def test_letters_to_somebody_without_an_account_go(site):
    write(key="probe", to=MAIL, subject="Zu Ihrem Hinweis", text="Guten Tag, wir haben ihn gelesen.")
    forget(adresse=MAIL.lower())
    assert not Letter.objects.exists()


def test_answers_of_others_stay_and_the_gap_says_nothing(client, planted):
    forget(adresse=MAIL)
    assert {comment.name for comment in Comment.objects.all()} == {"Kim Wer", "zurückgezogen"}


def test_log_keeps_its_chain_without_the_words(planted):
    before = ModerationEntry.objects.count()
    forget(adresse=MAIL, wortlaut=[MARK])
    assert log.broken_at() is None
    assert ModerationEntry.objects.count() == before + 1
    assert ModerationEntry.objects.filter(words="[entfernt]").exists()
    assert ModerationEntry.objects.last().act == "erased"


def test_by_name_everything_sent_without_an_address_goes(site):
    motion = make_improvable()
    make_comment(motion, text=f"{MARK} ohne Adresse", name=NAME)
    make_filing_report(note=MARK, name=NAME)
    make_improvement(motion, why=MARK, credit=NAME.upper())
    make_offer(text=MARK, name=NAME)
    forget(name=NAME)
    assert tables_with(MARK, NAME) == []


def test_copies_of_removed_words_go_by_name(site, editor):
    """A removed comment with answers stays as a gap, and its copy knows who wrote it."""
    motion = make_improvable()
    comment = make_comment(motion, text=f"{MARK} ohne Adresse", name=NAME)
    make_comment(motion, parent=comment, text="Eine Antwort von jemand anderem dazu.", name="Kim Wer")
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.HIDDEN, reason="private")
    forget(name=NAME)
    assert tables_with(MARK, NAME) == []


def test_what_became_public_loses_the_words(client, site, editor):
    report = make_filing_report(name=NAME, email=MAIL, helped=f"{MARK} hat geholfen")
    taken = Acceptance(title="Leerstand", experience={"helped": report.helped}, releases=True, publishes=True)
    filing = accept(by=editor, report=report, revision=report.revision, taken=taken)
    path = filing.get_absolute_url()
    assert MARK in client.get(path).content.decode()
    forget(adresse=MAIL, wortlaut=[MARK, NAME])
    assert tables_with(MARK, NAME, MAIL) == []
    assert MARK not in client.get(path).content.decode()


def test_nothing_is_left_in_files_caches_or_logs(client, planted, caplog):
    caplog.set_level(logging.DEBUG)
    client.get(f"/kommentare/antrag/{planted.pk}/")
    forget(adresse=MAIL, wortlaut=[MARK])
    assert files_with(Path(settings.DATA_DIR), MARK, MAIL) == []
    assert files_with(Path(settings.MEDIA_ROOT), MARK, MAIL) == []
    assert MARK not in str(getattr(cache, "_cache", {})).lower()
    assert MARK not in caplog.text.lower()
    assert MAIL.lower() not in caplog.text.lower()


def test_looking_first_changes_nothing(planted):
    before = tables_with(MARK)
    said = forget(adresse=MAIL, nachsehen=True)
    assert "nichts geändert" in said
    assert "Sicherungen" not in said
    assert tables_with(MARK) == before


def test_command_says_what_becomes_of_backups(planted):
    assert "wird eine zurückgespielt, löscht der nächste Start es wieder" in forget(adresse=MAIL)


@pytest.mark.parametrize(
    "options", [{}, {"adresse": "kein-at"}, {"name": "Kim"}, {"wortlaut": ["kurz"]}, {"wortlaut": [" " * 20]}]
)
def test_unclear_orders_are_refused(site, options):
    with pytest.raises(CommandError):
        forget(**options)


def test_last_administrator_stays_and_so_does_everything(site):
    factories.make_user("ada", email=MAIL, is_superuser=True)
    make_comment(make_improvable(), email=MAIL, text=f"{MARK} schreibt")
    with pytest.raises(CommandError, match="letzten Konto"):
        forget(adresse=MAIL)
    assert Comment.objects.exists()


PLANT = f"""
from django.db import connection
from portal.exchange.models import Comment, Subject
subject = Subject.objects.create(kind="antrag", key="1", title="Ein Antrag")
for number in range(200):
    Comment.objects.create(subject=subject, name="{NAME}", email="{MAIL}", text="{MARK} " * 200, token_hash=str(number))
# Some builds of SQLite wipe what is deleted by themselves; others leave it where it was.
connection.cursor().execute("PRAGMA secure_delete=OFF")
Comment.objects.filter(token_hash__startswith="1").delete()
"""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's own VACUUM frees what was deleted")
def test_bytes_of_the_database_file_are_clean(migrated):
    """Deleted rows stay readable in SQLite's file until it is written anew."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(migrated, Path(folder) / "portal.sqlite3")
        environment = os.environ | {"DATA_DIR": folder}

        def manage(*arguments: str) -> None:
            command = [sys.executable, "manage.py", *arguments]
            subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)

        def dirty() -> list[str]:
            marks = (MARK.encode(), MAIL.lower().encode())
            files = [path for path in Path(folder).rglob("*") if path.is_file()]
            return [path.name for path in files if any(mark in path.read_bytes().lower() for mark in marks)]

        manage("shell", "-c", PLANT)
        assert dirty()
        manage("forget_person", "--adresse", MAIL)
        assert dirty() == []


def test_what_was_erased_is_erased_again_after_a_restore(site, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA_DIR = tmp_path
    motion = factories.make_motion()
    make_comment(motion, email="kim@example.org")
    factories.make_user("kim-beispiel", email="kim@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        forget_person(Person(email="kim@example.org"))
    assert "kim" not in erasures.place().read_text()
    make_comment(motion, email="kim@example.org", text="Aus der Sicherung zurückgekommen.")
    factories.make_user("kim-beispiel", email="kim@example.org")
    listed = erasures.read([erasures.place()], settings.SECRET_KEY)
    with django_capture_on_commit_callbacks(execute=True):
        assert erasures.erase_again(listed)["Person"] >= 2
    assert not Comment.objects.filter(email="kim@example.org").exists()
    assert not get_user_model().objects.filter(username="kim-beispiel").exists()
    assert erasures.read([erasures.place()], settings.SECRET_KEY) == listed  # Repeating is not written down.


def test_account_that_erased_itself_does_not_come_back(site, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA_DIR = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        assert accounts.erase(by=factories.make_user("kim-beispiel"))
    factories.make_user("kim-beispiel")
    assert erasures.erase_again(erasures.read([erasures.place()], settings.SECRET_KEY)) == {"Konto": 1}
    assert not get_user_model().objects.filter(username="kim-beispiel").exists()
