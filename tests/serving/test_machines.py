"""Answers for machines."""

import pytest
from django.db import connection


def test_health_is_ok_when_the_database_answers(db, client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_health_says_when_the_database_is_gone(db, client, monkeypatch):
    def gone(*args, **kwargs):
        raise OSError("weg")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        answer = client.get("/healthz")
    assert answer.status_code == 503


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/.well-known/security.txt", "/sitemap.xml", "/favicon.ico", "/vorschau.png"]
)
def test_well_known_addresses_answer(site, client, path):
    assert client.get(path, follow=False).status_code in {200, 302}


def test_nothing_but_reading_is_allowed(site, client):
    for path in ("/", "/blog/", "/robots.txt", "/feeds/alles/", "/stimmen/"):
        assert client.post(path).status_code == 405
