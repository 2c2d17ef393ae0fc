"""Where the content lies, as the operator says, and what is refused with a German sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.databases import database


def test_sqlite_keeps_what_was_acknowledged(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    options = database(tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_comes_from_its_address(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://na%2Fme:p%40s:s@rechner:5433/portal?sslmode=verify-full")
    made = database(tmp_path)
    assert (made["NAME"], made["USER"], made["PASSWORD"]) == ("portal", "na/me", "p@s:s")
    assert (made["HOST"], made["PORT"]) == ("rechner", "5433")
    assert made["OPTIONS"]["sslmode"] == "verify-full"
    assert "target_session_attrs" not in made["OPTIONS"]


def test_of_two_servers_the_one_that_takes_writes_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://name@eins:5432,[fd00::2]:5433/portal")
    made = database(tmp_path)
    assert (made["HOST"], made["PORT"]) == ("eins,fd00::2", "5432,5433")
    assert made["OPTIONS"]["target_session_attrs"] == "read-write"


@pytest.mark.parametrize(
    "url",
    [
        "mysql://rechner/portal",
        "postgresql://rechner",
        "postgresql://rechner:viel/portal",
        "postgresql://rechner/portal?options=-csearch_path",
        "postgresql://rechner/portal?sslmode",
        "portal",
    ],
)
def test_address_that_is_none_is_refused(tmp_path, monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        database(tmp_path)
