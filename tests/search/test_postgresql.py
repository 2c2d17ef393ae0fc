"""The everyday searches once more, on a PostgreSQL that is started for them: the same is found as on SQLite."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.postgres import programs, throwaway

ROOT = Path(__file__).resolve().parents[2]
FILES = ["tests/search/test_pairs.py", "tests/search/test_finding.py", "tests/search/test_hidden.py"]


@pytest.mark.slow
def test_everyday_searches_find_the_same_on_postgresql():
    pytest.importorskip("psycopg", reason="psycopg is not installed: uv pip install '.[postgres]'")
    if programs() is None:
        pytest.skip("PostgreSQL is not installed.")
    with throwaway() as address:
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", *FILES]
        own = os.environ | {"DATABASE_URL": address}
        done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
    assert " passed" in done.stdout
