"""A+ with 120 points or more on every page: read, logged in, refused, out of order."""

import errno
from http.cookies import SimpleCookie

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import reverse

from portal.publishing import views
from tests import factories
from tests.serving.observatory import directives, score

pytestmark = pytest.mark.django_db
ENOUGH = 120
HOST = "testserver"
READERS = [
    "/", "/blog/", "/blog/wasser/", "/schwerpunkte/", "/schwerpunkte/wohnen/", "/geschichte/", "/debatten/", "/stimmen/",
    "/publikationen/", "/mitmachen/", "/mitmachen/einbringung/", "/antraege/", "/antraege/leerstand/", "/antraege/leerstand/anpassen/",
    "/antraege/leerstand/versionen/", "/antraege/leerstand/vergleich/", "/antraege/leerstand/einwaende/", "/antraege/pruefen/",
    "/antraege/abgleichen/", "/antraege/verbreitung/", "/antraege/ergebnisse/", "/kommunen/", "/kommunen/06611000/", "/suche/?q=wasser",
    "/impressum/", "/bildnachweise/", "/feeds/", "/gibt-es-nicht/", "/robots.txt", "/sitemap.xml", "/healthz", "/vorschau.png",
    "/.well-known/security.txt", "/feeds/alles/", "/antraege/leerstand/leerstand.pdf", "/antraege/verbreitung/daten.csv",
]  # fmt: skip
EDITORS = [
    "",
    "pages/",
    "images/",
    "documents/",
    "snippets/motions/motion/",
    "snippets/topics/topic/add/",
    "account/",
    "users/",
]


@pytest.fixture
def https(settings):
    """As the settings are under an address that begins with https."""
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 2 * 365 * 24 * 3600, True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sitzung", "__Host-schutz"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


@pytest.fixture
def content(site):
    factories.make_article("Wasser", slug="wasser")
    factories.make_focus("Wohnen", slug="wohnen")
    factories.make_motion("Leerstand", slug="leerstand")
    factories.make_municipality()


def judge(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return score(dict(answer.items()), body.decode("utf-8", "replace"), answer.cookies, HOST)


@pytest.mark.parametrize("path", READERS)
def test_what_readers_get(https, content, client, path):
    answer = client.get(path, secure=True)
    assert answer.status_code in (200, 404)
    found = judge(answer)
    assert found.points >= ENOUGH, found.reasons
    assert not answer.cookies


def test_log_in_and_its_cookies(https, client, site):
    factories.make_user("redakteurin", group="Redaktion", is_active=True)
    page = client.get("/redaktion/login/", secure=True)
    assert judge(page).points >= ENOUGH, judge(page).reasons
    assert page.cookies["__Host-schutz"]["httponly"]
    data = {"username": "redakteurin", "password": "ein-langes-Kennwort"}
    answer = client.post("/redaktion/login/", data, secure=True)
    assert answer.status_code == 302
    assert judge(answer).points >= ENOUGH, judge(answer).reasons
    assert answer.cookies["__Host-sitzung"]["httponly"]


@pytest.mark.parametrize("path", EDITORS)
def test_what_editors_get(https, editor_client, content, path):
    answer = editor_client.get(f"/redaktion/{path}", secure=True, follow=True)
    found = judge(answer)
    assert found.points >= ENOUGH, (answer.status_code, found.reasons)


def test_editor_of_a_text(https, editor_client, site):
    text = factories.make_article("Wasser")
    answer = editor_client.get(reverse("wagtailadmin_pages:edit", args=[text.pk]), secure=True)
    assert answer.status_code == 200
    assert judge(answer).points >= ENOUGH, judge(answer).reasons


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (SuspiciousOperation(), 400),
        (PermissionDenied(), 403),
        (RuntimeError(), 500),
        (OSError(errno.ENOSPC, "voll"), 503),
    ],
)
def test_error_pages(https, client, site, monkeypatch, error, status):
    def broken(*args, **kwargs):
        raise error

    monkeypatch.setattr(views.Page.objects, "filter", broken)
    client.raise_request_exception = False
    answer = client.get("/ueber-uns/", secure=True)
    assert answer.status_code == status
    assert judge(answer).points >= ENOUGH, judge(answer).reasons


def test_foreign_host(https, client):
    answer = client.get("/", secure=True, headers={"host": "boese.example"})
    assert answer.status_code == 400
    assert judge(answer).points >= ENOUGH, judge(answer).reasons


def test_the_scorer_takes_points_for_what_is_missing():
    good = {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Type": "text/html",
    }

    def points(body: str = "", cookie: str = "", **changed: str) -> int:
        headers = good | {name.replace("_", "-"): value for name, value in changed.items()}
        return score(headers, body, SimpleCookie(cookie), HOST).points

    assert points() == 130
    assert points('<script src="/static/x.js"></script>') == 130
    assert points('<script src="https://anderswo.example/x.js"></script>') == 50
    assert points(Content_Security_Policy="") == 100 - 25 - 20
    assert points(Content_Security_Policy="default-src 'none'; script-src 'unsafe-inline'") == 100 - 20 - 20
    assert (
        points(Content_Security_Policy="default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'") == 120
    )
    assert points(Strict_Transport_Security="") == 80
    assert points(cookie="sitzung=1; Path=/") == 60
    assert points(cookie="__Host-sitzung=1; Path=/; Secure; HttpOnly; SameSite=Lax") == 135
    assert directives("a 'b'; c") == {"a": ["'b'"], "c": []}
