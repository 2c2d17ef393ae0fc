"""Several servers as one: the same content, pages in step, and nothing acknowledged lost with the primary.

`make test-cluster` runs this; PUBLICATIONS says how often a page is published while people read it on both servers.
"""

import http.cookiejar
import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections import Counter

import pytest

from tests.cluster.nodes import MISSING, cluster
from tests.ports import free_port
from tests.postgres import DATABASE, ROLE
from tests.serving.killing import STAMPS, WRITTEN
from tests.serving.running import ROOT, SECONDS_FRESH, get, read_while_publishing
from tests.serving.senders import Senders
from tests.serving.store import store

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"missing: {', '.join(MISSING)}; `make test-cluster` installs it"),
]
PUBLICATIONS = int(os.environ.get("PUBLICATIONS") or 20)
BEGIN = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests import factories\n"
PASSWORD = "Rathaus-Schlüssel-am-Haken-7"


@pytest.fixture(scope="module")
def portal():
    with cluster() as portal:
        yield portal


def test_both_servers_found_one_portal_and_one_of_them_makes_the_rounds(portal):
    homes = portal.primary.sql("SELECT count(*) FROM publishing_homepage", database="portal")
    assert homes == "1"
    time.sleep(4)  # The rounds begin two seconds after the start.
    held = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7302 AND granted"
    assert portal.primary.sql(held, database="portal") == "1"


def test_text_and_picture_of_one_server_are_read_on_the_other(portal):
    one, other = portal.nodes
    made = one.run(
        BEGIN + "factories.make_article('Wasser für alle', slug='wasser')\n"
        "print(factories.make_picture().get_rendition('width-40|format-webp').url)"
    )
    time.sleep(SECONDS_FRESH)
    assert {get(port, "/blog/wasser/").status for port in (*portal.ports, portal.port)} == {200}
    pictures = [get(port, made) for port in (*portal.ports, portal.port)]
    assert {answer.status for answer in pictures} == {200}
    assert len({answer.data for answer in pictures}) == 1
    assert not list(one.folder.glob("media/**/*.webp"))
    assert b'href="/blog/wasser/"' in get(other.port, "/suche/?q=wasser").data


def test_what_one_server_remembers_the_other_knows(portal):
    one, other = portal.nodes
    one.run("from django.core.cache import cache; cache.set('wort', 'Wasser', 60)")
    assert other.run("from django.core.cache import cache; print(cache.get('wort'))") == "Wasser"


def test_editor_who_logged_in_on_one_server_works_on_both(portal):
    portal.nodes[0].run(
        "from portal.accounts.models import User; from django.contrib.auth.models import Group\n"
        f"user = User.objects.create_user('kim', password={PASSWORD!r}); user.groups.set(Group.objects.filter(name='Redaktion'))"
    )
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"http://127.0.0.1:{portal.port}/redaktion/"
    page = browser.open(f"{address}login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    fields = {"csrfmiddlewaretoken": token, "username": "kim", "password": PASSWORD, "next": "/redaktion/"}
    request = urllib.request.Request(
        f"{address}login/", urllib.parse.urlencode(fields).encode(), headers={"Referer": f"{address}login/"}
    )
    browser.open(request)
    seen = [browser.open(address) for _ in range(4)]  # nginx asks one server after the other.
    assert {(answer.status, answer.url) for answer in seen} == {(200, address)}


def test_backup_of_one_server_comes_back_with_another_database_and_another_store(portal, tmp_path):
    one = portal.nodes[0]
    portal.primary.sql(f"CREATE DATABASE anderswo OWNER {ROLE}")
    with store() as other:
        new = one.environment | {
            "DATA_DIR": str(tmp_path / "neu"),
            "DATABASE_URL": one.environment["DATABASE_URL"].replace(f"/{DATABASE}", "/anderswo"),
            "PORTAL_MEDIA": other.url,
            "PORT": str(free_port()),
        }
        manage(one.environment, "backup", str(tmp_path / "sicherungen"))
        [backup] = (tmp_path / "sicherungen").glob("*.tar.gz")
        manage(new, "restore", str(backup))
        assert other.files == portal.store.files != {}
        assert not (tmp_path / "neu" / "media").exists()
    pages = "SELECT string_agg(title, '|' ORDER BY id) FROM wagtailcore_page"
    assert "Wasser für alle" in portal.primary.sql(pages, database="anderswo")
    assert portal.primary.sql(pages, database="anderswo") == portal.primary.sql(pages, database=DATABASE)


def test_no_worker_of_any_server_shows_an_old_page_for_longer_than_a_second(portal):
    host = f"127.0.0.1:{portal.port}"  # As nginx asks; under another name nothing is kept.
    found = read_while_publishing(portal.nodes[0], *portal.ports, times=PUBLICATIONS, pause=0.05, Host=host)
    print(
        f"\n{len(found.committed)} publications, {len(found.seen)} answers of 4 workers on 2 servers, {found.errors} errors, "
        f"{found.drafts} drafts, oldest answer {found.oldest():.3f} s after a publication"
    )
    assert len(found.committed) == PUBLICATIONS
    assert (found.drafts, found.errors) == (0, 0)
    assert found.oldest() <= SECONDS_FRESH
    assert found.seen[-1][1] == PUBLICATIONS


def test_when_the_primary_is_killed_nothing_acknowledged_is_lost(portal):
    """Comes last: there is only one standby."""
    one = portal.nodes[0]
    stamps = one.run(STAMPS.format(many=4000)).split()
    host = f"127.0.0.1:{portal.port}"  # As nginx asks; often enough for every worker to have made the page.
    assert {get(port, "/blog/", Host=host).status for port in portal.ports for _ in range(20)} == {200}
    time.sleep(3.1)  # Forms that are sent at once are refused.
    senders = [Senders(port, stamps[number::2], threads=2, at=f"{number} ") for number, port in enumerate(portal.ports)]
    for sender in senders:
        sender.start()
    _wait_for(senders, 10)
    killed = time.monotonic()
    portal.primary.kill()
    read_meanwhile = {get(port, "/blog/", Host=host).status for port in portal.ports for _ in range(4)}
    portal.standby.promote()
    promoted = time.monotonic()
    _wait_for(senders, 10)
    for sender in senders:
        sender.stop()

    titles, texts = json.loads(one.run(WRITTEN))
    there = Counter(titles) + Counter(texts)
    acknowledged = [text for sender in senders for text in (*sender.sent.reports, *sender.sent.messages)]
    pause = max(sender.sent.longest_pause(killed) for sender in senders)
    print(
        f"\npromoted {promoted - killed:.2f} s after the kill, written again on both servers after {pause:.2f} s; "
        f"{len(acknowledged)} acknowledged, {sum(not there[one] for one in acknowledged)} lost"
    )
    assert read_meanwhile == {200}
    assert [text for text in acknowledged if not there[text]] == []
    assert [text for text, times in there.items() if times > 1] == []


def manage(environment: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _wait_for(senders: list[Senders], more: int) -> None:
    """Until each has heard `more` times that something arrived."""
    wanted = [len(sender.sent.times) + more for sender in senders]
    deadline = time.monotonic() + 120
    while any(len(sender.sent.times) < number for sender, number in zip(senders, wanted, strict=True)):
        assert time.monotonic() < deadline, [sender.sent.answers for sender in senders]
        time.sleep(0.05)
