"""A portal that really runs, with several workers, and people who publish in it while others read."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.ports import free_port

__all__ = ["free_port"]
ROOT = Path(__file__).resolve().parents[2]
SECONDS_FRESH = 1.0
# Publishes again and again, with a draft in between that nobody may see; says which number is committed.
PUBLISHER = """
import sys, time
sys.path.insert(0, {root!r})
from django.db import connection
from tests import factories
from portal.publishing.models import Article
article = Article.objects.filter(slug="stand").first() or factories.make_article("Stand 0 Ende", slug="stand")
for number in range(1, {times} + 1):
    article = Article.objects.get(pk=article.pk)
    article.title = f"Stand {{number}} Ende"
    article.save_revision().publish()
    print(number, time.monotonic(), flush=True)
    article = Article.objects.get(pk=article.pk)
    article.title = "GEHEIM"
    article.save_revision()
    time.sleep({pause})
"""


@dataclass
class Running:
    """`port` answers on 127.0.0.1; `folder` is its DATA_DIR."""

    port: int
    folder: Path
    environment: dict[str, str]
    process: subprocess.Popen

    def python(self, code: str) -> subprocess.Popen:
        """Runs code inside Django, beside the server, on the same data."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", code]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True)

    def run(self, code: str, seconds: float = 300) -> str:
        process = self.python(code)
        out, _ = process.communicate(timeout=seconds)
        assert process.returncode == 0
        return out.strip()


def wait_for(port: int, process: subprocess.Popen, seconds: float = 600, pause: float = 0.05) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "ended before it answered"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(pause)
    raise AssertionError("did not answer")


@contextmanager
def running(
    folder: Path,
    *,
    workers: int = 2,
    url: str = "",
    migrated: Path | None = None,
    demo: bool = False,
    before: tuple[str, ...] = (),
    pause: float = 0.05,
    port: int = 0,
    **more: str,
) -> Iterator[Running]:
    """`manage.py serve`, without demo unless asked for, in a folder of its own.

    `url`: how readers call it, when something is in front. `before`: a program that starts it. `pause`: seconds between
    two looks whether it answers. `port`: a certain one. `more`: more of the environment.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if migrated and migrated.exists():
        shutil.copyfile(migrated, folder / "portal.sqlite3")
    port = port or free_port()
    own = {"DATA_DIR": str(folder), "PORT": str(port), "PORTAL_URL": url or f"http://127.0.0.1:{port}"}
    environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"} | more
    command = [*before, sys.executable, "manage.py", "serve", "--workers", str(workers)]
    command += [] if demo else ["--ohne-demo"]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(port, process, pause=pause)
            yield Running(port, folder, environment, process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def get(port: int, path: str = "/", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """One answer over a connection of its own, so that any of the workers may give it; `.data` is its body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.data = answer.read()
        return answer
    finally:
        connection.close()


@dataclass
class Reading:
    """What readers saw while somebody published."""

    seen: list[tuple[float, int]] = field(default_factory=list)
    drafts: int = 0
    errors: int = 0
    committed: list[tuple[float, int]] = field(default_factory=list)

    def oldest(self) -> float:
        """The longest time in seconds after a publication at which somebody still got what was there before."""
        worst = 0.0
        for begun, number in self.seen:
            newer = [at for at, published in self.committed if published > number and at < begun]
            worst = max(worst, begun - min(newer)) if newer else worst
        return worst


def read_while_publishing(
    portal: Running, *ports: int, times: int, pause: float, readers: int = 4, **headers: str
) -> Reading:
    """Readers, each at one of the ports, ask without pause for a page that is published `times` times."""
    found, over = Reading(), threading.Event()

    def reader(port: int) -> None:
        while not over.is_set():
            begun = time.monotonic()
            try:
                page = get(port, "/blog/stand/", **headers).data.decode()
            except OSError:
                found.errors += 1
                continue
            found.drafts += "GEHEIM" in page
            if "Stand " in page:
                found.seen.append((begun, int(page.partition("Stand ")[2].split(" ", 1)[0])))

    threads = [threading.Thread(target=reader, args=[ports[number % len(ports)]]) for number in range(readers)]
    for thread in threads:
        thread.start()
    publisher = portal.python(PUBLISHER.format(root=str(ROOT), times=times, pause=pause))
    for line in publisher.stdout:
        number, at = line.split()
        found.committed.append((float(at), int(number)))
    assert publisher.wait() == 0
    time.sleep(SECONDS_FRESH + 0.5)
    over.set()
    for thread in threads:
        thread.join()
    return found


def main() -> None:
    """`python -m tests.serving.running WORKERS TIMES`: the long run."""
    import tempfile

    workers, times = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), workers=workers) as portal:
        found = read_while_publishing(portal, portal.port, times=times, pause=0.05, readers=8)
    print(
        f"{workers} workers, {len(found.committed)} publications, {len(found.seen)} answers, {found.errors} errors, "
        f"{found.drafts} drafts, oldest answer {found.oldest():.3f} s after a publication"
    )


if __name__ == "__main__":
    main()
