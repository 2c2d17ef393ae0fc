"""What was erased after a backup does not come back with it."""

import datetime
import os
import stat

import pyrage
import pytest
import time_machine
from django.core.management import CommandError
from django.db import transaction
from django.utils import timezone

from portal.accounts import erasures
from portal.accounts.bech32 import bech32
from portal.mailing.models import Letter
from portal.mailing.writing import forget_address
from portal.serving.doctor import storage
from portal.serving.keeping import erasing
from portal.serving.management.commands.serve import Command
from tests.serving.portal_folder import PortalFolder, make_portal

ADDRESS = "vergessen@example.org"
KIND = "Probe"


@pytest.fixture
def folder(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(erasures, "_handlers", {})
    erasures.again(KIND)(lambda what: forget_address(what["email"]))
    return tmp_path


def letter(address: str = ADDRESS) -> Letter:
    return Letter.objects.create(to=address, subject="Danke", text="Danke", key=f"probe {address}")


def erase(django_capture_on_commit_callbacks, address: str = ADDRESS) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        erasures.remember(KIND, {"email": address})


def restored(made: datetime.datetime) -> None:
    erasing.note_restore(made.isoformat())


def test_list_names_nobody_and_is_private(db, folder, settings, django_capture_on_commit_callbacks):
    erase(django_capture_on_commit_callbacks)
    path = folder / erasures.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "vergessen" not in path.read_text()
    assert KIND not in path.read_text()
    [found] = erasures.read([path], settings.SECRET_KEY)
    assert (found.kind, found.what) == (KIND, {"email": ADDRESS})
    with pytest.raises(erasures.Unreadable, match="PORTAL_SECRET_KEY"):
        erasures.read([path], "ein anderer Schlüssel" * 4)


def test_erasure_that_is_rolled_back_is_not_written_down(db, folder):
    with transaction.atomic():
        erasures.remember(KIND, {"email": ADDRESS})
        transaction.set_rollback(True)
    assert not (folder / erasures.FILE).exists()


def test_what_was_erased_since_the_backup_is_erased_again(db, folder, django_capture_on_commit_callbacks):
    with time_machine.travel("2026-11-01 12:00:00+00:00"):
        erase(django_capture_on_commit_callbacks)
    letter()
    letter("bleibt@example.org")
    restored(datetime.datetime(2026, 10, 30, tzinfo=datetime.UTC))
    assert erasing.erase_again() == {KIND: 1}
    assert [one.to for one in Letter.objects.all()] == ["bleibt@example.org"]
    assert erasing.erase_again() is None  # Once is enough.


def test_whoever_came_back_after_an_earlier_erasure_stays(db, folder, django_capture_on_commit_callbacks):
    with time_machine.travel("2026-11-01 12:00:00+00:00"):
        erase(django_capture_on_commit_callbacks)
    letter()
    restored(datetime.datetime(2026, 11, 2, tzinfo=datetime.UTC))
    assert erasing.erase_again() == {}
    assert Letter.objects.count() == 1


def test_start_is_refused_when_the_list_cannot_be_read(db, folder, settings, django_capture_on_commit_callbacks):
    erase(django_capture_on_commit_callbacks)
    restored(timezone.now() - datetime.timedelta(days=1))
    assert "noch darin" in next(iter(storage.restored())).what
    settings.SECRET_KEY = "x" * 60
    with pytest.raises(CommandError, match="geheimen Schlüssel"):
        Command()._erase_again()
    assert erasing.is_pending()


def test_kind_that_nobody_knows_stops_the_start(db, folder, django_capture_on_commit_callbacks):
    erase(django_capture_on_commit_callbacks)
    restored(timezone.now() - datetime.timedelta(days=1))
    erasures._handlers.clear()
    with pytest.raises(erasures.Unreadable, match="Probe"):
        erasing.erase_again()
    assert erasing.is_pending()


def test_entries_end_when_no_backup_is_as_old(db, folder, settings, django_capture_on_commit_callbacks):
    with time_machine.travel("2025-01-01 12:00:00+00:00"):
        erase(django_capture_on_commit_callbacks)
    with time_machine.travel("2026-11-01 12:00:00+00:00"):
        erase(django_capture_on_commit_callbacks, "neu@example.org")
        assert erasures.forget(timezone.now()) == 1
    [left] = erasures.read([folder / erasures.FILE], settings.SECRET_KEY)
    assert left.what == {"email": "neu@example.org"}


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives folders with SQLite of their own")
def test_list_goes_with_the_backups_and_comes_back_with_them(tmp_path, migrated):
    portal = make_portal(tmp_path / "a", migrated)
    portal.run("backup", str(tmp_path / "sicherungen"))
    line = "2026-11-01T12:00:00+00:00 c29zbw=="
    (portal.path / erasures.FILE).write_text(f"{line}\n")
    portal.run("backup", str(tmp_path / "sicherungen"))  # Takes the list along.
    oldest = min((tmp_path / "sicherungen").glob("*.tar.gz"))
    new = PortalFolder(tmp_path / "b")
    done = new.run("restore", str(oldest))
    assert done.returncode == 0, done.stderr
    assert (new.path / erasures.FILE).read_text() == f"{line}\n"
    assert (new.path / erasing.RESTORED).exists()
    assert "noch darin" in new.run("doctor").stdout


def test_lists_of_two_places_become_one(tmp_path):
    one, other = tmp_path / "eine", tmp_path / "andere"
    one.write_text("2 b\n1 a\n")
    other.write_text("3 c\n1 a\n")
    erasing.carry_list(one, other)
    assert other.read_text() == "1 a\n2 b\n3 c\n"
    erasing.carry_list(tmp_path / "keine", other)
    assert other.read_text() == "1 a\n2 b\n3 c\n"


def test_bech32_as_age_writes_it():
    known = pyrage.x25519.Identity.generate()
    for data in (b"\x00" * 32, bytes(range(32))):
        written = bech32("age-secret-key-", data).upper()
        assert str(pyrage.x25519.Identity.from_str(written)) == written
    assert len(str(known)) == len(bech32("age-secret-key-", b"\x00" * 32))
