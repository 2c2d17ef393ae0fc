"""Where the content lies: SQLite in the data folder, or PostgreSQL by its address, one server or a pair of them."""

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.serving.lasting import LastingConnection

WRONG: Final = (
    "DATABASE_URL muss wie „postgresql://name:kennwort@rechner/datenbank“ aussehen, bei mehreren Rechnern wie "
    "„postgresql://name:kennwort@eins:5432,zwei:5432/datenbank“."
)
# What may be added after „?“; these are libpq's own names.
PARAMETERS: Final = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"})
# A server that hangs is given up in seconds, not in the quarter of an hour that TCP would wait. Milliseconds in the last.
PATIENCE: Final[dict[str, Any]] = {"connect_timeout": 3, "tcp_user_timeout": 10_000}


def database(folder: Path) -> dict[str, Any]:
    """Django's database settings: PostgreSQL from DATABASE_URL, else SQLite in the data folder.

    SQLite: IMMEDIATE transactions wait for each other instead of failing; synchronous=FULL keeps what was
    acknowledged through a power cut. The switch to WAL is made once, before the workers start (serving.database).
    """
    if url := os.environ.get("DATABASE_URL", ""):
        return postgresql(url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "portal.sqlite3",
        "OPTIONS": {
            "factory": LastingConnection,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """From an address with one or more servers. Of several, the one that takes writes is used: after a fail-over the other."""
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError as error:
        raise ImproperlyConfigured(WRONG) from error
    login, _, servers = parts.netloc.rpartition("@")
    user, _, password = login.partition(":")
    hosts, ports = zip(*map(_server, servers.split(",")), strict=True)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/") or options.keys() - PARAMETERS:
        raise ImproperlyConfigured(WRONG)
    several = {"target_session_attrs": "read-write"} if len(hosts) > 1 else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": ",".join(hosts),
        "PORT": ",".join(ports) if any(ports) else "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": PATIENCE | several | options,
    }


def _server(written: str) -> tuple[str, str]:
    """(host, port or nothing); IPv6 stands in brackets."""
    try:
        parts = urlsplit(f"//{written}")
        return parts.hostname or "", str(parts.port or "")
    except ValueError as error:
        raise ImproperlyConfigured(WRONG) from error
