"""„Ruhemodus“: where no new comments are taken, for one page or for all; each switch stands in the log."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.urls import Resolver404, resolve

from portal.exchange.commenting import subjects
from portal.exchange.complaining.forms import own_path
from portal.exchange.models import ModerationAct, ModerationThing, Subject
from portal.exchange.moderating import log
from portal.motions.register.writing import Refused


def subject_of(*, number: int | None = None, address: str = "") -> Subject:
    """The row with this number, the one behind the address of a page with comments, or the one for everything."""
    if number:
        found = Subject.objects.filter(pk=number).first()
        if found is None:
            raise Refused("Diese Seite gibt es nicht mehr.")
        return found
    if not address.strip():
        return Subject.objects.get_or_create(**subjects.EVERYTHING)[0]
    try:
        asked = resolve((own_path(address.strip()) or "").partition("?")[0].partition("#")[0])
    except Resolver404:
        asked = None
    kind, key = (asked.kwargs["kind"], asked.kwargs["key"]) if asked and asked.url_name == "comments" else ("", "")
    thing = subjects.find(kind, key)
    if thing is None:
        raise Refused("Das ist keine Kommentarseite. Öffnen Sie sie, und kopieren Sie ihre Adresse: /kommentare/…")
    return subjects.subject_for(kind, key, thing)


@transaction.atomic
def switch(*, by: AbstractUser, subject: Subject) -> bool:
    """On where it was off, and off where it was on; returns which. What is there already stays readable."""
    current = Subject.objects.select_for_update().get(pk=subject.pk)
    current.is_quiet = not current.is_quiet
    current.save(update_fields=["is_quiet"])
    act = ModerationAct.QUIETED if current.is_quiet else ModerationAct.UNQUIETED
    said = log.Said(ModerationThing.SUBJECT, current.pk, act, words=current.title)
    log.write(by.get_username(), log.new_batch(), [said])
    return current.is_quiet
