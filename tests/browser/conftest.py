"""The real portal on a port of this machine, and a Chromium that reports every error it sees.

Package scope, not session: Playwright keeps an event loop in this thread, which Django's database layer refuses.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.beside import Beside
from tests.environment import CHROMIUM
from tests.mailing.mail_server import MailServer, Post
from tests.prepared import with_static

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Vier-Augen-sehen-mehr"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

_networks = count()

expect.set_options(timeout=20_000)  # A busy machine is slow, not wrong.


@dataclass
class Portal:
    """A running portal with a data folder of its own. `post`: what its mail server has caught."""

    url: str
    folder: Path
    environment: dict[str, str]
    post: Post

    def __post_init__(self):
        self._beside = Beside(self.environment)

    def __enter__(self) -> "Portal":
        return self

    def __exit__(self, *error: object) -> None:
        self._beside.end()

    def python(self, code: str) -> str:
        """Runs code inside Django, beside the server, on the same data. Returns what it prints."""
        return self._beside.python(code)

    def publish_scheduled(self, *, on: str) -> None:
        """What the server does every few seconds, as if it were `on` (ISO date and time, UTC)."""
        self.python(
            "import time_machine\n"
            "from django.core.management import call_command\n"
            f"with time_machine.travel({on!r}, tick=False): call_command('publish_scheduled')"
        )


@pytest.fixture(scope="package")
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


@pytest.fixture(scope="package")
def portal(tmp_path_factory, mail_server, migrated, collected) -> Iterator[Portal]:
    """`manage.py serve`, as `make serve` runs it: founded, with the demo, granian and hashed static files."""
    folder = with_static(tmp_path_factory.mktemp("portal"), collected)
    shutil.copyfile(migrated, folder / "portal.sqlite3")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url = f"http://localhost:{port}"  # A passkey belongs to a name, never to a number.
    mail = f"smtp://127.0.0.1:{mail_server.port}?von=redaktion@portal.example"
    own = {"DATA_DIR": str(folder), "PORT": str(port), "PORTAL_URL": url, "PORTAL_MAIL": mail}
    environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    log = (folder / "server.log").open("w")
    command = [sys.executable, "manage.py", "serve", "--workers", "1"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(server, port, log.name)
        with Portal(url, folder, environment, mail_server.post) as portal:
            _hire(portal)
            yield portal
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait_for(server: subprocess.Popen, port: int, log: str) -> None:
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        assert server.poll() is None, Path(log).read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("The portal did not start:\n" + Path(log).read_text())


def _hire(portal: Portal) -> None:
    """Two editors, an author and a moderator."""
    portal.python(
        "from django.contrib.auth.models import Group\n"
        "from portal.accounts.models import User\n"
        "for name, group in [('rosa', 'Redaktion'), ('clara', 'Redaktion'), ('kurt', 'Autor*innen'), ('mona', 'Moderation')]:\n"
        f"    user = User.objects.create_user(name, password={PASSWORD!r}, first_name=name.title())\n"
        "    user.groups.add(Group.objects.get(name=group))\n"
    )


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


class Watch:
    """Collects what must not happen on any page: errors, broken policy, requests to others."""

    def __init__(self, portal: Portal):
        self.host = urlsplit(portal.url).netloc
        self.findings: list[str] = []
        self.expected: list[str] = []

    def attach(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.findings.append(f"error on {page.url}: {error}"))
        page.on("request", self._request)

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.findings.append(f"{message.type} on {message.page.url if message.page else '?'}: {message.text}")

    def _request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != self.host:
            self.findings.append(f"request to another host: {request.url}")

    def unexpected(self) -> list[str]:
        return [line for line in self.findings if not any(part in line for part in self.expected)]


@pytest.fixture
def watch(portal) -> Iterator[Watch]:
    """Fails the test when a page reported anything; `watch.expected` holds parts of messages that are wanted."""
    watch = Watch(portal)
    yield watch
    assert watch.unexpected() == []


@pytest.fixture
def open_context(portal, chromium, watch):
    """A function that opens a fresh browser profile; takes Playwright's options (e.g. java_script_enabled).

    Each test asks from a network of its own, as from behind a front server: what one network may send in an hour is limited.
    """
    opened: list[BrowserContext] = []
    network = {"X-Forwarded-For": f"198.18.{next(_networks) % 256}.7"}

    def open_one(**options) -> BrowserContext:
        context = chromium.new_context(base_url=portal.url, locale="de-DE", extra_http_headers=network, **options)
        context.on("page", watch.attach)
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def page(open_context) -> Page:
    """A page in a fresh profile, 1,280 × 900."""
    return open_context(viewport={"width": 1280, "height": 900}).new_page()
