"""Erasing what a person left, in one step, for the operator: by e-mail address, by name, by words.

An address finds what was sent with it, letters and the account. Who sent something without an address is found by the name
they gave, or by words they wrote. What has become part of the register or of a motion is not the person's any more; but
their address, and what is named as `words`, is taken out of that, too.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Model, Q

from portal.accounts import actions as accounts
from portal.accounts import erasures
from portal.exchange.commenting.subjects import seen_anew
from portal.exchange.models import (
    Comment,
    CommentState,
    Complaint,
    Evidence,
    FilingReport,
    Improvement,
    ModerationAct,
    ModerationThing,
    ObjectionProposal,
    Offer,
)
from portal.exchange.moderating import log
from portal.exchange.suppressing.actions import take_out
from portal.exchange.suppressing.walking import Passage, write_indexes_anew
from portal.mailing.writing import forget_address

EMPTIED = {"name": "zurückgezogen", "text": "", "email": "", "appeal": "", "reason_words": "", "outcome": ""}
SHORTEST = 6
KIND = "Person"
# Sort → model and the column in which people name themselves, if there is one.
SENT: dict[str, tuple[type[Model], str]] = {
    "Hinweise": (Complaint, "name"),
    "Einwände": (ObjectionProposal, ""),
    "Verbesserungen": (Improvement, "credit"),
    "Angebote": (Offer, "name"),
}


class Unclear(Exception):
    """What is to be erased is not said clearly enough; the message is German."""


@dataclass(frozen=True)
class Person:
    """Who: an e-mail address, a name as it was typed, words that they left. At least one of them."""

    email: str = ""
    name: str = ""
    words: tuple[str, ...] = field(default=())

    def __post_init__(self):
        if not (self.email or self.name or self.words):
            raise Unclear("Bitte nennen Sie eine Adresse, einen Namen oder einen Wortlaut.")
        if self.email and "@" not in self.email:
            raise Unclear("Das ist keine E-Mail-Adresse.")
        if any(len(one.strip()) < SHORTEST for one in (*self.words, *filter(None, [self.name]))):
            raise Unclear(f"Name und Wortlaut brauchen mindestens {SHORTEST} Zeichen: Kürzeres träfe zu viel.")

    def sent(self, column: str) -> Q:
        """What is theirs in a table with an address and a name."""
        found = Q(email__iexact=self.email) if self.email else Q(pk=None)
        return found | Q(**{f"{column}__iexact": self.name}) if self.name and column else found


@transaction.atomic
def forget_person(person: Person, *, by: str = "Betreiber*in", remembered: bool = True) -> dict[str, int]:
    """Sort → how many were erased. A comment with answers stays as a gap. Raises `Unclear` for the last administrator.

    `remembered`: written down, so that a backup from before does not bring it back.
    """
    erased = {"Kommentare": _comments(person), "Meldungen": _reports(person)}
    for name, (model, column) in SENT.items():
        rows = model.objects.filter(person.sent(column))
        erased[name] = len(rows)
        rows.delete()
    erased["Konten"] = _accounts(person)
    erased["Briefe"] = forget_address(person.email) if person.email else 0
    passages = [one.strip() for one in (person.email, *person.words) if one.strip()]
    erased["Stellen"] = sum(take_out(Passage(one)) for one in passages)
    number = sum(erased.values())
    log.write(by, log.new_batch(), [log.Said(ModerationThing.PERSON, number, ModerationAct.ERASED)])
    if remembered:
        erasures.remember(KIND, asdict(person))
    return erased


@erasures.again(KIND)
def forget_again(what: dict[str, Any]) -> int:
    """After a restore: what `forget_person` erased since the backup."""
    person = Person(email=what["email"], name=what["name"], words=tuple(what["words"]))
    return sum(forget_person(person, by="Wiederherstellung", remembered=False).values())


def sweep() -> None:
    """SQLite keeps what was deleted in its file until the room is needed: this writes the file, and the index, anew."""
    if connection.vendor != "sqlite":
        return
    write_indexes_anew()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _comments(person: Person) -> int:
    comments = Comment.objects.filter(person.sent("name"))
    subjects = set(comments.filter(state=CommentState.PUBLIC).values_list("subject", flat=True))
    numbers = list(comments.values_list("pk", flat=True))
    # A removed comment has lost its name; the copy knows it.
    if person.name:
        numbers += Evidence.objects.filter(name__iexact=person.name).values_list("comment", flat=True)
    Evidence.objects.filter(comment__in=numbers).delete()
    Comment.objects.filter(pk__in=numbers, replies=None).delete()
    Comment.objects.filter(pk__in=numbers).update(**EMPTIED, state=CommentState.TAKEN_BACK, municipality=None)
    seen_anew(*subjects)
    return len(set(numbers))


def _reports(person: Person) -> int:
    """Reports, with those that continue them, which carry no address of their own."""
    first = list(FilingReport.objects.filter(person.sent("name")).values_list("pk", flat=True))
    later = FilingReport.objects.filter(follows__in=first)
    number = len(first) + later.count()
    later.delete()
    FilingReport.objects.filter(pk__in=first).delete()
    return number


def _accounts(person: Person) -> int:
    found = list(get_user_model().objects.filter(email__iexact=person.email)) if person.email else []
    for account in found:
        if not accounts.erase(by=account, remembered=False):  # The person is.
            raise Unclear(
                "Diese Adresse gehört dem letzten Konto der Administration. Machen Sie zuerst ein anderes dazu."
            )
    return len(found)
