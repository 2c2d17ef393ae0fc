"""What is done to proposals: handed in, answered, withdrawn; asked back, declined. See also `accepting`.

Every verb locks the proposal and looks whether it is still open. Editors' verbs compare `revision`, the number they have
seen. All raise `Refused` with a German reason; then nothing was written.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.models import Improvement, ImprovementMessage, ImprovementReason, ImprovementState
from portal.exchange.moderating import telling
from portal.exchange.reporting.actions import (
    KEPT_ACCEPTED,
    KEPT_DECLINED,
    LONGEST_MESSAGE,
    MAIL_KEPT,
    MOST_MESSAGES,
    AlreadyDecided,
)
from portal.exchange.reporting.links import hash_of
from portal.motions.register.writing import Refused

__all__ = ["AlreadyDecided", "Refused"]


@contextmanager
def held(improvement: Improvement, revision: int | None = None) -> Iterator[Improvement]:
    """The proposal as it is now, open, and nobody else's until the block ends; saved at its end, with the next number."""
    with transaction.atomic():
        current = Improvement.objects.select_for_update(of=("self",)).get(pk=improvement.pk)
        if not current.is_open:
            raise AlreadyDecided(_decided(current))
        if revision is not None and revision != current.revision:
            raise AlreadyDecided(
                "In der Zwischenzeit hat sich dieser Vorschlag geändert: Jemand hat geantwortet oder gefragt. "
                "Gespeichert wurde nichts. Bitte lesen Sie ihn noch einmal, dann entscheiden Sie."
            )
        yield current
        current.revision += 1
        current.save()
    for name in (one.attname for one in Improvement._meta.concrete_fields):
        setattr(improvement, name, getattr(current, name))


def hand_in(*, improvement: Improvement, token: str) -> Improvement:
    """Takes a new proposal. The same token again gives the one that is there already."""
    improvement.token_hash = hash_of(token)
    try:
        with transaction.atomic():
            improvement.save()
    except IntegrityError:
        return Improvement.objects.select_related("motion", "base").get(token_hash=improvement.token_hash)
    return improvement


def answer(*, improvement: Improvement, text: str) -> None:
    """The proposer answers, or adds something."""
    with held(improvement) as current:
        _say(current, text)
        current.state = ImprovementState.RECEIVED


def withdraw(*, improvement: Improvement) -> None:
    """The proposer takes it back. It is deleted with the declined ones."""
    with held(improvement) as current:
        close(current, ImprovementState.WITHDRAWN, None, KEPT_DECLINED)


def ask(*, by: AbstractUser, improvement: Improvement, text: str, revision: int) -> None:
    """An editor wants to know more."""
    with held(improvement, revision) as current:
        _say(current, text, by)
        current.state = ImprovementState.QUESTION
        telling.asked(by, current, readable(text).strip())


def decline(
    *, by: AbstractUser, improvement: Improvement, reason: str, words: str, revision: int, silent: bool = False
) -> None:
    """An editor does not take it over, and says why; `silent`: without a letter."""
    if reason not in ImprovementReason.values:
        raise Refused("Bitte wählen Sie einen Grund; wer den Vorschlag gemacht hat, soll ihn erfahren.")
    if reason == ImprovementReason.OTHER and not words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")
    with held(improvement, revision) as current:
        current.reason, current.reason_words = reason, readable(words).strip()[:LONGEST_MESSAGE]
        close(current, ImprovementState.DECLINED, by, KEPT_DECLINED)
        telling.declined(by, current, silent=silent)


def forget(now: datetime.datetime) -> tuple[int, int]:
    """(deleted proposals, removed e-mail addresses): what was decided long ago. What is open stays.

    Writes only when there is something to do: it is asked every few seconds.
    """
    expired = list(Improvement.objects.expired(now).values_list("pk", flat=True))
    if expired:
        Improvement.objects.filter(pk__in=expired).delete()
    old = Improvement.objects.filter(decided_at__lte=now - MAIL_KEPT).exclude(email="")
    mails = list(old.values_list("pk", flat=True))
    if mails:
        Improvement.objects.filter(pk__in=mails).update(email="")
    return len(expired), len(mails)


def close(improvement: Improvement, state: str, by: AbstractUser | None, kept: datetime.timedelta) -> None:
    """Decides a held proposal."""
    now = timezone.now()
    improvement.state, improvement.decided_by = state, by
    improvement.decided_at, improvement.expires_at = now, now + kept


def accepted(improvement: Improvement, by: AbstractUser) -> None:
    """Closes a held proposal that has gone into a draft, in whole or in part."""
    state = ImprovementState.PARTLY if improvement.left else ImprovementState.ACCEPTED
    close(improvement, state, by, KEPT_ACCEPTED)
    telling.taken(by, improvement, improvement.reason_words)


def _say(improvement: Improvement, text: str, by: AbstractUser | None = None) -> None:
    text = readable(text).strip()
    if not text:
        raise Refused("Ihre Nachricht ist leer.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(f"Ihre Nachricht ist zu lang: höchstens {LONGEST_MESSAGE} Zeichen. Sie steht noch im Feld.")
    if improvement.messages.count() >= MOST_MESSAGES:
        raise Refused("Zu diesem Vorschlag gibt es schon sehr viele Nachrichten. Bitte machen Sie einen neuen.")
    ImprovementMessage.objects.create(improvement=improvement, from_editors=by is not None, by=by, text=text)


def _decided(improvement: Improvement) -> str:
    by = improvement.decided_by
    who = f" von {by.get_full_name() or by.get_username()}" if by else ""
    when = timezone.localtime(improvement.decided_at)
    return (
        f"Dieser Vorschlag ist schon entschieden: {improvement.get_state_display()}, {when:%d.%m.%Y um %H:%M} Uhr{who}. "
        "Gespeichert wurde nichts."
    )
