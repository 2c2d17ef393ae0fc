"""The log of moderation: adding to it, and finding out whether somebody changed it.

Each entry's seal covers the seal before it. Whoever changes, adds or takes out a row in the middle breaks the chain there.
Whoever makes the whole chain anew changes the last seal, and that one is published (`/transparenz/`).
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from portal.exchange.models import ModerationEntry
from portal.exchange.models.moderation_entry import FIRST


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
        if entry.previous != previous or entry.seal != entry.sealed():
            return entry.pk
        previous = entry.seal
    return None
