"""A portal that really runs, on a disk that is full or read-only, with a database that has gone or is locked."""

import contextlib
import http.client
import os
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from portal.serving.finished.watch import SECONDS_BETWEEN
from tests.prepared import with_static
from tests.serving.running import ROOT, Running, get, running

pytestmark = pytest.mark.slow
MEGABYTES = 60
# Without this right, root may do no more to a file than its owner.
MERE_OWNER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
READ = "/blog/wasser/"
UNREAD = "/blog/luft/"
BEGIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tests import factories
factories.make_article("Wasser für alle", slug="wasser")
factories.make_article("Luft für alle", slug="luft")
user = factories.make_user("redakteurin", group="Redaktion")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
print(session.session_key)
"""


@dataclass
class Portal:
    """A portal, and somebody who works in it."""

    running: Running
    session: str

    @property
    def data(self) -> Path:
        return self.running.folder

    def read(self, path: str = READ) -> http.client.HTTPResponse:
        return get(self.running.port, path)

    def write(self, name: str) -> http.client.HTTPResponse:
        """Adds a topic, as the editors' form does."""
        key = "s" * 32
        body = urlencode({"name": name, "slug": name.lower(), "description": name * 20, "csrfmiddlewaretoken": key})
        headers = {
            "Cookie": f"sitzung={self.session}; schutz={key}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.running.port, timeout=40)
        with contextlib.closing(connection):
            connection.request("POST", "/redaktion/snippets/topics/topic/add/", body, headers)
            answer = connection.getresponse()
            answer.data = answer.read()
            return answer

    def names(self) -> set[str]:
        with contextlib.closing(sqlite3.connect(self.data / "portal.sqlite3")) as database:
            return {row[0] for row in database.execute("SELECT name FROM topics_topic")}


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A disk of its own, which can be filled."""
    place = tmp_path / "platte"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", place], check=False)
    if mounted.returncode:
        pytest.skip("needs the right to mount a disk of its own")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


@contextlib.contextmanager
def portal_in(folder: Path, collected: Path, migrated: Path, before: tuple[str, ...] = ()) -> Iterator[Portal]:
    with running(with_static(folder, collected), migrated=migrated, workers=1, before=before) as started:
        portal = Portal(started, started.run(BEGIN).splitlines()[-1])
        assert portal.write("Anfang").status == 302
        time.sleep(
            10 * SECONDS_BETWEEN
        )  # Until it is known that something was written: what is read now stays finished.
        assert portal.read().status == 200
        yield portal


def is_honest(answer) -> bool:
    page = answer.data.decode()
    return answer.status == 503 and bool(answer.headers["Retry-After"]) and "nicht speichern" in page


def comes_back(portal: Portal, name: str, seconds: float = 10) -> bool:
    """By itself: nobody starts anything anew."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if portal.write(name).status == 302:
            return True
        time.sleep(0.2)
    return False


def fill(disk: Path) -> Path:
    filler = disk / "voll"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    return filler


def test_full_disk(disk, collected, migrated):
    with portal_in(disk / "data", collected, migrated) as portal:
        filler = fill(disk)
        refused, acknowledged = [], {"Anfang"}
        for number in range(40):  # What is free in the log of changes may take a few more.
            answer = portal.write(f"Voll{number}")
            acknowledged |= {f"Voll{number}"} if answer.status == 302 else set()
            refused += [answer] if answer.status != 302 else []
        assert refused
        assert all(is_honest(answer) for answer in refused)
        assert "kein Platz mehr frei" in refused[0].data.decode()
        assert 'value="Voll' in refused[0].data.decode(), "what was typed comes back"
        assert portal.read().status == portal.read(UNREAD).status == 200
        assert portal.read("/healthz").status == 503
        filler.unlink()
        assert comes_back(portal, "Danach")
        assert acknowledged | {"Danach"} <= portal.names()
        assert not {name for name in portal.names() if name.startswith("Voll")} - acknowledged


@pytest.mark.parametrize("moved", [("",), ("", "-wal", "-shm")], ids=["file alone", "with its log"])
def test_database_that_has_gone(tmp_path, collected, migrated, moved):
    with portal_in(tmp_path / "data", collected, migrated) as portal:
        place, aside = portal.data / "portal.sqlite3", tmp_path / "anderswo"
        before = portal.names()
        aside.mkdir()
        for ending in moved:
            with contextlib.suppress(FileNotFoundError):
                place.with_name(place.name + ending).rename(aside / (place.name + ending))
        assert portal.read().status == 200
        assert is_honest(answer := portal.write("Weg"))
        assert "erreicht zurzeit seine Datenbank nicht" in answer.data.decode()
        assert portal.read(UNREAD).status == 503
        time.sleep(2.5)  # Letters are looked for in between.
        assert not place.exists(), "an empty database would throw the log of changes away"
        for path in aside.iterdir():
            path.rename(place.with_name(path.name))
        assert comes_back(portal, "Danach")
        assert portal.names() == before | {"Danach"}
        assert portal.read(UNREAD).status == 200


def test_database_that_is_locked(tmp_path, collected, migrated):
    with portal_in(tmp_path / "data", collected, migrated) as portal:
        answers: list[int] = []
        lock = sqlite3.connect(portal.data / "portal.sqlite3", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        writers = [
            threading.Thread(target=lambda number=number: answers.append((number, portal.write(f"Warten{number}"))))
            for number in range(12)
        ]
        for writer in writers:
            writer.start()
        time.sleep(1)
        slowest = 0.0
        for _ in range(40):
            begun = time.monotonic()
            assert portal.read().status == 200
            slowest = max(slowest, time.monotonic() - begun)
        lock.execute("ROLLBACK")
        lock.close()
        for writer in writers:
            writer.join()
        saved = {f"Warten{number}" for number, answer in answers if answer.status == 302}
        assert saved
        assert all(answer.status == 302 or is_honest(answer) for _, answer in answers)
        assert {name for name in portal.names() if name.startswith("Warten")} == saved
        assert slowest < 1.5, "readers do not wait for writers"
        assert comes_back(portal, "Danach")


@pytest.mark.skipif(os.getuid() == 0 and not shutil.which("setpriv"), reason="root may write anywhere")
def test_read_only_folder(tmp_path, collected, migrated):
    with portal_in(tmp_path / "data", collected, migrated, before=MERE_OWNER if os.getuid() == 0 else ()) as portal:
        paths = [*portal.data.glob("portal.sqlite3*"), portal.data]
        modes = {path: path.stat().st_mode for path in paths}
        for path in paths:
            path.chmod(0o500 if path.is_dir() else 0o400)
        try:
            assert portal.read().status == 200
            assert is_honest(portal.write("Nie"))
            assert portal.read("/healthz").status == 503
        finally:
            for path in reversed(paths):
                path.chmod(modes[path])
        assert comes_back(portal, "Danach")
        assert "Nie" not in portal.names()
