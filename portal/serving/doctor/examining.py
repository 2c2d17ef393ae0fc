"""Runs the checks and sums them up."""

import functools
import logging
import time
from collections.abc import Iterable

from django.conf import settings
from django.db import DatabaseError, connection

from portal.serving.doctor import configuration, content, storage
from portal.serving.doctor.findings import Check, Finding, Level

QUICK: tuple[Check, ...] = (*storage.QUICK, *configuration.QUICK, *content.QUICK)
CHECKS: tuple[Check, ...] = (*configuration.CHECKS, *storage.CHECKS, *content.CHECKS)
SECONDS_BETWEEN = 10
log = logging.getLogger(__name__)


def examine(checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Everything that is wrong, worst first. Never raises: a check that fails is a finding itself."""
    if not _database_answers():
        remedy = "Läuft der Datenbank-Dienst, ist die Festplatte voll oder nur lesbar, stimmt DATABASE_URL?"
        return [Finding(Level.BROKEN, "Die Datenbank antwortet nicht.", remedy)]
    found: list[Finding] = []
    for check in checks:
        try:
            found.extend(check())
        except Exception as error:
            log.warning("check %s failed: %s", check.__name__, type(error).__name__)
            found.append(
                Finding(Level.WARNING, f"Die Prüfung „{check.__name__}“ ist gescheitert.", "Melden Sie das als Fehler.")
            )
    return sorted(found, key=lambda finding: -finding.level)


def health_now() -> Level | None:
    """The worst of the quick checks, asked at most every ten seconds, so that anybody may ask; None when all is well.

    Whether the database answers is asked every time.
    """
    if not _database_answers():
        return Level.BROKEN
    return _quick(int(time.monotonic() // SECONDS_BETWEEN))


@functools.lru_cache(maxsize=1)
def _quick(tenth: int) -> Level | None:
    return max((finding.level for finding in examine(QUICK)), default=None)


def refusals() -> list[Finding]:
    """What forbids that the site is reachable from outside; empty while its address is this machine."""
    if not configuration.is_public(settings.SITE_URL):
        return []
    return [finding for finding in examine() if finding.forbids_public]


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, OSError):
        return False
    return True
