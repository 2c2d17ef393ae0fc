"""A portal that began on SQLite moves with everything it holds, or not at all. With DATABASE_URL the new one is PostgreSQL."""

import os
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError
from wagtail.models import ModelLogEntry

from portal.accounts.models import User
from portal.exchange.models import ModerationEntry
from portal.motions.models import MotionVersion
from portal.serving.keeping import moving, old_file
from portal.serving.keeping.restoring import Refused
from portal.serving.models import Generation
from tests.serving import moved
from tests.serving.moved import Empty
from tests.serving.portal_folder import PortalFolder

ON_POSTGRESQL = "DATABASE_URL" in os.environ
NOTHING = "Es ist nichts umgezogen"
pytestmark = [pytest.mark.django_db, *([] if ON_POSTGRESQL else [pytest.mark.slow])]


@pytest.fixture(scope="module")
def fresh(migrated) -> Path:
    """A SQLite file that is migrated and nothing else."""
    return migrated


@pytest.fixture(scope="module")
def old(tmp_path_factory, fresh) -> Path:
    """The file of a portal with something in nearly every room."""
    portal = PortalFolder(tmp_path_factory.mktemp("old"))
    shutil.copyfile(fresh, portal.path / "portal.sqlite3")
    done = portal.run("shell", "-v", "0", "-c", "from tests.serving import furnished; furnished.furnish()")
    assert done.returncode == 0, done.stderr
    return portal.path / "portal.sqlite3"


@pytest.fixture
def new(request, tmp_path, fresh):
    """Where the portal moves to."""
    if ON_POSTGRESQL:
        template = request.getfixturevalue("migrated_postgresql")
        with moved.empty_postgresql(tmp_path / "new", f"moving_{os.getpid()}", template) as empty:
            yield empty
    else:
        yield moved.empty_sqlite(tmp_path / "new", fresh)


def test_every_row_arrives_as_it_was(old, new: Empty):
    before, pages = old.read_bytes(), max(_page_number(moved.sqlite(old)), _page_number(new.settings))
    done = new.move(str(old))
    assert done.returncode == 0, done.stderr
    assert _page_number(new.settings) > pages  # No finished page of either database is taken for true.
    expected, found = moved.content(moved.sqlite(old)), moved.content(new.settings)
    assert [table for table in expected if found[table] != expected[table]] == []
    filled = [table for table, rows in expected.items() if rows]
    assert len(filled) > 60
    assert f"{sum(map(len, expected.values()))} Zeilen in {len(expected)} Tabellen" in done.stdout
    assert old.read_bytes() == before
    with moved.opened(new.settings) as alias:
        _assert_alive(alias)


def _page_number(settings) -> int:
    with moved.opened(settings) as alias:
        return Generation.objects.using(alias).get().number


def _assert_alive(alias: str) -> None:
    """What is more than rows: seals, null in JSON that is not nothing, numbers that go on."""
    entries = list(ModerationEntry.objects.using(alias).order_by("pk"))
    assert [entry.seal for entry in entries] == [entry.sealed() for entry in entries]
    assert len(entries) == 3
    assert ModelLogEntry.objects.using(alias).filter(data=None).count() == 1
    assert [version.number for version in MotionVersion.objects.using(alias).order_by("pk")] == [1, 2]
    last = User.objects.using(alias).latest("pk").pk
    assert User(username="neu").save(using=alias) is None
    assert User.objects.using(alias).get(username="neu").pk > last + 1


def test_moved_portal_is_in_order_and_finds_its_texts(old, new: Empty):
    assert new.move(str(old)).returncode == 0
    asked = (
        "from portal.exchange.moderating import log; from portal.search import finding, rebuilding;"
        "from wagtail.models import Page;"
        "print(rebuilding.astray(), rebuilding.is_whole(), log.broken_at(), finding.search('Leerstände').complete > 1,"
        " any(Page.find_problems()), Page.objects.search('Handbuch').count())"
    )
    done = new.folder.run("shell", "-v", "0", "-c", asked, **new.environment)
    assert done.stdout.strip() == "0 True None True False 1", done.stdout + done.stderr


def _ask(database: Empty, statement: str):
    with moved.opened(database.settings) as alias, moved.connections[alias].cursor() as cursor:
        return _first(cursor, statement)


def _first(cursor, statement: str):
    cursor.execute(statement)
    return cursor.fetchone()[0]


def test_what_is_there_is_neither_replaced_nor_mixed(old, new: Empty):
    with moved.opened(new.settings) as alias:
        User(username="schon-da").save(using=alias)
    done = new.move(str(old))
    assert done.returncode == 1
    assert "schon Inhalt (in „accounts_user“)" in done.stderr
    assert NOTHING in done.stderr
    assert _ask(new, "SELECT count(*) FROM accounts_user") == 1


def spoil_nothing_of_a_portal(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE rezepte (name text)")


def spoil_older(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM django_migrations WHERE app = 'exchange' AND name LIKE '0007%'")


def spoil_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('motions', '9999_morgen', '2099-01-01')"
        )


def spoil_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 4 : len(content) * 3 // 4] = b"\xff" * (len(content) * 3 // 4 - len(content) // 4)
    path.write_bytes(content)


def spoil_orphan(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE exchange_comment SET subject_id = 4711")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "gibt es nicht"),
        (lambda path: path.write_bytes(b""), "nicht die eines Portals"),
        (lambda path: path.write_text("Liebes Tagebuch, " * 99), "lässt sich nicht lesen"),
        (spoil_nothing_of_a_portal, "nicht die eines Portals"),
        (spoil_older, "ist älter als dieses Programm"),
        (spoil_newer, "9999_morgen"),
        (spoil_middle, "(beschädigt|nicht lesen)"),
        (spoil_orphan, "„exchange_subject“"),
    ],
    ids=["missing", "nothing", "a text", "another program's", "older", "newer", "damaged", "orphan"],
)
def test_file_that_is_not_in_order_is_refused(old, tmp_path, spoil, said):
    bad = tmp_path / "bad.sqlite3"
    shutil.copyfile(old, bad)
    spoil(bad)
    with pytest.raises(Refused, match=said), old_file.opened(bad) as source:
        old_file.assert_usable(source)


def test_old_file_cannot_be_written_to(old):
    with old_file.opened(old) as source, pytest.raises(OperationalError), source.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_user")


def test_writing_meanwhile_is_noticed(old, tmp_path):
    busy = tmp_path / "busy.sqlite3"
    shutil.copyfile(old, busy)
    with closing(sqlite3.connect(busy)) as other, old_file.opened(busy) as source:
        other.execute("PRAGMA journal_mode=WAL")
        with pytest.raises(Refused, match="geschrieben"):
            _read_while_somebody_writes(source, other)


def _read_while_somebody_writes(source, other: sqlite3.Connection) -> None:
    with old_file.one_moment(source):
        assert old_file.count(source, Session) == 1
        other.execute("DELETE FROM django_session")
        other.commit()
        assert old_file.count(source, Session) == 1


def test_what_is_damaged_moves_nothing(old, new: Empty, tmp_path):
    bad = tmp_path / "bad.sqlite3"
    for content, said in (
        (b"Liebes Tagebuch, " * 99, "lässt sich nicht lesen"),
        (old.read_bytes(), "„accounts_passkey“"),
    ):
        bad.write_bytes(content)
        if content.startswith(b"SQLite"):
            _write_wrong_date(bad)
        done = new.move(str(bad))
        assert done.returncode == 1
        assert said in done.stderr
        assert NOTHING in done.stderr
        assert "Traceback" not in done.stderr
        assert _ask(new, "SELECT count(*) FROM accounts_user") == 0
        assert _ask(new, "SELECT count(*) FROM wagtailcore_page") == 2


def _write_wrong_date(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE accounts_passkey SET created_at = 'gestern'")


def test_without_another_database_there_is_nowhere_to_go(old, tmp_path):
    folder = PortalFolder(old.parent)
    done = folder.run("move_database")
    assert done.returncode == 1
    assert "Setzen Sie DATABASE_URL" in done.stderr
    assert NOTHING in done.stderr


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite takes texts of every kind and length")
def test_row_that_postgresql_refuses_is_named(old, new: Empty, tmp_path):
    bad = tmp_path / "bad.sqlite3"
    shutil.copyfile(old, bad)
    with closing(sqlite3.connect(bad)) as file, file:
        file.execute("UPDATE mailing_letter SET text = 'a' || char(0) || 'b'")
    done = new.move(str(bad))
    assert done.returncode == 1
    assert "Die Zeile 1 von „mailing_letter“" in done.stderr
    assert "Traceback" not in done.stderr
    assert _ask(new, "SELECT count(*) FROM wagtailcore_page") == 2


@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs a lock on one table, which SQLite does not have")
def test_killed_in_the_middle_it_has_not_begun_and_can_begin_again(old, new: Empty):
    with moved.opened(new.settings) as alias:
        _kill_while_it_waits(old, new, moved.connections[alias])
    assert _ask(new, "SELECT count(*) FROM accounts_user") == 0
    assert _ask(new, "SELECT count(*) FROM wagtailcore_page") == 2
    done = new.move(str(old))
    assert done.returncode == 0, done.stderr
    assert moved.content(new.settings) == moved.content(moved.sqlite(old))


def _kill_while_it_waits(old: Path, new: Empty, holder) -> None:
    """Somebody holds a table that comes late; once the move waits for it, most rows are written."""
    holder.set_autocommit(False)
    with holder.cursor() as cursor:
        cursor.execute("LOCK TABLE auth_group_permissions IN SHARE MODE")
        moving_on = new.folder.start("move_database", str(old), **new.environment)
        try:
            deadline = time.monotonic() + 60
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            while not _first(cursor, waiting):
                assert moving_on.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)
        finally:
            moving_on.send_signal(signal.SIGKILL)
            moving_on.wait()
    holder.rollback()


def test_whatever_migrating_makes_counts_as_empty(new: Empty):
    """A table that a later migration fills must be named, or nobody could ever move."""
    with moved.opened(new.settings) as alias, moved.connections[alias].cursor() as cursor:
        tables = set(moved.connections[alias].introspection.table_names(cursor))
        tables = {name for name in tables if not name.startswith(moving.INDEXES)}
        filled = {name for name in tables if _first(cursor, f'SELECT count(*) FROM "{name}"')}
    assert filled <= moving.MADE_BY_MIGRATING
