"""Sending what waits. Any number of processes may do it at once, and any of them may die at any moment.

A letter is claimed before it is sent, marked at the last moment before the server may take it, and settled when it has. Whoever
dies while claiming leaves a claim that ends by itself, and another sends the letter. Whoever dies after the mark leaves a letter
of which nobody can know whether it arrived: it is set down as uncertain, shown by `doctor`, and sent again only when asked.
"""

import datetime
import logging
import secrets
import smtplib
from functools import partial

from django.core.mail import get_connection
from django.db.models import Q
from django.utils import timezone

from portal.mailing.composing import compose
from portal.mailing.handing_over import hand_over
from portal.mailing.models import Letter, LetterState

CLAIM = datetime.timedelta(seconds=90)
WAITS = [datetime.timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30, 60)]
GIVEN_UP = datetime.timedelta(days=5)
KEPT = datetime.timedelta(days=7)
log = logging.getLogger(__name__)


def send_due(*, limit: int = 100) -> int:
    """Sends what is due over one connection, oldest first; returns how many the server took. Never raises for a server that is away."""
    _set_down_uncertain()
    claim, sent, connection = secrets.token_hex(16), 0, None
    for _ in range(limit):
        if (letter := _claim_one(claim)) is None:
            break
        try:
            if connection is None:
                connection = get_connection(timeout=20)
                connection.open()
            hand_over(connection, compose(letter, connection), mark=partial(_mark, letter))
        except (OSError, smtplib.SMTPException) as error:
            _put_off(letter, error)
            if not _concerns_one_letter(error):
                break  # The server is away: the others would only wait longer for the same answer.
        else:
            _settle(letter, LetterState.SENT)
            sent += 1
    if connection is not None:
        try:
            connection.close()
        except (OSError, smtplib.SMTPException):
            log.info("the mail server closed first")
    return sent


def is_anything_due() -> bool:
    """Whether `send_due` or `forget` may have something to do: one question that costs next to nothing."""
    now = timezone.now()
    waits = Q(state=LetterState.WAITING, due_at__lte=now)
    return Letter.objects.filter(waits | Q(settled_at__lt=now - KEPT)).exists()


def forget(now: datetime.datetime) -> int:
    """Deletes letters a week after they were sent or given up; returns how many."""
    return Letter.objects.filter(settled_at__lt=now - KEPT).delete()[0]


def _claim_one(claim: str) -> Letter | None:
    """One update decides who gets a letter, whatever the database."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    due = Letter.objects.filter(free, state=LetterState.WAITING, handed_at=None, due_at__lte=now)
    for pk in due.order_by("due_at", "pk").values_list("pk", flat=True)[:10]:
        if due.filter(pk=pk).update(claim=claim, claimed_until=now + CLAIM):
            return Letter.objects.get(pk=pk)
    return None


def _mark(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(handed_at=timezone.now())


def _set_down_uncertain() -> None:
    """Handed over by somebody whose claim has ended without a word."""
    now = timezone.now()
    lost = Letter.objects.filter(state=LetterState.WAITING, handed_at__isnull=False, claimed_until__lt=now)
    lost.update(state=LetterState.UNCERTAIN, settled_at=now, claim="", claimed_until=None)


def send_uncertain_again() -> int:
    """Queues every uncertain letter once more, with the Message-ID it had; returns how many."""
    uncertain = Letter.objects.filter(state=LetterState.UNCERTAIN)
    return uncertain.update(state=LetterState.WAITING, handed_at=None, settled_at=None, due_at=timezone.now())


def _settle(letter: Letter, state: LetterState, trouble: str = "") -> None:
    Letter.objects.filter(pk=letter.pk).update(
        state=state, trouble=trouble, settled_at=timezone.now(), claim="", claimed_until=None
    )


def _put_off(letter: Letter, error: Exception) -> None:
    """The reason is kept without the server's words, which repeat addresses."""
    now, trouble = timezone.now(), _reason(error)
    if _is_final(error) or now - letter.written_at > GIVEN_UP:
        _settle(letter, LetterState.FAILED, trouble)
        return
    wait = WAITS[min(letter.attempts, len(WAITS) - 1)]
    Letter.objects.filter(pk=letter.pk).update(
        attempts=letter.attempts + 1, due_at=now + wait, trouble=trouble, claim="", claimed_until=None, handed_at=None
    )
    log.warning("letter %s put off: %s", letter.pk, trouble)


def _concerns_one_letter(error: Exception) -> bool:
    return isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError | smtplib.SMTPSenderRefused)


def _is_final(error: Exception) -> bool:
    """5xx for this recipient or this content: trying again would bring the same."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _reason(error: Exception) -> str:
    code = getattr(error, "smtp_code", None)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next((code for code, _ in error.recipients.values()), None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
