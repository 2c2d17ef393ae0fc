"""Reads what the operator may set from the environment, with German errors for what makes no sense."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent


def flag(name: str) -> bool:
    """True for 1, ja, true, on; False when empty or 0; anything else is an error."""
    value = os.environ.get(name, "").strip().lower()
    if value in {"1", "ja", "true", "on"}:
        return True
    if value in {"", "0", "nein", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name}={value!r} ist weder „1“ noch „0“. Bitte eines von beiden setzen.")


def data_dir() -> Path:
    """The one folder that the portal writes to; made when missing."""
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var").expanduser().resolve()
    folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """The signing key: from PORTAL_SECRET_KEY, else a random one kept in the data folder (mode 600).

    There is no default: two installations never share a key.
    """
    if key := os.environ.get("PORTAL_SECRET_KEY"):
        if len(key) < 50 or len(set(key)) < 10:
            raise ImproperlyConfigured("PORTAL_SECRET_KEY ist zu schwach: mindestens 50 zufällige Zeichen, bitte.")
        return key
    path = folder / "secret.key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(key := secrets.token_urlsafe(64))
    return key


def site_url() -> str:
    """The public address without a slash at its end, e.g. https://kommunalsozialismus.example."""
    port = os.environ.get("PORT") or "8000"
    url = os.environ.get("PORTAL_URL") or f"http://127.0.0.1:{port}"
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(f"PORTAL_URL={url!r} ist keine Adresse wie „https://beispiel.de“.")
    return url.rstrip("/")


def hosts(url: str) -> list[str]:
    """The host names that are answered: that of the site's address, and what PORTAL_HOSTS adds (comma-separated)."""
    extra = os.environ.get("PORTAL_HOSTS", "").split(",")
    own = urlsplit(url).hostname or ""
    local = ["127.0.0.1", "localhost", "[::1]"] if own in {"127.0.0.1", "localhost", "::1"} else []
    names = [own, *local, *(name.strip() for name in extra if name.strip())]
    if any("*" in name or name.startswith(".") for name in names):
        raise ImproperlyConfigured("PORTAL_HOSTS nennt genaue Namen; Platzhalter wie „*“ sind nicht erlaubt.")
    return list(dict.fromkeys(names))


def finished_megabytes() -> int:
    """How much memory each worker may fill with finished pages, in MB; 0 keeps none."""
    value = os.environ.get("PORTAL_FINISHED_MB") or "32"
    if not value.isdecimal() or int(value) > 4096:
        raise ImproperlyConfigured(f"PORTAL_FINISHED_MB={value!r} ist keine Zahl von 0 bis 4096.")
    return int(value)


def database(folder: Path) -> dict:
    """Django's database settings: PostgreSQL from DATABASE_URL, else SQLite in the data folder.

    SQLite: IMMEDIATE transactions wait for each other instead of failing; synchronous=FULL keeps what was
    acknowledged through a power cut. The switch to WAL is made once, before the workers start (serving.database).
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "portal.sqlite3",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-4000;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL muss wie „postgresql://name:kennwort@rechner/datenbank“ aussehen.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(folder: Path) -> dict:
    """Django's settings for e-mail from PORTAL_MAIL, e.g. smtp://name:kennwort@mail.example:587?von=redaktion@example.org.

    `smtps` speaks TLS from the start, `smtp` with a user name asks for STARTTLS. Without PORTAL_MAIL letters are written into a folder.
    """
    url = os.environ.get("PORTAL_MAIL", "")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": folder / "mail",
            "DEFAULT_FROM_EMAIL": "Kommunalsozialismus <portal@localhost>",
        }
    parts = urlsplit(url)
    sender = parse_qs(parts.query).get("von", [""])[0]
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender or set(sender) & set("\r\n"):
        raise ImproperlyConfigured(
            "PORTAL_MAIL muss wie „smtp://name:kennwort@mail.example:587?von=redaktion@example.org“ aussehen."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "DEFAULT_FROM_EMAIL": sender,
    }
