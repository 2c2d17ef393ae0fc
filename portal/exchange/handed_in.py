"""What everything that is handed in shares: it is held by one person at a time, talked about, decided and forgotten.

Reports, improvements, proposed objections and offers have the same columns for it (`state`, `revision`, `decided_by`,
`decided_at`, `expires_at`, `email`, `token_hash`) and the same kind of messages; how each is called is said by its `Words`.
Does not belong here: what a kind consists of, who may do what, letters.
"""

import datetime
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, TypeVar

from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet, TextChoices
from django.utils import timezone

from motionkit.characters import readable
from portal.exchange.reporting.links import hash_of
from portal.motions.register.writing import Refused

KEPT_DECLINED: Final = datetime.timedelta(days=90)
KEPT_ACCEPTED: Final = datetime.timedelta(days=2 * 365)
MAIL_KEPT: Final = datetime.timedelta(days=90)
MOST_MESSAGES: Final = 40
LONGEST_MESSAGE: Final = 4_000

Row = TypeVar("Row", bound=Model)


class AlreadyDecided(Refused):
    """Somebody else was quicker."""


@dataclass(frozen=True)
class Words:
    """How a kind is called in sentences: „dieser Vorschlag“, „diesem Vorschlag“, „ihn“; `anew`: „Bitte machen Sie …“."""

    this: str
    to_this: str
    it: str
    anew: str
    changed: str = "geantwortet oder gefragt"
    closed: str = "schon entschieden"


@contextmanager
def held(row: Row, words: Words, states: Collection[str], revision: int | None = None) -> Iterator[Row]:
    """The row as it is now, in one of `states`, and nobody else's until the block ends; saved with the next number.

    Raises `AlreadyDecided` when it is in another state, or no longer the `revision` that an editor has seen.
    """
    kind = type(row)
    with transaction.atomic():
        current = kind.objects.select_for_update(of=("self",)).get(pk=row.pk)
        if current.state not in states:
            raise AlreadyDecided(_decided(current, words))
        if revision is not None and revision != current.revision:
            raise AlreadyDecided(
                f"In der Zwischenzeit hat sich {words.this} geändert: Jemand hat {words.changed}. "
                f"Gespeichert wurde nichts. Bitte lesen Sie {words.it} noch einmal, dann entscheiden Sie."
            )
        yield current
        current.revision += 1
        current.save()
    for name in (one.attname for one in kind._meta.concrete_fields):
        setattr(row, name, getattr(current, name))


def hand_in(row: Row, token: str) -> Row:
    """Takes a new row. The same token again gives the one that is there already."""
    row.token_hash = hash_of(token)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return type(row).objects.get(token_hash=row.token_hash)
    return row


def say(row: Model, words: Words, text: str, by: AbstractUser | None = None) -> str:
    """Adds a message to a held row and returns it as it was kept; without `by` it comes from who handed in."""
    text = readable(text).strip()
    if not text:
        raise Refused("Ihre Nachricht ist leer.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(f"Ihre Nachricht ist zu lang: höchstens {LONGEST_MESSAGE} Zeichen. Sie steht noch im Feld.")
    if row.messages.count() >= MOST_MESSAGES:
        raise Refused(f"Zu {words.to_this} gibt es schon sehr viele Nachrichten. {words.anew}")
    row.messages.create(from_editors=by is not None, by=by, text=text)
    return text


def check_reason(reason: str, own_words: str, reasons: type[TextChoices], who: str) -> None:
    """Whoever declines says why. `who`: „wer den Vorschlag gemacht hat“."""
    if reason not in reasons.values:
        raise Refused(f"Bitte wählen Sie einen Grund; {who}, soll ihn erfahren.")
    if reason == reasons.OTHER and not own_words.strip():
        raise Refused("Bitte nennen Sie den Grund in eigenen Worten.")


def decline(row: Model, reason: str, own_words: str, state: str, by: AbstractUser) -> None:
    """Decides a held row against it."""
    row.reason, row.reason_words = reason, readable(own_words).strip()[:LONGEST_MESSAGE]
    close(row, state, by, KEPT_DECLINED)


def close(row: Model, state: str, by: AbstractUser | None, kept: datetime.timedelta) -> None:
    """Decides a held row."""
    now = timezone.now()
    row.state, row.decided_by, row.decided_at, row.expires_at = state, by, now, now + kept


def forget(expired: QuerySet, decided: QuerySet, now: datetime.datetime, **empty: str) -> tuple[int, int]:
    """(deleted rows, removed e-mail addresses): all of `expired`, and addresses of what of `decided` is decided long ago.

    `empty`: what else loses its value with the address. Writes only when there is something to do: it is asked every few
    seconds.
    """
    rows = list(expired.values_list("pk", flat=True))
    if rows:
        expired.model.objects.filter(pk__in=rows).delete()
    mails = list(decided.filter(decided_at__lte=now - MAIL_KEPT).exclude(email="").values_list("pk", flat=True))
    if mails:
        decided.model.objects.filter(pk__in=mails).update(email="", **empty)
    return len(rows), len(mails)


def _decided(row: Model, words: Words) -> str:
    by = row.decided_by
    who = f" von {by.get_full_name() or by.get_username()}" if by else ""
    when = f", {timezone.localtime(row.decided_at):%d.%m.%Y um %H:%M} Uhr" if row.decided_at else ""
    this = words.this[0].upper() + words.this[1:]
    return f"{this} ist {words.closed}: {row.get_state_display()}{when}{who}. Gespeichert wurde nichts."
