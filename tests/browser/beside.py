"""A process beside the server that runs code inside Django on the same data, whenever it is asked: starting one takes seconds."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# One line comes in for each piece of code, one goes out: what it has printed, and how it failed.
LOOP = """
import contextlib, io, json, sys, traceback
from django.db import connections
for line in sys.stdin:
    printed, failure = io.StringIO(), ""
    try:
        with contextlib.redirect_stdout(printed):
            exec(json.loads(line), {"__name__": "__main__"})
    except BaseException:
        failure = traceback.format_exc()
    connections.close_all()
    print(json.dumps([printed.getvalue(), failure]), flush=True)
"""


class Beside:
    """`environment`: that of the server. It starts with the first question."""

    def __init__(self, environment: dict[str, str]):
        self._environment = environment
        self._process: subprocess.Popen | None = None

    def python(self, code: str) -> str:
        """What the code prints."""
        process = self._started()
        process.stdin.write(json.dumps(code) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, "the process beside the server has ended"
        printed, failure = json.loads(answer)
        assert not failure, failure
        return printed.strip()

    def _started(self) -> subprocess.Popen:
        if self._process is None:
            command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", LOOP]
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        return self._process

    def end(self) -> None:
        if self._process:
            self._process.communicate(timeout=20)
