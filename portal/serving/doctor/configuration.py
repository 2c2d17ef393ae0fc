"""Settings: the key, the address, what mails do."""

import datetime
import ipaddress
import os
import smtplib
import stat
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from portal.mailing.models import Letter, LetterState
from portal.serving.doctor.findings import Check, Finding, Level

LATE = datetime.timedelta(hours=1)


def is_public(url: str) -> bool:
    """Whether an address is meant for others than this machine and its local network."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".test", ".local", ".internal"))


def key() -> Iterator[Finding]:
    """Short keys are refused when the settings are read; here: a file that others can read, one that is cut off."""
    path = settings.DATA_DIR / "secret.key"
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10:
        remedy = f"Löschen Sie „{path}“ (alle müssen sich neu anmelden, private Links gelten nicht mehr) und starten Sie neu."
        yield Finding(Level.BROKEN, "Der geheime Schlüssel ist zu schwach.", remedy, forbids_public=True)
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077 and not os.environ.get("PORTAL_SECRET_KEY"):
        yield Finding(
            Level.BROKEN, "Andere Benutzer*innen dieser Maschine können den geheimen Schlüssel lesen.", f"chmod 600 {path}",
            forbids_public=True,
        )  # fmt: skip


def address() -> Iterator[Finding]:
    if not is_public(settings.SITE_URL):
        yield Finding(
            Level.HINT,
            f"Das Portal nennt sich „{settings.SITE_URL}“ und ist damit nur von hier erreichbar.",
            "Für den öffentlichen Betrieb: PORTAL_URL=https://… setzen.",
        )
    elif not settings.HTTPS:
        yield Finding(
            Level.BROKEN, "Die öffentliche Adresse beginnt mit http: Kennwörter gingen offen durchs Netz.",
            "PORTAL_URL mit https:// setzen und TLS einrichten (docs/operations.md).", forbids_public=True,
        )  # fmt: skip


def debugging() -> Iterator[Finding]:
    if settings.DEBUG:
        yield Finding(
            Level.BROKEN, "PORTAL_DEBUG ist an: Fehlerseiten zeigen Interna.", "PORTAL_DEBUG entfernen und neu starten.",
            forbids_public=True,
        )  # fmt: skip


def mail() -> Iterator[Finding]:
    if "smtp" not in settings.EMAIL_BACKEND:
        if is_public(settings.SITE_URL):
            yield Finding(
                Level.WARNING,
                "E-Mails werden nur in einen Ordner geschrieben und erreichen niemanden.",
                "Den Mailserver einstellen (docs/operations.md).",
            )
        return
    try:
        speaks = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
        with speaks(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=5) as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        yield Finding(
            Level.WARNING,
            f"Der Mailserver antwortet nicht ({type(error).__name__}). Wartende E-Mails bleiben in der Schlange.",
            "Name, Anschluss und Firewall prüfen; versandt wird dann von selbst.",
        )


def letters() -> Iterator[Finding]:
    waiting = Letter.objects.filter(state=LetterState.WAITING, written_at__lt=timezone.now() - LATE).count()
    if waiting:
        remedy = "Läuft „make serve“ oder „manage.py send_letters --dauernd“? Antwortet der Mailserver?"
        yield Finding(Level.WARNING, f"E-Mails, die seit mehr als einer Stunde warten: {waiting}.", remedy)
    if uncertain := Letter.objects.filter(state=LetterState.UNCERTAIN).count():
        remedy = "Im Zweifel noch einmal: „manage.py send_letters --unsichere“."
        yield Finding(
            Level.WARNING,
            f"E-Mails, bei denen der Versand abriss und die vielleicht nicht ankamen: {uncertain}.",
            remedy,
        )
    if failed := Letter.objects.filter(state=LetterState.FAILED).count():
        yield Finding(
            Level.HINT,
            f"E-Mails, die nicht zustellbar waren: {failed}.",
            "Meist ist die Adresse falsch; nach einer Woche verschwinden sie.",
        )


QUICK: tuple[Check, ...] = (key, debugging, letters)
CHECKS: tuple[Check, ...] = (*QUICK, address, mail)
