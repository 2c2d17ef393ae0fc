"""Devices that are logged in: begun, used, ended."""

import time

from django.contrib.auth import login
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import OpenSession, User

CONFIRMED, FACTOR = "confirmed_at", "second_factor"
FRESH = 15 * 60  # seconds for which a password that was just entered is enough
BACKEND = "django.contrib.auth.backends.ModelBackend"
BROWSERS = [("Firefox/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
]


def begin(request: HttpRequest, user: User, *, remember: bool, with_factor: bool) -> None:
    """Logs in. The key of the session is a new one, so that nobody can have planted it."""
    login(request, user, backend=BACKEND)  # This renews the key.
    request.session.set_expiry(None if remember else 0)
    request.session[CONFIRMED], request.session[FACTOR] = int(time.time()), with_factor
    request.session.save()
    OpenSession.objects.create(user=user, session_key=request.session.session_key, device=device_of(request))


def note_use(request: HttpRequest) -> None:
    """Keeps the day of last use: one write a day. A session whose key was renewed keeps its row."""
    today, key = timezone.localdate(), request.session.session_key
    if request.session.get("seen") == f"{today} {key}":
        return
    request.session["seen"] = f"{today} {key}"
    OpenSession.objects.update_or_create(
        session_key=key, defaults={"user": request.user, "device": device_of(request), "last_day": today}
    )


@transaction.atomic
def end(*, by: User, pk: int) -> bool:
    """Logs one of one's own devices out; False when it is not there, or somebody else's."""
    row = OpenSession.objects.filter(user=by, pk=pk).first()
    if row is None:
        return False
    Session.objects.filter(session_key=row.session_key).delete()
    row.delete()
    return True


@transaction.atomic
def end_others(*, by: User, keep: str | None) -> None:
    """Logs out everywhere, except for the session `keep`."""
    keys = list(by.open_sessions.exclude(session_key=keep or "").values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    by.open_sessions.filter(session_key__in=keys).delete()


def open_of(user: User) -> list[OpenSession]:
    """What is still open, last used first; rows of sessions that are over go."""
    alive = set(
        Session.objects.filter(
            session_key__in=user.open_sessions.values("session_key"), expire_date__gt=timezone.now()
        ).values_list("session_key", flat=True)
    )
    user.open_sessions.exclude(session_key__in=alive).delete()
    return list(user.open_sessions.order_by("-last_day", "-pk"))


def is_fresh(request: HttpRequest) -> bool:
    """Whether the password has just been entered in this session."""
    return time.time() - request.session.get(CONFIRMED, 0) < FRESH


def device_of(request: HttpRequest) -> str:
    """Kind of browser and system, from what the browser says of itself; the rest of it is not kept."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS if mark in said), "Ein Browser")
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    return f"{browser} auf {system}" if system else browser
