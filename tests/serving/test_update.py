"""From an older version with data to this one, as `git pull && make serve` does it."""

import os
import subprocess
import sys

import pytest

from tests.prepared import with_static
from tests.serving.running import ROOT, get, running

# The portal as the magazine alone: texts, focuses, publications, voices; no motions, no register, no search.
OLDER = "e3267bd5c632cfef5e3bd795737e7d4f0236be91"
IS_THERE = not subprocess.run(
    ["git", "cat-file", "-e", f"{OLDER}^{{commit}}"], cwd=ROOT, capture_output=True, check=False
).returncode
FOUND = """
from django.core.management import call_command
from portal.publishing.founding import found
call_command("migrate", verbosity=0)
found()
call_command("demo", verbosity=0)
"""
# A text as its address and its words, one way for both versions.
TEXTS = """
from portal.publishing.models import Text
for text in Text.objects.filter(live=True).order_by("pk"):
    print(text.get_url(), "|", text.title, "|", len(text.specific.body))
"""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_THERE, reason="the history is shallow: fetch it whole to try an update"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="drives a folder with SQLite of its own"),
]


def older(folder, data, code: str) -> str:
    """Runs code inside the older version."""
    environment = os.environ | {"DATA_DIR": str(data), "PORTAL_URL": "http://127.0.0.1:9", "PORT": "9"}
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_portal_of_an_older_version_goes_on_with_its_data(tmp_path, collected):
    source, data = tmp_path / "older", tmp_path / "data"
    source.mkdir()
    packed = subprocess.run(["git", "archive", OLDER], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x", "-C", source], input=packed.stdout, check=True)
    older(source, data, FOUND)
    before = older(source, data, TEXTS)
    assert len(before.splitlines()) > 10
    with running(with_static(data, collected)) as portal:
        assert portal.run(TEXTS) == before
        addresses = [line.split(" | ")[0] for line in before.splitlines()]
        assert {address: get(portal.port, address).status for address in addresses} == dict.fromkeys(addresses, 200)
        for address in (
            "/",
            "/blog/",
            "/antraege/",
            "/antraege/verbreitung/",
            "/debatten/",
            "/suche/?q=wasser",
            "/healthz",
        ):
            assert get(portal.port, address).status == 200, address
        assert b'href="/geschichte/' in get(portal.port, "/suche/?q=wien").data
