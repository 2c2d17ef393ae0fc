"""What waits in the one list beside the comments: reports of filings, objections, improvements, offers, notices.

Each can be turned down from the list, one or many at once; taking over needs its own page.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.db.models import QuerySet

from motionkit.characters import readable
from portal.exchange.improving import actions as improving
from portal.exchange.models import Complaint, FilingReport, Improvement, ObjectionProposal, Offer, RefusalReason
from portal.exchange.moderating import deciding
from portal.exchange.objecting import actions as objecting
from portal.exchange.offering import actions as offering
from portal.exchange.reporting import actions as reporting
from portal.motions.register.writing import Refused

MOST = 200  # rows of each sort
OTHER = "other"  # in each of the four rooms: a reason in own words
SPAM = "Das halten wir für Werbung."


@dataclass(frozen=True)
class Sort:
    """`word`: as the list calls it · `permission`: who may decide · `decline`: the room's verb, `argument`: its row."""

    word: str
    permission: str
    waiting: Callable[[], QuerySet]
    decline: Callable[..., None]
    argument: str


def _proposals() -> QuerySet:
    found = ObjectionProposal.objects.waiting().select_related("motion")
    return found.only("words", "created_at", "revision", "motion__title")


def _dismiss(*, by: AbstractUser, complaint: Complaint, words: str, silent: bool, **_: Any) -> None:
    deciding.dismiss(by=by, complaint=complaint, words=words, silent=silent)


NOTICE = "hinweis"
SORTS = {
    NOTICE: Sort("Hinweis", "exchange.change_complaint", Complaint.objects.to_decide, _dismiss, "complaint"),
    "meldung": Sort(
        "Meldung",
        "exchange.change_filingreport",
        lambda: FilingReport.objects.waiting().listed(),
        reporting.decline,
        "report",
    ),
    "einwand": Sort("Einwand", "exchange.change_objectionproposal", _proposals, objecting.decline, "proposal"),
    "verbesserung": Sort(
        "Verbesserung",
        "exchange.change_improvement",
        lambda: Improvement.objects.waiting().listed(),
        improving.decline,
        "improvement",
    ),
    "angebot": Sort(
        "Angebot", "exchange.change_offer", lambda: Offer.objects.waiting().listed(), offering.decline, "offer"
    ),
}


@dataclass(frozen=True)
class Waiting:
    """A row of the list. `name`: of its sort in `SORTS` · `sort`: in words · `mark`: sort, number and revision as the form sends them."""

    name: str
    sort: str
    title: str
    url: str
    when: datetime.datetime
    mark: str


def waiting(user: AbstractUser) -> list[Waiting]:
    """What this editor may decide on pages of its own, the longest waiting first. One query for each sort."""
    rows = [
        Waiting(name, sort.word, str(one), one.editors_url, one.created_at, f"{name}-{one.pk}-{one.revision}")
        for name, sort in SORTS.items()
        if name != NOTICE and user.has_perm(sort.permission)
        for one in sort.waiting()[:MOST]
    ]
    return sorted(rows, key=lambda row: row.when)


@transaction.atomic
def decline(*, by: AbstractUser, marks: Iterable[str], reason: str, words: str, spam: bool = False) -> int:
    """Turns down what is as it was shown; returns how many. `spam`: needs no reason, and nobody is written to."""
    told = SPAM if spam else _told(reason, words)
    number = 0
    for name, key, revision in filter(None, map(_read, marks)):
        sort = SORTS[name]
        if not by.has_perm(sort.permission) or not (row := sort.waiting().filter(pk=key).first()):
            continue
        try:
            sort.decline(**{sort.argument: row}, by=by, reason=OTHER, words=told, revision=revision, silent=spam)
        except reporting.AlreadyDecided:
            continue
        number += 1
    return number


def _told(reason: str, words: str) -> str:
    """One sentence from the list and own words, for rooms whose lists say other things."""
    if reason not in RefusalReason.values:
        raise Refused("Bitte wählen Sie einen Grund; wer geschrieben hat, soll ihn erfahren.")
    label = "" if reason == RefusalReason.ELSE else RefusalReason(reason).label.replace("Er ", "Der Text ", 1)
    told = f"{label} {readable(words).strip()}".strip()
    if not told:
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")
    return told


def _read(mark: Any) -> tuple[str, int, int] | None:
    name, _, numbers = mark.partition("-")
    key, _, revision = numbers.partition("-")
    sound = all(one.isascii() and one.isdecimal() and len(one) <= 12 for one in (key, revision))
    return (name, int(key), int(revision)) if name in SORTS and sound else None
