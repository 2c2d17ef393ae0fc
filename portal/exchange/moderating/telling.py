"""What became of a report, a proposed objection, an improvement: a letter to who sent it, and an entry in the log.

Called by the verbs of those rooms, inside their transaction. No letter repeats what was typed: the address may be a stranger's.
"""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db.models import Model
from django.utils import timezone
from django.utils.formats import date_format

from portal.exchange.models import ModerationAct, ModerationThing
from portal.exchange.moderating import log
from portal.mailing.writing import write

FOLLOW = "Auf Ihrer privaten Seite, deren Link Sie beim Senden bekommen haben, "


@dataclass(frozen=True)
class Sort:
    """A sort of thing that readers send: in the log, and three ways to call it in a letter."""

    thing: str
    name: str
    your: str
    about: str


SORTS = {
    "filingreport": Sort(ModerationThing.REPORT, "Ihre Meldung", "Ihre Meldung", "zu Ihrer Meldung"),
    "objectionproposal": Sort(ModerationThing.OBJECTION, "Ihr Vorschlag", "Ihren Vorschlag", "zu Ihrem Vorschlag"),
    "improvement": Sort(ModerationThing.IMPROVING, "Ihr Vorschlag", "Ihren Vorschlag", "zu Ihrem Vorschlag"),
    "offer": Sort(ModerationThing.OFFER, "Ihr Angebot", "Ihr Angebot", "zu Ihrem Angebot"),
}


def asked(by: AbstractUser, row: Model, words: str) -> None:
    """An editor wants to know more."""
    sort = _sort(row)
    said = f"{sort.about} {_from(row)} haben wir eine Frage:\n\n{words}\n\n{FOLLOW}können Sie antworten."
    _letter(row, f"question-{row.revision}", f"Eine Frage {sort.about}", said)


def taken(by: AbstractUser, row: Model, words: str = "") -> None:
    """It was taken over, at least in part."""
    sort = _sort(row)
    parts = [f"wir haben {sort.your} {_from(row)} übernommen. Danke!", words, f"{FOLLOW}steht, was daraus wird."]
    _letter(row, "taken", f"Danke: {sort.name} ist übernommen", "\n\n".join(filter(None, parts)))
    note(by, row, ModerationAct.TAKEN)


def declined(by: AbstractUser, row: Model, *, silent: bool = False) -> None:
    """It was not taken over, with the reason. `silent`: taken for spam, and nobody is written to."""
    sort = _sort(row)
    label = "" if row.reason == "other" and row.reason_words else row.get_reason_display()
    reason = f"{label} {row.reason_words}".strip()
    said = (
        f"wir haben {sort.your} {_from(row)} gelesen und nicht übernommen.\n\nUnser Grund: {reason}\n\n"
        "Das hat ein Mensch entschieden, keine Maschine. Sehen Sie es anders? Dann senden Sie es noch einmal und schreiben "
        "Sie uns dazu, was wir übersehen haben."
    )
    if not silent:
        _letter(row, "declined", f"Nachricht {sort.about}", said)
    note(by, row, ModerationAct.DISCARDED if silent else ModerationAct.DECLINED)


def note(by: AbstractUser, row: Model, act: str) -> None:
    """An entry in the log; the reason in the words of the editor, nothing of the sender."""
    said = log.Said(_sort(row).thing, row.pk, act, getattr(row, "reason", ""), row.reason_words)
    log.write(by.get_username(), log.new_batch(), [said])


def _letter(row: Model, occasion: str, subject: str, text: str) -> None:
    """What continues a report carries no address; the first of them does."""
    first = getattr(row, "follows", None)
    address = row.email or (first.email if first else "")
    key = f"{row._meta.model_name}-{row.pk}-{occasion}"
    write(key=key, to=address, subject=subject, text=f"Guten Tag,\n\n{text}\n\nDie Redaktion")


def _from(row: Model) -> str:
    return f"vom {date_format(timezone.localtime(row.created_at), 'j. F Y')}"


def _sort(row: Model) -> Sort:
    return SORTS[row._meta.model_name]
