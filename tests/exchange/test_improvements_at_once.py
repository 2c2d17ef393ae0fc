"""Processes that accept one proposal at once: one wins, the others are told, and there is one draft."""

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
from dataclasses import replace
from motionkit.text import as_data
from portal.accounts.models import User
from portal.exchange.improving import actions
from portal.exchange.models import Improvement
from tests.factories import make_motion
for number in range({editors}):
    User.objects.create_user(f"redaktion{{number}}")
motion = make_motion(slug="leerstand")
text = replace(motion.motion_text, facts="Neu.")
proposal = Improvement(motion=motion, base=motion.versions.get(), text=as_data(text), summary="Neu.", why="Darum.")
actions.hand_in(improvement=proposal, token="T" * 32)
"""
DECIDE = """
import time
from portal.accounts.models import User
from portal.exchange.improving import actions
from portal.exchange.improving.accepting import Acceptance, accept, select
from portal.exchange.models import Improvement
proposal = Improvement.objects.get()
chosen = select(proposal)
taken = Acceptance(chosen, chosen.text, chosen.current.content_hash, "Neu", "Darum", "")
time.sleep({pause})
try:
    accept(by=User.objects.get(username="redaktion{number}"), improvement=proposal, revision=1, taken=taken)
    print("übernommen")
except actions.Refused as problem:
    print(problem)
"""
READ = """
from wagtail.models import Revision
from portal.exchange.models import Improvement
print(Revision.objects.count(), Improvement.objects.get().state)
"""


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "sqlite", reason="gives the processes a file of their own")
def test_editors_at_once_make_one_draft_of_one_proposal(db, migrated, tmp_path):
    shutil.copyfile(migrated, tmp_path / "portal.sqlite3")
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def start(code: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def said(process: subprocess.Popen) -> str:
        out, problem = process.communicate(timeout=240)
        assert process.returncode == 0, problem.decode()
        return out.decode().strip()

    said(start(PREPARE.format(editors=EDITORS)))
    deciding = [start(DECIDE.format(number=number, pause=1)) for number in range(EDITORS)]
    answers = [said(process) for process in deciding]
    assert answers.count("übernommen") == 1
    assert sum("schon entschieden" in answer for answer in answers) == EDITORS - 1
    assert said(start(READ)).split() == ["1", "accepted"]
