"""Writing a letter: into the queue, in the transaction of the caller. Nothing is sent from here."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from motionkit.characters import one_line, readable
from portal.mailing.models import Letter

SUBJECT_LENGTH = 200


def write(*, key: str, to: str, subject: str, text: str) -> Letter | None:
    """Puts a letter into the queue; it goes out if and only if the caller's transaction is kept.

    `key` names the occasion, e.g. `report-17-accepted`: the same occasion writes only once, however often it is asked.
    `text` is plain German, paragraphs apart by an empty line; addresses in it become links in the second form.
    Without an address nothing is written and None comes back. Raises ValidationError for what is no address.
    """
    if not to.strip():
        return None
    to = to.strip()
    if any(mark in to for mark in "\r\n,;<>"):
        raise ValidationError("Das ist keine einzelne E-Mail-Adresse.")
    validate_email(to)
    letter, _ = Letter.objects.get_or_create(
        key=key, defaults={"to": to, "subject": one_line(subject)[:SUBJECT_LENGTH], "text": readable(text).strip()}
    )
    return letter


@transaction.atomic
def forget_address(address: str) -> int:
    """Deletes every letter to an address, sent or not; returns how many."""
    return Letter.objects.filter(to__iexact=address.strip()).delete()[0]
