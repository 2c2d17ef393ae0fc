"""Nothing that is private gets out: by a log, by a start that should not have been, by an address that looks like a file."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError

from portal.serving.finished.page import finish
from portal.serving.logs import Discreet, discreet
from tests import factories
from tests.ports import free_port
from tests.prepared import with_static
from tests.serving.portal_folder import make_portal

ADDRESS = "maria.muster+probe@mail.example.org"
TOKEN = "Zx9aQ2mN8vB4kL7pR1tY6wE3"


def formatted(error: Exception, message: str = "Internal Server Error: %s", *args: object) -> str:
    """As the console's handler writes it."""
    handlers = [handler for handler in logging.getLogger().handlers if isinstance(handler.formatter, Discreet)]
    assert handlers, "the settings' own handler is not in use"
    try:
        raise error
    except type(error):
        record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, sys.exc_info())
    return handlers[0].format(record)


def test_every_handler_of_the_settings_is_discreet():
    handlers = settings.LOGGING["handlers"].values()
    assert handlers
    assert all(handler["formatter"] == "discreet" and "links" in handler["filters"] for handler in handlers)


def test_refused_row_names_nobody():
    error = IntegrityError(
        "duplicate key value violates unique constraint „accounts_user_email“\n"
        f"DETAIL:  Key (email, name)=({ADDRESS}, Maria Muster) already exists."
    )
    text = formatted(error, "Internal Server Error: %s", "/redaktion/users/")
    assert "IntegrityError" in text
    assert "/redaktion/users/" in text
    assert "test_secrets.py" in text, "where it happened stays"
    assert ADDRESS not in text
    assert "Maria" not in text


@pytest.mark.parametrize(
    "secret",
    [ADDRESS, f"/suche/?q={TOKEN}", TOKEN, "a" * 20 + "0f" * 10, "/suche/?q=krankheit"],
)
def test_secrets_are_taken_out(secret):
    text = formatted(ValueError(f"mit {secret} ging es nicht"))
    assert secret not in text
    assert "ging es nicht" in text


@pytest.mark.parametrize(
    "text",
    [
        'File "portal/publishing/models/texts.py", line 209, in save',
        "test_what_was_erased_since_the_backup_is_erased_again",
        "django.db.utils.OperationalError: database is locked",
        "2026-11-25 22:59:00+00:00",
    ],
)
def test_what_helps_to_mend_stays(text):
    assert discreet(text) == text


def test_body_of_a_failing_request_is_in_no_log(site, client, monkeypatch, capfd, caplog):
    from portal.exchange.reporting import views

    def broken(*args, **kwargs):
        raise IntegrityError(f"DETAIL:  Key (email)=({ADDRESS}) already exists.")

    monkeypatch.setattr(views, "read_form", broken)
    client.raise_request_exception = False
    typed = {"email": ADDRESS, "note": "Marias eigene Worte", "stempel": TOKEN}
    answer = client.post("/mitmachen/einbringung/", typed, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 500
    written = "".join(handler.format(record) for record in caplog.records for handler in _own_handlers())
    written += "".join(capfd.readouterr())
    assert "IntegrityError" in written
    for secret in (*typed.values(), "Muster"):
        assert secret not in written
        assert secret not in answer.content.decode()


def _own_handlers() -> list[logging.Handler]:
    return [handler for handler in logging.getLogger().handlers if isinstance(handler.formatter, Discreet)]


@pytest.mark.slow
def test_start_in_public_is_refused_with_debugging_a_weak_key_and_open_files(tmp_path, collected, migrated):
    portal = make_portal(tmp_path / "a", migrated)
    with_static(portal.path, collected)
    key = portal.path / "secret.key"
    public = {"PORTAL_URL": "https://kommunalsozialismus.example", "PORTAL_DEBUG": "1"}
    key.write_text("kurz")
    key.chmod(0o644)
    portal.path.chmod(0o777)
    done = portal.run("serve", "--ohne-demo", PORT=str(free_port()), **public)
    assert done.returncode == 1
    for words in (
        "PORTAL_DEBUG ist an",
        "Schlüssel ist zu schwach",
        "Schlüssel lesen",
        "dürfen in den Datenordner",
        "Impressum",
    ):
        assert words in done.stderr
    done = portal.run("serve", PORT=str(free_port()), PORTAL_SECRET_KEY="django-insecure-" + "a" * 10)
    assert done.returncode == 1
    assert "zu schwach" in done.stderr


PRIVATE = [
    "/redaktion/",
    "/redaktion/login/",
    "/redaktion/account/",
    f"/mitmachen/einbringung/{TOKEN}/",
    "/mitmachen/einbringung/",
]


@pytest.mark.parametrize("ending", ["x.css", "x.js", ";x.css", "%2Fx.css", "..%2Fx.png", "x.css?v=1"])
@pytest.mark.parametrize("path", PRIVATE)
def test_private_page_with_the_ending_of_a_file_is_kept_by_nobody(editor_client, path, ending):
    answer = editor_client.get(path + ending)
    assert answer.status_code in (301, 302, 404)
    if path.startswith("/redaktion/"):
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", PRIVATE)
def test_private_pages_are_never_finished_bytes(editor_client, path):
    import datetime

    answer = editor_client.get(path)
    status = f"{answer.status_code} {answer.reason_phrase}"
    page = finish(1, status, list(answer.items()), answer.content, datetime.datetime.now(datetime.UTC))
    assert page is None or answer.status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-Host": "boese.example"},
        {"X-Forwarded-Port": "666"},
        {"X-Forwarded-Server": "boese.example"},
        {"Forwarded": "host=boese.example;proto=http"},
        {"X-Original-URL": "/redaktion/"},
        {"X-Rewrite-URL": "/redaktion/"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Forwarded-Prefix": "/boese"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_headers_of_a_front_server_that_is_none_change_nothing(site, client, headers):
    factories.make_article("Wasser", slug="wasser")
    plain, poisoned = client.get("/blog/wasser/"), client.get("/blog/wasser/", headers=headers)
    assert poisoned.status_code == 200
    assert poisoned.content == plain.content
    assert dict(poisoned.items()) == dict(plain.items())
