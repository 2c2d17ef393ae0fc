"""Suppressing a passage: what stands where, then all of it at once."""

import re
from collections import Counter

from django.contrib.auth.models import AbstractUser
from django.db import connection, models, transaction
from django.db.models.signals import post_save

from motionkit.characters import readable
from portal.exchange.models import ModerationAct, ModerationThing, RefusalReason
from portal.exchange.moderating import log
from portal.exchange.reporting.links import hash_of
from portal.exchange.suppressing import walking
from portal.motions import documents
from portal.motions.models import MotionVersion
from portal.motions.register.writing import Refused

_ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def find(words: str) -> dict[str, int]:
    """Kind of thing in German → in how many rows the passage stands. Changes nothing."""
    found: dict[str, set] = {}
    for place in walking.places(_passage(words)):
        found.setdefault(str(place.model._meta.verbose_name_plural), set()).update(place.rows)
    return dict(Counter({name: len(keys) for name, keys in found.items()}).most_common())


@transaction.atomic
def suppress(*, by: AbstractUser, words: str, reason: str, said: str) -> int:
    """Replaces the passage everywhere, has the search read the changed things anew, empties the folder of made files.

    Returns how many rows changed. The log names the reason and a keyed hash of the passage, not the passage. Raises
    `Refused` with a German reason; then nothing was written.
    """
    passage = _passage(words)
    if reason not in RefusalReason.values:
        raise Refused("Bitte wählen Sie einen Grund; er steht im Verlauf.")
    number = take_out(passage)
    told = passage.without(readable(said).strip())
    text = f"{number} Stellen; Prüfsumme {hash_of(passage.words)[:16]}. {told}".strip()
    entry = log.Said(ModerationThing.WORDING, number, ModerationAct.SUPPRESSED, reason, text)
    log.write(by.get_username(), log.new_batch(), [entry])
    return number


def take_out(passage: walking.Passage) -> int:
    """Replaces a passage everywhere, in the caller's transaction, and has those look again who keep copies. Number of rows."""
    changed: dict[type[models.Model], set] = {}
    for place in list(walking.places(passage)):
        walking.replace(place)
        changed.setdefault(place.model, set()).update(place.rows)
    _number_versions_anew(changed.get(MotionVersion, set()))
    for model, keys in changed.items():
        _look_again(model, keys)
    walking.write_indexes_anew()
    withheld = log.withhold(lambda words: passage.without(words) != words)
    transaction.on_commit(documents.forget_all)
    return sum(len(keys) for keys in changed.values()) + withheld


def _passage(words: str) -> walking.Passage:
    passage = walking.Passage(readable(words))
    if _ADDRESS.fullmatch(passage.words):
        raise Refused(
            "Das ist die Adresse einer Seite und kein Wortlaut. Ändern Sie sie dort, wo die Seite bearbeitet wird; gelöscht "
            "wurde nichts."
        )
    if not walking.SHORTEST <= len(passage.words) <= walking.LONGEST:
        raise Refused(
            f"Bitte geben Sie {walking.SHORTEST} bis {walking.LONGEST} Zeichen ein, so wie sie auf der Seite stehen: "
            "Kürzeres träfe zu viel."
        )
    return passage


def _number_versions_anew(keys: set) -> None:
    """The hash of a version stands for its text. Versions refuse to be changed; so past the model, like the text itself."""
    table = connection.ops.quote_name(MotionVersion._meta.db_table)
    with connection.cursor() as cursor:
        for version in MotionVersion.objects.filter(pk__in=keys):
            statement = f"UPDATE {table} SET content_hash = %s WHERE id = %s"  # noqa: S608 - our own table
            cursor.execute(statement, [version.motion_text.content_hash, version.pk])


def _look_again(model: type[models.Model], keys: set) -> None:
    """Tells those who keep copies of the changed rows (search, credit lines), as saving would: nothing else is done."""
    for row in model._base_manager.filter(pk__in=keys):
        specific = getattr(row, "specific", None)
        row = specific if isinstance(specific, models.Model) else row
        post_save.send(sender=type(row), instance=row, created=False, raw=False, update_fields=None, using="default")
