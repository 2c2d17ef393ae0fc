"""What is done to reports: handed in, corrected, continued, answered, withdrawn; asked back, declined. See also `accepting`.

Every verb locks the report and looks whether it is still open. Editors' verbs compare `revision`, the number they have seen.
All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from portal.exchange import handed_in
from portal.exchange.handed_in import KEPT_ACCEPTED, KEPT_DECLINED, AlreadyDecided, check_reason, close, say
from portal.exchange.models import DeclineReason, FilingReport, ReportState, SendingCount
from portal.exchange.models.report import OPEN_STATES
from portal.exchange.moderating import telling
from portal.exchange.reporting import limits
from portal.motions.register.writing import Refused

__all__ = ["AlreadyDecided", "Refused"]
MOST_WAITING = 5
WORDS = handed_in.Words(
    this="diese Meldung",
    to_this="dieser Meldung",
    it="sie",
    anew="Bitte melden Sie es neu.",
    changed="geantwortet, gefragt oder berichtigt",
)


def held(report: FilingReport, revision: int | None = None) -> AbstractContextManager[FilingReport]:
    """The report as it is now, open, and nobody else's until the block ends: see `handed_in.held`."""
    return handed_in.held(report, WORDS, OPEN_STATES, revision)


def hand_in(*, report: FilingReport, token: str) -> FilingReport:
    """Takes a new report. The same token again gives the report that is there already."""
    return handed_in.hand_in(report, token)


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
        say(current, WORDS, text)
        current.state = ReportState.RECEIVED


def withdraw(*, report: FilingReport) -> None:
    """The reporter takes it back. It is deleted with the declined ones."""
    with held(report) as current:
        close(current, ReportState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, report: FilingReport, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(report, revision) as current:
        current.state = ReportState.QUESTION
        telling.asked(by, current, say(current, WORDS, text, by))


def decline(
    *, by: AbstractUser, report: FilingReport, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    check_reason(reason, words, DeclineReason, "wer gemeldet hat")
    with held(report, revision) as current:
        handed_in.decline(current, reason, words, ReportState.DECLINED, by)
        telling.declined(by, current, silent=silent)


def accepted(current: FilingReport, by: AbstractUser) -> None:
    """Closes a held report that has become a filing."""
    close(current, ReportState.ACCEPTED, by, KEPT_ACCEPTED)
    telling.taken(by, current)


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted reports, removed e-mail addresses): what was decided long ago. What is open stays. Old counters go, too."""
    counters = SendingCount.objects.filter(started_at__lt=now - limits.KEPT)
    if counters.exists():
        counters.delete()
    return handed_in.forget(FilingReport.objects.expired(now), FilingReport.objects.all(), now)
