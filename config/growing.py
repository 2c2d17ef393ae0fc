"""What several app servers share beside the database: a cache and a store for media files, each by its address."""

import ipaddress
import os
from importlib.util import find_spec
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WRONG_STORE: Final = (
    "PORTAL_MEDIA muss wie „s3://schlüssel:geheimnis@rechner/eimer?region=eu-central-1“ aussehen "
    "(ohne TLS im eigenen Netz: „s3+http://…“)."
)

LIBRARIES: Final = {"DATABASE_URL": "psycopg", "CACHE_URL": "redis", "PORTAL_MEDIA": "minio"}
"""What a portal on one server does without."""


def assert_installed() -> None:
    """ImproperlyConfigured when a setting needs a library that nobody has installed."""
    for setting, library in LIBRARIES.items():
        if os.environ.get(setting) and find_spec(library) is None:
            raise ImproperlyConfigured(
                f"{setting} braucht Bibliotheken, die hier noch fehlen. Im Ordner des Programms, als dessen Besitzer: "
                "„.venv/bin/uv pip install --compile-bytecode --require-hashes -r requirements-grow.lock“ (docs/growing.md)."
            )


def fronts() -> frozenset[str]:
    """Who may say for whom it asks (X-Forwarded-For): this machine, and the front servers that PORTAL_FRONT names."""
    named = [part.strip() for part in os.environ.get("PORTAL_FRONT", "").split(",") if part.strip()]
    try:
        addresses = {str(ipaddress.ip_address(name)) for name in named}
    except ValueError as error:
        raise ImproperlyConfigured("PORTAL_FRONT nennt Adressen wie „10.0.0.1“, durch Komma getrennt.") from error
    return frozenset({"", "127.0.0.1", "::1", *addresses})


def cache() -> dict[str, Any]:
    """Django's cache: Redis or Valkey from CACHE_URL, else each process for itself."""
    url = os.environ.get("CACHE_URL", "")
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("CACHE_URL muss wie „redis://:kennwort@rechner:6379/0“ aussehen.")
    patience = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
    return {
        "BACKEND": "portal.serving.sharing.cache.ForgetfulCache",
        "LOCATION": url,
        "KEY_PREFIX": "portal",
        "OPTIONS": patience,
    }


def media() -> dict[str, Any]:
    """Where uploaded files lie: a bucket in an S3-compatible store from PORTAL_MEDIA, else the data folder.

    The path is bucket and, after it, a folder in it. Nobody but the portal reads the bucket, and it stays private.
    """
    url = os.environ.get("PORTAL_MEDIA", "")
    if not url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise ImproperlyConfigured(WRONG_STORE) from error
    bucket, _, folder = parts.path.strip("/").partition("/")
    if parts.scheme not in {"s3", "s3+http"} or not (parts.hostname and parts.username and parts.password and bucket):
        raise ImproperlyConfigured(WRONG_STORE)
    return {
        "BACKEND": "portal.serving.sharing.bucket.Bucket",
        "OPTIONS": {
            "address": f"{parts.hostname}{port}",
            "tls": parts.scheme == "s3",
            "key": unquote(parts.username),
            "secret": unquote(parts.password),
            "bucket": bucket,
            "folder": folder,
            "region": parse_qs(parts.query).get("region", ["us-east-1"])[0],
        },
    }
