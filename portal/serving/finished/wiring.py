"""Puts the layer around Django, as the settings say."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

from portal.serving.crowd import Door
from portal.serving.errors.pages import overrun
from portal.serving.finished import counting
from portal.serving.finished.asking import Asking
from portal.serving.finished.layer import Application, FinishedBytes
from portal.serving.finished.watch import Watch


def in_front_of(application: Application) -> FinishedBytes:
    """Django, with finished bytes in front of it."""
    cookies = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"]  # What makes an answer personal.
    asking = Asking(_host_headers(), cookies, https=settings.HTTPS)
    most_bytes = settings.FINISHED_MEGABYTES * 1024 * 1024
    watch = Watch(counting.current, _hang_up, place=_place())
    return FinishedBytes(Door(application, _refuse), asking, watch, ZoneInfo(settings.TIME_ZONE), most_bytes)


def _hang_up() -> None:
    """Closes this thread's connection, so that the next look tries a new one."""
    try:
        connection.close()
    except Exception:  # It was broken already.
        connection.connection = None


def _place() -> Path | None:
    """SQLite's file."""
    known = settings.DATABASES["default"]
    return Path(known["NAME"]) if "sqlite" in known["ENGINE"] else None


def _refuse(environ, start_response):
    status, headers, page = _refusal(environ["REQUEST_METHOD"] not in ("GET", "HEAD"))
    start_response(status, [*headers])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]


@cache
def _refusal(sent: bool) -> tuple[str, list[tuple[str, str]], bytes]:
    """Made once: when this is asked for, there is no time to lose."""
    answer = overrun(sent=sent)
    return f"{answer.status_code} {answer.reason_phrase}", list(answer.items()), answer.content


def _host_headers() -> frozenset[str]:
    """What may stand in Host: each name that is answered, with the port of the site's address or none."""
    port = urlsplit(settings.SITE_URL).port
    names = [name for name in settings.ALLOWED_HOSTS if "*" not in name]
    return frozenset(names) | (frozenset(f"{name}:{port}" for name in names) if port else frozenset())
