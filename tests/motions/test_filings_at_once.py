"""Processes that write to one filing at once lose nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
WRITERS, STEPS = 3, 12
PREPARE = """
from portal.places.models import Municipality
from portal.motions.register import actions
place = Municipality.objects.create(
    ags="06611000", rgs="066110000000", name="Kassel", short_name="Kassel", classification="Stadt",
    federal_state="HE", district="Kassel", population=200000, longitude=9.5, latitude=51.3)
print(actions.file_motion(by=None, municipality=place, title="Leerstand").pk)
"""
WRITE = """
from portal.motions.models import Filing
from portal.motions.register import actions
filing = Filing.objects.get(pk={pk})
for number in range({steps}):
    actions.record_step(by=None, filing=filing, decision="postponed", note="{name}-%s" % number)
"""
READ = """
from portal.motions.models import Filing
filing = Filing.objects.get(pk={pk})
steps = filing.events.filter(axis="decision")
print(filing.revision, steps.count(), len(set(steps.values_list("note"))), len(set(steps.values_list("revision"))))
"""


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="gives the processes a file of their own")
def test_writers_at_once_lose_nothing(db, migrated, tmp_path):
    shutil.copyfile(migrated, tmp_path / "portal.sqlite3")
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def start(code: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def said(process: subprocess.Popen) -> str:
        out, problem = process.communicate(timeout=60)
        assert process.returncode == 0, problem.decode()
        return out.decode().strip()

    key = said(start(PREPARE))
    for writer in [start(WRITE.format(pk=key, steps=STEPS, name=name)) for name in range(WRITERS)]:
        said(writer)
    written = WRITERS * STEPS
    assert said(start(READ.format(pk=key))).split() == [str(written + 1), *[str(written)] * 3]
