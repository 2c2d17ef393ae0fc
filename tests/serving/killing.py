"""A portal that is killed again and again while people send reports: nothing acknowledged may be lost or doubled.

`python -m tests.serving.killing sqlite|postgres KILLS [MINUTES]`: the long run, which says what it found after so many minutes at
the latest. What is killed (SIGKILL) comes in random order: a worker most often, the same one again while it starts, all workers, the
server process above them, everything, and with PostgreSQL all of its processes. It is whole when a form comes that Django makes, a
report that is sent is acknowledged, and all workers run; before that, it is read when a reader gets a finished page.
"""

import contextlib
import http.client
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port
from tests.postgres import Postgres, postgres
from tests.serving.running import ROOT
from tests.serving.senders import FORM, Senders, Sent

# As deploy/systemd/portal-web.service says: Restart=always, RestartSec=.
SECONDS_TO_RESTART = 0.1
WORKERS = 4
FINISHED = "/"
SERVING = "tokio-rt-worker"  # A thread that only granian has.
MOST_SECONDS_AWAY = 120
STAMPS = "from portal.exchange.reporting.links import new_stamp; print('\\n'.join(new_stamp() for _ in range({many})))"
# The hour's share of reports is no question here; it is handed out anew all the time.
SHARE = """
import time
from django.db import connection
from portal.exchange.models import SendingCount
while True:
    try:
        SendingCount.objects.update(number=0)
    except Exception:
        connection.close()
    time.sleep(2)
"""
WRITTEN = """
import json
from portal.exchange.models import FilingReport, ReportMessage
print(json.dumps([list(FilingReport.objects.values_list("title", flat=True)), list(ReportMessage.objects.values_list("text", flat=True))]))
"""


@dataclass
class Service:
    """`manage.py serve`, looked after as systemd does: when its main process ends, all are killed and it starts again."""

    folder: Path
    port: int
    environment: dict[str, str]
    process: subprocess.Popen | None = None
    starts: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def look_after(self) -> None:
        command = [sys.executable, "manage.py", "serve", "--ohne-demo", "--workers", str(WORKERS)]
        while not self._over.is_set():
            with (self.folder / "server.log").open("a") as log:
                self.process = subprocess.Popen(
                    command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
                )
            self.starts += 1
            self.process.wait()
            self.kill_everything()
            self._over.wait(SECONDS_TO_RESTART)

    def python(self, code: str) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", code]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, code: str) -> str:
        process = self.python(code)
        out, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        return out

    def answers(self, path: str = FORM) -> bool:
        """Whether a form comes that Django makes; `path`: something else."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def until(self, is_so: Callable[[], object], seconds: float = MOST_SECONDS_AWAY) -> None:
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, (self.folder / "server.log").read_text()[-3000:]
            time.sleep(0.02)

    def is_whole(self) -> bool:
        """Whether all workers run and a form comes."""
        return len(self.workers()) == WORKERS and self.answers()

    def workers(self) -> list[int]:
        """Those that serve: granian's threads run in them, and in none of the other processes."""
        return [pid for pid in children(self.process.pid) if SERVING in threads(pid)] if self.process else []

    def kill_worker(self) -> float:
        return kill(random.choice(self.workers()))

    def kill_worker_in_a_row(self) -> float:
        """As soon as it comes back: whoever fails again and again must not take the others along."""
        for _ in range(3):
            known = self.workers()
            kill(known[-1])
            self.until(lambda known=known: set(self.workers()) - set(known))
        return kill(self.workers()[-1])

    def kill_workers(self) -> float:
        return max(kill(worker) for worker in self.workers())

    def kill_server(self) -> float:
        """The process that looks after all others; systemd then kills what is left and starts it again."""
        return kill(self.process.pid)

    def kill_everything(self) -> float:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        return time.monotonic()

    def stop(self) -> None:
        self._over.set()
        self.process.terminate()


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def threads(pid: int) -> set[str]:
    """Their names; none when the process has ended."""
    names = set()
    with contextlib.suppress(OSError):  # It may end while it is looked at.
        for place in Path(f"/proc/{pid}/task").iterdir():
            names.add((place / "comm").read_text().strip())
    return names


def kill(pid: int) -> float:
    """The moment, in seconds of the monotonic clock. Returns when it serves no more."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    killed = time.monotonic()
    while SERVING in threads(pid):
        time.sleep(0.001)
    return killed


@contextmanager
def service(folder: Path, *, migrated: Path | None = None, **more: str) -> Iterator[Service]:
    folder.mkdir(parents=True, exist_ok=True)
    if migrated and migrated.exists():
        shutil.copyfile(migrated, folder / "portal.sqlite3")
    port = free_port()
    own = {"DATA_DIR": str(folder), "PORT": str(port), "PORTAL_URL": f"http://127.0.0.1:{port}"}
    made = Service(folder, port, os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"} | more)
    thread = threading.Thread(target=made.look_after, daemon=True)
    thread.start()
    share = None
    try:
        made.until(made.is_whole, 600)
        share = made.python(SHARE)
        yield made
    finally:
        made.stop()
        if share:
            share.kill()
        thread.join(timeout=30)


@dataclass
class Outcome:
    """What is left in the end. `away`: what was killed → seconds until all was as before, and until a reader got a finished page."""

    sent: Sent
    lost: list[str]
    doubled: list[str]
    away: dict[str, list[tuple[float, float]]]
    starts: int

    def __str__(self) -> str:
        times = "; ".join(
            f"{name} {len(all_)}×: whole {_summed_up([whole for whole, _ in all_])}, read {_summed_up([read for _, read in all_])}"
            for name, all_ in sorted(self.away.items())
        )
        return (
            f"{sum(map(len, self.away.values()))} kills ({times}); started {self.starts}×; acknowledged {len(self.sent.reports)} reports and "
            f"{len(self.sent.messages)} messages, lost {len(self.lost)}, doubled {len(self.doubled)}; "
            f"answers {dict(sorted(self.sent.answers.items()))}"
        )


def _summed_up(seconds: list[float]) -> str:
    return f"at most {max(seconds):.2f} s, median {sorted(seconds)[len(seconds) // 2]:.2f} s"


def kill_while_sending(
    served: Service, kills: int, server: Postgres | None = None, *, tell=lambda line: None, minutes: float = 600
) -> Outcome:
    """Kills `kills` times, lets the portal come back each time, then compares what was said with what is there."""
    end = time.monotonic() + minutes * 60
    ways = {
        "worker": served.kill_worker,
        "everything": served.kill_everything,
        "server": served.kill_server,
        "all workers": served.kill_workers,
        "worker, four times in a row": served.kill_worker_in_a_row,
    }
    shares = [*list(ways)[1:], *["worker"] * 8]
    if server:
        ways["database"] = lambda: _kill_database(server)
        shares = [*["database"] * 2, *shares]
    stamps = served.run(STAMPS.format(many=500 + kills * 200)).split()
    time.sleep(3.1)  # Forms that are sent at once are refused.
    senders = Senders(served.port, stamps)
    senders.start()
    away: dict[str, list[tuple[float, float]]] = {}
    order = (shares * kills)[:kills]
    random.shuffle(order)
    for number, name in enumerate(order, 1):
        if time.monotonic() > end:
            break
        _wait_for_more(senders.sent)
        time.sleep(random.uniform(0, 0.2))
        starts = served.starts + (name in {"server", "everything"})
        killed = ways[name]()
        served.until(lambda: served.answers(FINISHED))
        read = time.monotonic() - killed
        served.until(lambda starts=starts: served.starts >= starts and served.is_whole())
        served.until(lambda killed=killed: senders.sent.times[-1] > killed)
        away.setdefault(name, []).append((time.monotonic() - killed, read))
        if number % 20 == 0:
            tell(f"{number} of {kills}, {len(senders.sent.reports)} reports acknowledged")
    time.sleep(1)
    senders.stop()
    return _compared(served, senders.sent, away)


def _kill_database(server: Postgres) -> float:
    killed = time.monotonic()
    server.kill()
    server.start()
    return killed


def _wait_for_more(sent: Sent, more: int = 1) -> None:
    """Each kill meets a portal in which people are writing."""
    before, deadline = len(sent.times), time.monotonic() + MOST_SECONDS_AWAY
    while len(sent.times) < before + more:
        assert time.monotonic() < deadline, f"nothing is acknowledged any more: {sent.answers}"
        time.sleep(0.01)


def _compared(served: Service, sent: Sent, away: dict[str, list[tuple[float, float]]]) -> Outcome:
    titles, texts = json.loads(served.run(WRITTEN))
    there = Counter(titles) + Counter(texts)
    lost = [one for one in (*sent.reports, *sent.messages) if not there[one]]
    doubled = [one for one, times in there.items() if times > 1]
    return Outcome(sent, lost, doubled, away, served.starts)


def main() -> int:
    kind, kills = sys.argv[1], int(sys.argv[2])
    with contextlib.ExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        server = open_.enter_context(postgres(durable=True)) if kind == "postgres" else None
        more = {"DATABASE_URL": server.url} if server else {}
        kept = max(ROOT.glob(".pytest_cache/d/migrated/*.sqlite3"), key=os.path.getmtime, default=None)
        served = open_.enter_context(service(folder / "data", migrated=None if server else kept, **more))
        minutes = float(sys.argv[3]) if len(sys.argv) > 3 else 600
        outcome = kill_while_sending(served, kills, server, tell=lambda line: print(line, flush=True), minutes=minutes)
        print(f"{kind}: {outcome}")
        return 1 if outcome.lost or outcome.doubled else 0


if __name__ == "__main__":
    sys.exit(main())
