"""The log of moderation: adding to it, and finding out whether somebody changed it.

Each entry's seal covers the seal before it. Whoever changes, adds or takes out a row in the middle breaks the chain there.
Whoever makes the whole chain anew changes the last seal, and that one is published (`/transparenz/`).
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from portal.exchange.models import ModerationEntry
from portal.exchange.models.moderation_entry import FIRST, WITHHELD


@dataclass(frozen=True)
class Said:
    """One decision to be written down: thing and number, act, rule and words."""

    thing: str
    number: int
    act: str
    rule: str = ""
    words: str = ""


def new_batch() -> str:
    """A mark for what is decided with one press of a button."""
    return secrets.token_hex(8)


@transaction.atomic
def write(by: str, batch: str, decisions: Iterable[Said]) -> None:
    """Adds entries in this order. The first entry of all is the lock: two who write at once form one chain."""
    ModerationEntry.objects.select_for_update().order_by("pk").first()
    previous, now, made = last_seal(), timezone.now(), []
    for said in decisions:
        entry = ModerationEntry(at=now, by=by, batch=batch, previous=previous, **vars(said))
        entry.words_hash = entry.hash_of_words()
        entry.seal = previous = entry.sealed()
        made.append(entry)
    ModerationEntry.objects.bulk_create(made)


def last_seal() -> str:
    """The seal of the newest entry."""
    return ModerationEntry.objects.order_by("-pk").values_list("seal", flat=True).first() or FIRST


def broken_at() -> int | None:
    """Number of the first entry that is not as it was written, or does not follow the one before; None when all is well."""
    previous = FIRST
    for entry in ModerationEntry.objects.order_by("pk").iterator(500):
        true_words = entry.words == WITHHELD or entry.words_hash == entry.hash_of_words()
        if entry.previous != previous or entry.seal != entry.sealed() or not true_words:
            return entry.pk
        previous = entry.seal
    return None


def withhold(concerned: Callable[[str], bool]) -> int:
    """Erases the words of entries that hold what must stand nowhere; who, when, what and the seals stay. Returns how many.

    Past the model, which refuses every change; who calls this writes an entry of its own that says so.
    """
    found = ModerationEntry.objects.exclude(words__in=("", WITHHELD)).values_list("pk", "words")
    keys = [key for key, words in found.iterator() if concerned(words)]
    table = connection.ops.quote_name(ModerationEntry._meta.db_table)
    with connection.cursor() as cursor:
        statement = f"UPDATE {table} SET words = %s WHERE id = %s"  # noqa: S608 - our own table
        cursor.executemany(statement, [(WITHHELD, key) for key in keys])
    return len(keys)
