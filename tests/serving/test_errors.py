"""Pages for what goes wrong: German, with all headers, without details, and what was typed comes back."""

import errno
import json
import sqlite3

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, IntegrityError, InterfaceError, InternalError, OperationalError
from django.test import Client, override_settings

from portal.publishing import views
from portal.serving.errors.faults import Fault, fault_of

DETAIL = "geheimes Detail"
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")
HEADERS += ("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Frame-Options")


def sqlite(code: int, words: str = DETAIL) -> OperationalError:
    cause = sqlite3.OperationalError(words)
    cause.sqlite_errorcode = code
    error = OperationalError(words)
    error.__cause__ = cause
    return error


def postgresql(state: str, kind: type[DatabaseError]) -> DatabaseError:
    cause = RuntimeError(DETAIL)
    cause.sqlstate = state
    error = kind(DETAIL)
    error.__cause__ = cause
    return error


FAULTS = [
    (sqlite(sqlite3.SQLITE_FULL), Fault.FULL),
    (sqlite(sqlite3.SQLITE_READONLY_DBMOVED), Fault.READ_ONLY),
    (sqlite(sqlite3.SQLITE_BUSY), Fault.BUSY),
    (sqlite(sqlite3.SQLITE_CANTOPEN), Fault.AWAY),
    (sqlite(sqlite3.SQLITE_ERROR, "no such table: wagtailcore_page"), Fault.AWAY),
    (sqlite(sqlite3.SQLITE_ERROR, 'near "SELEKT": syntax error'), None),
    (postgresql("53100", OperationalError), Fault.FULL),
    (postgresql("25006", InternalError), Fault.READ_ONLY),
    (postgresql("57P01", OperationalError), Fault.AWAY),
    (postgresql("55P03", OperationalError), Fault.BUSY),
    (postgresql("42P01", DatabaseError), None),
    (InterfaceError("connection already closed"), Fault.AWAY),
    (OSError(errno.ENOSPC, "No space left on device"), Fault.FULL),
    (OSError(errno.EROFS, "Read-only file system"), Fault.READ_ONLY),
    (FileNotFoundError(errno.ENOENT, "weg"), None),
    (IntegrityError("UNIQUE constraint failed"), None),
    (RuntimeError("unser Fehler"), None),
]


@pytest.mark.parametrize(("error", "fault"), FAULTS, ids=lambda value: str(value))
def test_what_an_exception_says_about_the_machine(error, fault):
    assert fault_of(error) is fault


def test_fault_behind_another_exception():
    behind = ValueError("beim Aufräumen")
    behind.__context__ = sqlite(sqlite3.SQLITE_FULL)
    assert fault_of(behind) is Fault.FULL


@pytest.fixture
def failing(site, client, monkeypatch):
    """Makes every page of the magazine raise something."""
    client.raise_request_exception = False

    def fail(error: Exception):
        def broken(*args, **kwargs):
            raise error

        monkeypatch.setattr(views.Page.objects, "filter", broken)
        return client

    return fail


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (SuspiciousOperation(DETAIL), 400, "konnten wir nicht lesen"),
        (PermissionDenied(DETAIL), 403, "fehlen Ihnen die Rechte"),
        (RuntimeError(DETAIL), 500, "Fehler liegt bei uns"),
        (sqlite(sqlite3.SQLITE_FULL), 503, "kein Platz mehr frei"),
        (sqlite(sqlite3.SQLITE_BUSY), 503, "sehr viele zugleich"),
        (OSError(errno.EROFS, DETAIL), 503, "nichts schreiben"),
        (InterfaceError(DETAIL), 503, "Datenbank nicht"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_every_error_is_german_and_has_no_detail(failing, error, status, words):
    answer = failing(error).get("/ueber-uns/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert '<html lang="de">' in page
    assert DETAIL not in page
    assert all(header in answer for header in HEADERS)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert ("Retry-After" in answer) == (status == 503)


@pytest.mark.parametrize("https", [False, True])
def test_foreign_host_gets_a_german_page_with_all_headers(client, https):
    with override_settings(SECURE_SSL_REDIRECT=https, HTTPS=https, SECURE_HSTS_SECONDS=1000):
        answer = client.get("/", headers={"host": "boese.example"})
    assert answer.status_code == 400
    assert "konnten wir nicht lesen" in answer.content.decode()
    assert all(header in answer for header in HEADERS)
    assert ("Strict-Transport-Security" in answer) == https


def test_form_of_another_site_is_refused_in_german(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.post("/redaktion/account/", {"name": "x"})
    assert answer.status_code == 403
    assert "Das kam nicht von hier" in answer.content.decode()


@pytest.mark.parametrize("login", [False, True])
def test_wagtails_failing_page_is_not_there(site, client, editor, login):
    if login:
        client.force_login(editor)
    client.raise_request_exception = False
    answer = client.get("/redaktion/failwhale/")
    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]


LONG = "Das ist ein langer Text, der verloren wäre.\n</textarea><script>alert(1)</script>"


@pytest.fixture
def out_of_order(rf):
    from portal.serving.errors.pages import out_of_order

    def ask(data: dict, path: str = "/mitmachen/beitrag/", site: str = "same-origin", **headers):
        request = rf.post(path, data, headers={"sec-fetch-site": site} | headers)
        return out_of_order(request, Fault.FULL)

    return ask


def test_what_was_typed_comes_back(out_of_order):
    answer = out_of_order(
        {"titel": "Wasser", "text": LONG, "thema": ["a", "b"], "schritt": "senden", "stempel": "x" * 80}
    )
    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "120"
    assert answer["Cache-Control"] == "no-store"
    assert "ist nicht gespeichert" in page
    assert '<form action="/mitmachen/beitrag/" method="post">' in page
    assert "Das ist ein langer Text, der verloren wäre.\n&lt;/textarea&gt;&lt;script&gt;" in page
    for name, value in (
        ("titel", "Wasser"),
        ("thema", "a"),
        ("thema", "b"),
        ("schritt", "senden"),
        ("stempel", "x" * 80),
    ):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert "<script" not in page


def test_nothing_comes_back_that_another_site_sent(out_of_order):
    page = out_of_order({"text": LONG}, site="cross-site").content.decode()
    assert "langer Text" not in page
    assert "<form" not in page


def test_passwords_never_come_back(out_of_order):
    page = out_of_order(
        {"username": "redakteurin", "password": "ganz-geheim-123"}, "/redaktion/login/"
    ).content.decode()
    assert "ganz-geheim" not in page
    assert "redakteurin" not in page
    assert "gehen Sie in Ihrem Browser zurück" in page


def test_autosave_is_told_in_its_own_words(out_of_order):
    answer = out_of_order({"title": "x"}, "/redaktion/pages/3/edit/", accept="application/json")
    assert answer.status_code == 503
    assert json.loads(answer.content)["success"] is False
    assert "gerade nicht speichern" in json.loads(answer.content)["error_message"]
