"""The shipped nginx file in a real nginx, in front of a real portal."""

import contextlib
import http.client
import socket
import time
from http.cookies import SimpleCookie

import pytest

from tests.prepared import with_static
from tests.serving.front import NGINX, front
from tests.serving.observatory import score
from tests.serving.running import ROOT, SECONDS_FRESH, free_port, get, read_while_publishing, running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not NGINX, reason="nginx is missing: install the Debian package „nginx-light“"),
]
SLOW_CLIENTS = 500
SANDBOXED = ("default-src 'none'; sandbox", "sandbox; default-src 'none'")
BEGIN = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    "from pathlib import Path\n"
    "from django.conf import settings\n"
    "from tests import factories\n"
    "factories.make_article('Wasser für alle', slug='wasser')\n"
    "folder = Path(settings.MEDIA_ROOT) / 'images'\n"
    "folder.mkdir(parents=True, exist_ok=True)\n"
    "(folder / 'rathaus.jpg').write_bytes(factories.picture_bytes())\n"
    "(folder / 'boese.svg').write_text('<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>')\n"
    "(folder / 'boese.html').write_text('<script>alert(1)</script>')\n"
    "(folder.parent / 'original.jpg').write_bytes(b'nicht oeffentlich')\n"
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory, collected, migrated):
    folder, port = tmp_path_factory.mktemp("vorn"), free_port()
    url = f"http://127.0.0.1:{port}"
    with running(with_static(folder / "data", collected), url=url, migrated=migrated) as portal:
        portal.run(BEGIN)
        with front(folder / "nginx", port=port, portal_port=portal.port) as portal.front:
            yield portal


@pytest.fixture
def ask(portal):
    """Asks nginx."""
    return lambda path="/", method="GET", **headers: get(portal.front.port, path, method, **headers)


@pytest.fixture
def state(portal):
    """How nginx answered the requests for a path, in order: MISS, HIT, BYPASS, …"""

    def of(path: str) -> list[str]:
        time.sleep(0.1)
        portal.front.reopen()
        return [line.split()[-1] for line in portal.front.log().splitlines() if f' {path}"' in line]

    return of


def test_page_comes_compressed_with_its_tag_and_is_not_sent_twice(ask):
    first = ask("/blog/wasser/", Accept_Encoding="gzip, br")
    assert (first.status, first.getheader("Content-Encoding")) == (200, "br")
    assert first.getheader("Vary") == "Accept-Encoding"
    assert first.getheader("X-Accel-Expires") is None
    assert first.getheader("Cache-Control").startswith("public, max-age=0")
    assert not first.getheader("ETag").startswith("W/")
    again = ask("/blog/wasser/", Accept_Encoding="gzip, br", If_None_Match=first.getheader("ETag"))
    assert (again.status, again.data) == (304, b"")
    head = ask("/blog/wasser/", "HEAD", Accept_Encoding="gzip, br")
    assert (head.status, head.data, head.getheader("ETag")) == (200, b"", first.getheader("ETag"))


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [("gzip;q=0", None), ("br;q=0, gzip;q=0.5", "gzip"), ("br;q=0.0,identity", None), ("gzip, br", "br"), ("", None)],
)
def test_encoding_follows_the_readers_weights(ask, accepted, sent):
    for _ in range(2):
        assert ask("/blog/wasser/", Accept_Encoding=accepted).getheader("Content-Encoding") == sent


def test_pages_are_kept_and_nothing_else_is(ask, state):
    for path in ("/stimmen/", "/suche/", "/mitmachen/einbringung/", "/healthz"):
        for _ in range(12):
            ask(path)
    assert "HIT" in state("/stimmen/")
    for path in ("/suche/", "/healthz"):
        assert "HIT" not in state(path)
    assert state("/mitmachen/einbringung/") == []  # Not even written down.


def test_somebody_logged_in_neither_gets_nor_leaves_a_copy(ask, state):
    for _ in range(3):
        answer = ask("/feeds/", Cookie="sitzung=abc")
        assert answer.getheader("Cache-Control") == "private, no-store"
    assert set(state("/feeds/")) == {"BYPASS"}


def test_page_is_new_behind_nginx_within_a_second(portal):
    found = read_while_publishing(portal, portal.front.port, times=12, pause=0.4)
    assert len(found.seen) > 50
    assert (found.drafts, found.errors) == (0, 0)
    assert found.oldest() <= SECONDS_FRESH
    assert found.seen[-1][1] == 12


def test_uploads_never_run_as_a_page(ask):
    picture = ask("/medien/images/rathaus.jpg")
    assert (picture.status, picture.getheader("Content-Type")) == (200, "image/jpeg")
    assert not picture.getheader("Content-Disposition", "").startswith("attachment")
    for path in ("/medien/images/boese.svg", "/medien/images/boese.html"):
        assert ask(path).getheader("Content-Disposition") == "attachment"
    for path in ("/medien/images/rathaus.jpg", "/medien/images/boese.svg", "/medien/images/boese.html"):
        answer = ask(path)
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert answer.getheader("Content-Security-Policy") in SANDBOXED
    for path in ("/medien/original.jpg", "/medien/images/../original.jpg", "/medien/images/%2e%2e/original.jpg"):
        assert ask(path).status == 404
    assert ask("/portal.sqlite3").status == 404
    assert ask("/medien/../portal.sqlite3").status == 404


def test_log_holds_no_address_no_query_and_no_private_link(portal, ask, state):
    ask("/blog/?art=geheimwort", User_Agent="Geheimbrowser", Referer="https://geheim.example/")
    ask("/mitmachen/einbringung/geheimer-link/")
    assert state("/blog/")
    log = portal.front.log()
    assert "127.0.0.0 [" in log
    assert "127.0.0.1" not in log
    assert "geheim" not in log.lower()


def test_slow_clients_do_not_block_a_reader(portal, ask):
    ask("/blog/wasser/")
    slow = []
    try:
        for _ in range(SLOW_CLIENTS):
            client = socket.create_connection(("127.0.0.1", portal.front.port), timeout=5)
            client.sendall(b"GET /blog/wasser/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
            slow.append(client)
        for number, path in enumerate(["/blog/wasser/", "/stimmen/", "/suche/?q=rat"] * 3):
            begin = time.monotonic()
            assert ask(path).status == 200, number
            assert time.monotonic() - begin < 2
    finally:
        for client in slow:
            client.close()


POISON = {
    "foreign X-Forwarded-Host": {"X_Forwarded_Host": "boese.example"},
    "foreign Forwarded": {"Forwarded": "host=boese.example;proto=https"},
    "foreign proto": {"X_Forwarded_Proto": "https"},
    "foreign port": {"X_Forwarded_Port": "1"},
    "other address": {"X_Original_URL": "/redaktion/", "X_Rewrite_URL": "/redaktion/"},
    "script in the browser's name": {"User_Agent": "<script>boese</script>"},
    "other language": {"Accept_Language": "xx-boese"},
    "hop by hop": {"Connection": "close, Cookie, X-Forwarded-Proto"},
    "range": {"Range": "bytes=0-3"},
    "override": {"X_HTTP_Method_Override": "POST"},
}


@pytest.mark.parametrize("headers", POISON.values(), ids=POISON.keys())
def test_no_header_of_one_reader_reaches_another(portal, ask, headers):
    path = f"/blog/wasser/?seite={abs(hash(str(headers))) % 10_000}"
    for port in (portal.front.port, portal.port):  # Through nginx, and without it.
        for address in (path, "/blog/wasser/"):
            get(port, address, Host="127.0.0.1", **headers)
            clean = get(port, address, Host="127.0.0.1")
            assert (clean.status, clean.getheader("Location")) == (200, None)
            assert "boese" not in clean.data.decode()
            assert "Wasser für alle" in clean.data.decode()


@pytest.mark.parametrize("host", ["boese.example", "127.0.0.1.boese.example", ""])
def test_foreign_host_gets_nothing_and_leaves_nothing(portal, ask, host):
    with contextlib.suppress(http.client.RemoteDisconnected):  # 444: hung up.
        assert get(portal.front.port, "/blog/", Host=host).status == 400
    assert get(portal.port, "/blog/", Host=host or "boese.example").status == 400
    assert ask("/blog/").status == 200


def test_foreign_port_is_in_no_page(portal):
    for port in (portal.front.port, portal.port):
        assert "4711" not in get(port, "/stimmen/", Host="127.0.0.1:4711").data.decode()
        assert "4711" not in get(port, "/stimmen/", Host="127.0.0.1").data.decode()


@pytest.mark.parametrize(
    "path", ["/konto/x.css", "/redaktion/x.css", "/redaktion/pages/x.jpg", "/blog/wasser/x.css", "/suche/x.js"]
)
def test_made_up_ending_makes_no_private_page_public(ask, path):
    for headers in ({"Cookie": "sitzung=abc"}, {}):
        answer = ask(path, **headers)
        assert answer.status in (301, 302, 404)
        assert "Wasser für alle" not in answer.data.decode()
    assert "no-store" in ask(path, Cookie="sitzung=abc").getheader("Cache-Control", "")


def test_order_and_unknown_parameters_change_nothing_for_others(ask):
    plain = ask("/blog/").data
    for query in ("?boese=1", "?utm_source=boese", "?seite=1&boese=%3Cscript%3E", "?boese=" + "x" * 3000, "?%00=%ff"):
        assert ask("/blog/" + query).status == 200
        assert ask("/blog/").data == plain
    assert ask("/blog/?seite=1&art=analysis").data == ask("/blog/?art=analysis&seite=1").data


def test_readers_keep_what_was_read_while_the_portal_starts_anew(tmp_path, ask):
    port = free_port()
    with front(tmp_path / "nginx", port=port, portal_port=free_port()):
        answer = get(port, "/blog/")
    assert (answer.status, answer.getheader("Retry-After")) == (503, "5")
    assert "Gleich wieder da" in answer.data.decode()
    assert answer.getheader("Cache-Control") == "no-store"


def judge(answer) -> int:
    return score(dict(answer.getheaders()), answer.data.decode(), SimpleCookie(), "127.0.0.1").points


def test_pages_of_the_front_server_itself_are_german_and_strict(tmp_path):
    port = free_port()
    with front(tmp_path / "nginx", port=port, portal_port=free_port()):
        large = get(port, "/mitmachen/beitrag/", "POST", Content_Length=str(13 * 1024 * 1024))
        away = get(port, "/blog/")
        many = [get(port, "/mitmachen/beitrag/", "POST", Content_Length="0") for _ in range(40)][-1]
    assert (large.status, away.status, many.status) == (413, 503, 429)
    assert "Das ist zu groß" in large.data.decode()
    assert "Einen Augenblick" in many.data.decode()
    assert many.getheader("Retry-After") == "10"
    for answer in (large, away, many):
        assert 'lang="de"' in answer.data.decode()
        assert judge(answer) >= 120
