"""What is done to reports: handed in, corrected, continued, answered, withdrawn; asked back, declined. See also `accepting`.

Every verb locks the report and looks whether it is still open. Editors' verbs compare `revision`, the number they have seen.
All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.models import DeclineReason, FilingReport, ReportMessage, ReportState, SendingCount
from portal.exchange.moderating import telling
from portal.exchange.reporting import limits
from portal.exchange.reporting.links import hash_of
from portal.motions.register.writing import Refused

__all__ = ["Refused"]
KEPT_DECLINED = datetime.timedelta(days=90)
KEPT_ACCEPTED = datetime.timedelta(days=2 * 365)
MAIL_KEPT = datetime.timedelta(days=90)
MOST_MESSAGES, MOST_WAITING = 40, 5
LONGEST_MESSAGE = 4_000


class AlreadyDecided(Refused):
    """Somebody else was quicker."""


@contextmanager
def held(report: FilingReport, revision: int | None = None) -> Iterator[FilingReport]:
    """The report as it is now, open, and nobody else's until the block ends; saved at its end, with the next number."""
    with transaction.atomic():
        current = FilingReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        if not current.is_open:
            raise AlreadyDecided(_decided(current))
        if revision is not None and revision != current.revision:
            raise AlreadyDecided(
                "In der Zwischenzeit hat sich diese Meldung geändert: Jemand hat geantwortet, gefragt oder berichtigt. "
                "Gespeichert wurde nichts. Bitte lesen Sie sie noch einmal, dann entscheiden Sie."
            )
        yield current
        current.revision += 1
        current.save()
    for name in (one.attname for one in FilingReport._meta.concrete_fields):
        setattr(report, name, getattr(current, name))


def hand_in(*, report: FilingReport, token: str) -> FilingReport:
    """Takes a new report. The same token again gives the report that is there already."""
    report.token_hash = hash_of(token)
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        return FilingReport.objects.get(token_hash=report.token_hash)
    return report


def correct(*, report: FilingReport, told: Mapping[str, Any]) -> None:
    """The reporter has told it better. An editor's question counts as answered."""
    with held(report) as current:
        for name, value in told.items():
            setattr(current, name, value)
        current.state = ReportState.RECEIVED


@transaction.atomic
def go_on(*, report: FilingReport, told: Mapping[str, Any]) -> FilingReport:
    """How an accepted report went on: a new report, reached by the same link."""
    first = FilingReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if first.state != ReportState.ACCEPTED or first.filing_id is None:
        raise Refused("Ihre Meldung ist noch nicht übernommen. Bis dahin können Sie sie ändern.")
    if first.followed_by.open().count() >= MOST_WAITING:
        raise Refused(
            "Von Ihnen warten schon mehrere Fortsetzungen. Bitte warten Sie, bis die Redaktion sie gelesen hat."
        )
    first.expires_at = timezone.now() + KEPT_ACCEPTED
    first.save(update_fields=["expires_at"])
    return FilingReport.objects.create(**dict(told) | {"follows": first, "about": first.filing, "motion": first.motion})


def answer(*, report: FilingReport, text: str) -> None:
    """The reporter answers, or adds something."""
    with held(report) as current:
        _say(current, text)
        current.state = ReportState.RECEIVED


def withdraw(*, report: FilingReport) -> None:
    """The reporter takes it back. It is deleted with the declined ones."""
    with held(report) as current:
        _close(current, ReportState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, report: FilingReport, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(report, revision) as current:
        _say(current, text, by)
        current.state = ReportState.QUESTION
        telling.asked(by, current, readable(text).strip())


def decline(
    *, by: AbstractUser, report: FilingReport, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    if reason not in DeclineReason.values:
        raise Refused("Bitte wählen Sie einen Grund; wer gemeldet hat, soll ihn erfahren.")
    if reason == DeclineReason.OTHER and not words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")
    with held(report, revision) as current:
        current.reason, current.reason_words = reason, readable(words).strip()[:LONGEST_MESSAGE]
        _close(current, ReportState.DECLINED, by, KEPT_DECLINED)
        telling.declined(by, current, silent=silent)


def accepted(current: FilingReport, by: AbstractUser) -> None:
    """Closes a held report that has become a filing."""
    _close(current, ReportState.ACCEPTED, by, KEPT_ACCEPTED)
    telling.taken(by, current)


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted reports, removed e-mail addresses): what was decided long ago. What is open stays. Old counters go, too.

    Writes only when there is something to do: it is asked every few seconds.
    """
    expired = list(FilingReport.objects.expired(now).values_list("pk", flat=True))
    if expired:
        FilingReport.objects.filter(pk__in=expired).delete()
    mails = list(
        FilingReport.objects.filter(decided_at__lte=now - MAIL_KEPT).exclude(email="").values_list("pk", flat=True)
    )
    if mails:
        FilingReport.objects.filter(pk__in=mails).update(email="")
    counters = SendingCount.objects.filter(started_at__lt=now - limits.KEPT)
    if counters.exists():
        counters.delete()
    return len(expired), len(mails)


def _say(report: FilingReport, text: str, by: AbstractUser | None = None) -> None:
    text = readable(text).strip()
    if not text:
        raise Refused("Ihre Nachricht ist leer.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(f"Ihre Nachricht ist zu lang: höchstens {LONGEST_MESSAGE} Zeichen. Sie steht noch im Feld.")
    if report.messages.count() >= MOST_MESSAGES:
        raise Refused("Zu dieser Meldung gibt es schon sehr viele Nachrichten. Bitte melden Sie es neu.")
    ReportMessage.objects.create(report=report, from_editors=by is not None, by=by, text=text)


def _close(report: FilingReport, state: str, by: AbstractUser | None, kept: datetime.timedelta) -> None:
    now = timezone.now()
    report.state, report.decided_by, report.decided_at, report.expires_at = state, by, now, now + kept


def _decided(report: FilingReport) -> str:
    who = f" von {report.decided_by.get_full_name() or report.decided_by.get_username()}" if report.decided_by else ""
    when = timezone.localtime(report.decided_at)
    return (
        f"Diese Meldung ist schon entschieden: {report.get_state_display()}, {when:%d.%m.%Y um %H:%M} Uhr{who}. "
        "Gespeichert wurde nichts."
    )
