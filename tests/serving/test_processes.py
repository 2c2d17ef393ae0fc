"""Processes that are kept running, and end with the one that keeps them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.serving.processes import LONGEST_PAUSE, Kept, _plan_anew
from tests.serving.killing import children
from tests.serving.running import ROOT

KEEPER = """
import os, signal, time
from portal.serving import processes as room
from portal.serving.processes import Processes
room.SECONDS_TO_END = 1
def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(600)
def work():
    time.sleep(600)
def fail():
    os._exit(3)
processes = Processes()
processes.start("Eins", work)
processes.start("Zwei", work)
print("da", flush=True)
{more}
processes.keep()
print("in Ordnung", flush=True)
"""


@pytest.fixture
def keeper():
    started = []

    def start(more: str = "") -> subprocess.Popen:
        command = [sys.executable, "-c", KEEPER.format(more=more)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout.readline() == "da\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def until(is_so, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def lives(pid: int) -> bool:
    """A process that has ended and that nobody has asked about counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_killed_process_is_forked_again_and_the_others_work_on(keeper):
    above = keeper()
    *_, other = children(above.pid)
    for _ in range(4):
        known = set(children(above.pid))
        os.kill((known - {other}).pop(), signal.SIGKILL)
        until(lambda known=known: set(children(above.pid)) - known)
        assert other in children(above.pid)


def test_all_that_are_killed_at_once_come_back(keeper):
    above = keeper()
    killed = set(children(above.pid))
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    until(lambda: len(set(children(above.pid)) - killed) == 2)


def test_orphans_end_by_themselves(keeper):
    above = keeper("processes.start('Taub', deaf)")
    until(lambda: len(children(above.pid)) == 3)
    left = children(above.pid)
    above.kill()
    until(lambda: not any(lives(pid) for pid in left))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_processes_end_in_order_when_asked(keeper, number):
    above = keeper()
    left = children(above.pid)
    above.send_signal(number)
    out, errors = above.communicate(timeout=20)
    assert (out, errors, above.returncode) == ("in Ordnung\n", "", 0)
    assert not any(lives(pid) for pid in left)


def test_process_that_does_not_listen_is_killed_in_the_end(keeper):
    above = keeper("processes.start('Taub', deaf)")
    time.sleep(1)
    left = children(above.pid)
    above.terminate()
    above.communicate(timeout=20)
    assert (len(left), above.returncode) == (3, 0)
    assert not any(lives(pid) for pid in left)


def test_processes_end_while_one_waits_for_its_next_start(keeper):
    above = keeper("processes.start('Kaputt', fail)")
    time.sleep(1)
    above.terminate()
    out, errors = above.communicate(timeout=20)
    assert (out, above.returncode) == ("in Ordnung\n", 0)
    assert "Kaputt: unerwartet zu Ende (Rückgabewert 3, 1. Mal in Folge); startet sofort neu." in errors


def test_pause_grows_with_failures_in_a_row_and_is_bounded(caplog):
    kept, pauses = Kept("Arbeiter 1", print), []
    for _ in range(8):
        kept.begun = time.monotonic()
        _plan_anew(kept)
        pauses.append(round(kept.due - time.monotonic(), 1))
    assert pauses == [0, 0.1, 0.2, 0.4, 0.8, *[LONGEST_PAUSE] * 3]
    kept.begun = time.monotonic() - 60
    _plan_anew(kept)
    assert kept.due <= time.monotonic()
