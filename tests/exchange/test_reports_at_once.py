"""Processes that decide about one report at once: one wins, the others are told, and there is one filing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
EDITORS = 4
PREPARE = """
from portal.accounts.models import User
from portal.places.models import Municipality
Municipality.objects.create(
    ags="06611000", rgs="066110000000", name="Kassel", short_name="Kassel", classification="Stadt",
    federal_state="HE", district="Kassel", population=200000, longitude=9.5, latitude=51.3)
for number in range({editors}):
    User.objects.create_user(f"redaktion{{number}}")
"""
DECIDE = """
import time
from portal.accounts.models import User
from portal.exchange.models import FilingReport
from portal.exchange.reporting import actions
from portal.exchange.reporting.accepting import Acceptance, accept
report = FilingReport(municipality_id="06611000", title="Leerstand")
report = actions.hand_in(report=report, token="T" * 32)
time.sleep({pause})
try:
    accept(by=User.objects.get(username="redaktion{number}"), report=report, revision=1, taken=Acceptance(title="Leerstand"))
    print("übernommen")
except actions.AlreadyDecided as problem:
    print(problem)
"""
READ = """
from portal.exchange.models import FilingReport
from portal.motions.models import Filing
print(FilingReport.objects.count(), Filing.objects.count(), FilingReport.objects.get().state)
"""


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="gives the processes a file of their own")
def test_editors_at_once_make_one_filing_of_one_report(db, migrated, tmp_path):
    shutil.copyfile(migrated, tmp_path / "portal.sqlite3")
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def start(code: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def said(process: subprocess.Popen) -> str:
        out, problem = process.communicate(timeout=60)
        assert process.returncode == 0, problem.decode()
        return out.decode().strip()

    said(start(PREPARE.format(editors=EDITORS)))
    deciding = [start(DECIDE.format(number=number, pause=1)) for number in range(EDITORS)]
    answers = [said(process) for process in deciding]
    assert answers.count("übernommen") == 1
    assert sum("schon entschieden" in answer for answer in answers) == EDITORS - 1
    assert said(start(READ)).split() == ["1", "1", "accepted"]
