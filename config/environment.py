"""Reads what the operator may set from the environment, with German errors for what makes no sense."""

import errno
import os
import re
import secrets
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WITHOUT_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})
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
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR={str(folder)!r} lässt sich nicht anlegen ({error.strerror}). "
            "Bitte einen Ordner nennen, in den das Portal schreiben darf."
        ) from error
    return folder


def port() -> int:
    """Where readers come in, from PORT."""
    value = (os.environ.get("PORT") or "8000").strip()
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 0 < int(value) < 65_536:
        raise ImproperlyConfigured(f"PORT={value!r} ist keine Zahl von 1 bis 65535.")
    return int(value)


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
        if not path.exists():
            _write_key(path)
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} lässt sich nicht anlegen oder lesen ({error.strerror}). Ist die Platte voll, oder gehört der Ordner jemand anderem?"
        ) from error
    if not key:  # A weak one is a finding of the doctor's.
        raise ImproperlyConfigured(
            f"{path} ist leer. Bitte aus einer Sicherung holen. Gibt es keine, die Datei löschen: Dann "
            "entsteht ein neuer Schlüssel; alle müssen sich neu anmelden, und private Links in E-Mails gelten nicht mehr."
        )
    return key


def _write_key(path: Path) -> None:
    """Whole or not at all, even when the power goes; the first of several processes wins."""
    made = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
            file.flush()
            os.fsync(file.fileno())
        os.link(made, path)
    except FileExistsError:
        pass
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        made.replace(path)  # On exFAT and the like the last wins.
    finally:
        made.unlink(missing_ok=True)


def site_url() -> str:
    """The public address without a slash at its end, e.g. https://kommunalsozialismus.example."""
    own = f"http://127.0.0.1:{port()}"
    url = os.environ.get("PORTAL_URL") or own
    wrong = f"PORTAL_URL={url!r} ist keine Adresse wie „https://beispiel.de“."
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError as error:  # Its port is none, or its brackets are.
        raise ImproperlyConfigured(wrong) from error
    if not is_whole or parts.path.strip("/") or parts.query:
        raise ImproperlyConfigured(wrong)
    return url.rstrip("/")


def security_contact(url: str) -> str:
    """Where somebody reports a weakness (RFC 9116): an address or page from PORTAL_SECURITY, else the imprint."""
    contact = os.environ.get("PORTAL_SECURITY", "").strip() or f"{url}/impressum/"
    if "@" in contact and ":" not in contact:
        contact = f"mailto:{contact}"
    if not contact.startswith(("mailto:", "https://", f"{url}/")) or any(not char.isprintable() for char in contact):
        raise ImproperlyConfigured(f"PORTAL_SECURITY={contact!r} ist weder eine E-Mail-Adresse noch eine https-Seite.")
    return contact


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
