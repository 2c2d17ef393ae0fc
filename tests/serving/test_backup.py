"""A backup is whole, proved, and comes back as it was; what is damaged changes nothing."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pyrage
import pytest

from tests.serving.portal_folder import ROOT, PortalFolder, make_portal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # For what is read out of their databases.
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives folders with SQLite of their own"),
]


@pytest.fixture(scope="module")
def portal(tmp_path_factory, migrated) -> PortalFolder:
    return make_portal(tmp_path_factory.mktemp("portal") / "a", migrated)


@pytest.fixture(scope="module")
def backup(portal, tmp_path_factory) -> Path:
    return make_backup(portal, tmp_path_factory.mktemp("backups"))


def make_backup(portal: PortalFolder, folder: Path, *arguments: str) -> Path:
    done = portal.run("backup", str(folder), *arguments)
    assert done.returncode == 0, done.stderr
    [path] = folder.iterdir()
    return path


def test_restored_portal_has_the_same_content(portal, backup, tmp_path):
    new = PortalFolder(tmp_path / "b")
    done = new.run("restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert new.content() == portal.content()
    assert new.files() == portal.files()
    key = new.path / "secret.key"
    assert key.read_bytes() == (portal.path / "secret.key").read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not list(new.path.glob("wiederherstellung-*"))


def test_backup_is_readable_for_its_owner_only(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_what_is_there_is_not_overwritten_unasked(portal, backup):
    before = portal.content()
    done = portal.run("restore", str(backup))
    assert done.returncode == 1
    assert "Es ist nichts geändert" in done.stderr
    assert portal.content() == before


def test_what_is_there_is_moved_aside_when_asked(portal, backup, tmp_path):
    other = PortalFolder(tmp_path / "b")
    shutil.copytree(portal.path, other.path)
    (other.path / "media" / "neu.txt").write_text("nach der Sicherung")
    done = other.run("restore", str(backup), "--ueberschreiben")
    assert done.returncode == 0, done.stderr
    [aside] = other.path.glob("vor-wiederherstellung-*")
    assert (aside / "media" / "neu.txt").read_text() == "nach der Sicherung"
    assert other.content() == portal.content()
    assert other.files() == portal.files()


TRY_EACH = """
from django.core.management import CommandError, call_command
for path in {paths}:
    try:
        call_command("restore", path)
    except CommandError as error:
        print(error)
"""


def test_a_changed_byte_is_found_before_anything_changes(backup, tmp_path):
    paths, original = [], backup.read_bytes()
    for where in (0.0, 0.02, 0.5, 0.99):
        content = bytearray(original)
        content[int(where * (len(content) - 1))] ^= 0xFF
        paths.append(str(tmp_path / f"{where}-{backup.name}"))
        Path(paths[-1]).write_bytes(content)
    new = PortalFolder(tmp_path / "b")
    done = new.run("shell", "-v", "0", "-c", TRY_EACH.format(paths=paths))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Es ist nichts geändert") == len(paths), done.stdout
    assert not (new.path / "media").exists()


def test_a_backup_cut_short_is_refused(backup, tmp_path):
    broken = tmp_path / backup.name
    broken.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    done = PortalFolder(tmp_path / "b").run("restore", str(broken))
    assert done.returncode == 1
    assert "Es ist nichts geändert" in done.stderr
    assert "Traceback" not in done.stderr


def test_encrypted_backup_opens_with_its_key_only(portal, tmp_path):
    mine, foreign = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    path = make_backup(portal, tmp_path / "backups", "--an", str(mine.to_public()))
    assert path.suffix == ".age"
    assert b"portal.sqlite3" not in path.read_bytes()
    key = tmp_path / "key.txt"
    new = PortalFolder(tmp_path / "b")
    key.write_text(str(foreign))
    for arguments in ([], ["--schluessel", str(key)]):
        done = new.run("restore", str(path), *arguments)
        assert done.returncode == 1
        assert "Es ist nichts geändert" in done.stderr
    key.write_text(f"# mein Schlüssel\n{mine}\n")
    done = new.run("restore", str(path), "--schluessel", str(key))
    assert done.returncode == 0, done.stderr
    assert new.content() == portal.content()


def test_backup_of_a_newer_program_is_refused(portal, tmp_path):
    future = PortalFolder(tmp_path / "future")
    shutil.copytree(portal.path, future.path)
    with closing(sqlite3.connect(future.path / "portal.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('motions', '9999_morgen', '2099-01-01')"
        )
    path = make_backup(future, tmp_path / "backups")
    done = PortalFolder(tmp_path / "b").run("restore", str(path))
    assert done.returncode == 1
    assert "9999_morgen" in done.stderr


WRITER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
database.execute("CREATE TABLE IF NOT EXISTS paar_a (n)"); database.execute("CREATE TABLE IF NOT EXISTS paar_b (n)")
print("ready", flush=True)
for n in range(1_000_000):
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO paar_a VALUES (?)", (n,)); database.execute("INSERT INTO paar_b VALUES (?)", (n,))
    database.execute("COMMIT")
"""


def test_backup_under_writing_sees_one_moment(portal, tmp_path):
    busy = PortalFolder(tmp_path / "busy")
    shutil.copytree(portal.path, busy.path)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(busy.path / "portal.sqlite3")], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    try:
        assert writer.stdout.readline() == "ready\n"
        path = make_backup(busy, tmp_path / "backups")
        assert writer.poll() is None, "The writer must not have been disturbed."
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    new = PortalFolder(tmp_path / "b")
    assert new.run("restore", str(path)).returncode == 0
    with closing(sqlite3.connect(new.path / "portal.sqlite3")) as database:
        pairs = [database.execute(f"SELECT count(*), max(n) FROM {table}").fetchone() for table in ("paar_a", "paar_b")]
    assert pairs[0] == pairs[1]
    assert pairs[0][0] > 0


def test_a_failed_backup_leaves_the_older_ones(portal, tmp_path):
    done = portal.run("backup", str(tmp_path), "--an", "kein Schlüssel")
    assert done.returncode == 1
    assert "öffentliche Schlüssel" in done.stderr
    assert not list(tmp_path.iterdir())
