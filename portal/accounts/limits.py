"""How often somebody may try, without keeping anybody's address and without locking the owner out.

Counted are tries for one name from one network, from one network, and for one name from everywhere. After a few that failed
each counter makes the next one wait, twice as long each time, up to a limit. A device on which the owner has logged in before
carries a signed cookie and is counted on its own, so that strangers who guess a name cannot keep its owner waiting.
What is stored is a keyed hash, for a day at most.
"""

import datetime
import hashlib
import hmac
import math
import secrets

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from portal.accounts.models import Attempts, User
from portal.design.origins import network_of

KEPT = datetime.timedelta(hours=24)
FIRST_WAIT = 15  # seconds
# kind of counter -> (tries that are free, longest wait in seconds)
RULES = {"pair": (5, 900), "network": (40, 900), "name": (20, 300), "device": (8, 900), "letters": (10, 3600)}
DEVICE_SALT = "portal.accounts.device"
DEVICE_AGE = 180 * 24 * 3600


class TooSoon(Exception):
    """Nothing was checked. The message is German and says how long to wait."""


def attempt(request: HttpRequest, name: str) -> None:
    """Counts one try for a name, known or not; TooSoon while an earlier one still makes it wait."""
    _count(_counters(request, name))


def succeeded(request: HttpRequest, name: str) -> None:
    """The try was good: it and those before it from here are forgotten; other counters lose this one."""
    keys = [_key(kind, what) for kind, what in _counters(request, name)]
    Attempts.objects.filter(key=keys[0]).delete()
    for row in Attempts.objects.filter(key__in=keys[1:], number__gt=0):
        row.number -= 1
        row.save(update_fields=["number"])


def count_letters(request: HttpRequest) -> None:
    """Counts one letter that somebody asks for from this network."""
    _count([("letters", network_of(request))])


def remember_device(response: HttpResponse, user: User) -> None:
    """After a log-in: this device belongs to this account."""
    value = signing.dumps([user.get_username().lower(), secrets.token_hex(8)], salt=DEVICE_SALT)
    response.set_cookie(
        _cookie_name(), value, max_age=DEVICE_AGE, secure=settings.HTTPS, httponly=True, samesite="Lax", path="/"
    )


def _cookie_name() -> str:
    """The prefix makes browsers refuse what did not come from this very host; it needs HTTPS."""
    return "__Host-geraet" if settings.HTTPS else "geraet"


def _counters(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    name, network = name.strip().lower(), network_of(request)
    if device := _device_of(request, name):
        return [("device", f"{name} {device}")]
    return [("pair", f"{name} {network}"), ("network", network), ("name", name)]


def _device_of(request: HttpRequest, name: str) -> str:
    """What the cookie says, when it is ours and for this account; a code is asked for as `code NAME`."""
    try:
        owner, device = signing.loads(request.COOKIES.get(_cookie_name(), ""), salt=DEVICE_SALT, max_age=DEVICE_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return device if owner == name.removeprefix("code ") else ""


@transaction.atomic
def _count(counters: list[tuple[str, str]]) -> None:
    now = timezone.now()
    Attempts.objects.filter(started_at__lt=now - KEPT).delete()
    kinds = {_key(kind, what): kind for kind, what in counters}
    for key in kinds:
        Attempts.objects.get_or_create(key=key)
    rows = list(Attempts.objects.select_for_update().filter(key__in=kinds))
    wait = max((_wait(row, kinds[row.key], now) for row in rows), default=0.0)
    if wait > 0:
        raise TooSoon(
            f"Das waren viele Versuche hintereinander. Zum Schutz des Kontos warten Sie bitte {_in_words(wait)} und "
            "versuchen es dann noch einmal. Gesperrt ist nichts."
        )
    for row in rows:
        row.number, row.last_at = row.number + 1, now
        row.save(update_fields=["number", "last_at"])


def _wait(row: Attempts, kind: str, now: datetime.datetime) -> float:
    """Seconds from now until the next try is taken; not above 0 when it is taken now."""
    free, longest = RULES[kind]
    if row.number < free:
        return 0.0
    wait = min(FIRST_WAIT * 2 ** min(row.number - free, 16), longest)
    return wait - (now - row.last_at).total_seconds()


def _in_words(seconds: float) -> str:
    if seconds < 60:
        return f"{max(2, math.ceil(seconds))} Sekunden"
    minutes = math.ceil(seconds / 60)
    return "eine Minute" if minutes == 1 else f"{minutes} Minuten"


def _key(kind: str, what: str) -> str:
    secret = f"portal.accounts.limits.{settings.SECRET_KEY}".encode()
    return hmac.new(secret, f"{kind} {what}".encode(), hashlib.sha256).hexdigest()
