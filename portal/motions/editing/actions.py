"""What editors do with motions beyond Wagtail's own form."""

from dataclasses import replace

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from motionkit.characters import one_line, readable
from motionkit.reading import Reading
from motionkit.text import MotionText
from portal.motions.editing.forms import free_slug
from portal.motions.editing.reading_in import remarks
from portal.motions.models import Motion
from portal.motions.register.writing import Refused

UNTITLED = "Antrag ohne Titel"


@transaction.atomic
def draft_from(*, by: AbstractUser, reading: Reading, keep_rest: bool) -> Motion:
    """A draft of what was read. `keep_rest`: what stood around the motion goes to „Nicht zugeordnet“, too."""
    text = reading.motion
    if keep_rest:
        text = replace(text, unrecognised=(*text.unrecognised, *remarks(reading)))
    longest = Motion._meta.get_field("title").max_length
    if len(text.title) > longest:
        text = replace(text, unrecognised=(f"Titel: {text.title}", *text.unrecognised), title=_shortened(text.title))
    motion = Motion(live=False, has_unpublished_changes=True)
    motion.motion_text = replace(text, title=text.title or UNTITLED)
    motion.slug = free_slug(motion.title)
    motion.save()
    motion.save_revision(user=by, clean=False)
    log(instance=motion, action="wagtail.create", user=by, revision=motion.latest_revision, content_changed=True)
    return motion


def newest_draft(motion: Motion) -> Motion:
    """The motion as its newest draft has it: what editors go on from."""
    return motion.get_latest_revision_as_object() if motion.latest_revision_id else motion


@transaction.atomic
def improve_draft(
    *, by: AbstractUser, motion: Motion, text: MotionText, seen: str, note: str, reason: str, credit: str
) -> Motion:
    """A new draft with this text, for somebody to publish as a new version; nothing is public yet.

    `seen`: content hash of the draft that the text was made from. Raises `Refused` when there is a newer one, or when the
    motion is locked. A draft that waits already keeps its notes and credits; these are added.
    """
    current = Motion.objects.select_for_update(of=("self",)).get(pk=motion.pk)
    draft = newest_draft(current)
    if draft.motion_text.content_hash != seen:
        raise Refused(
            "In der Zwischenzeit hat jemand den Antrag bearbeitet. Gespeichert wurde nichts, Ihre Eingaben sind noch da. "
            "Bitte vergleichen Sie, und übernehmen Sie dann noch einmal."
        )
    lock = current.get_lock()
    if lock and lock.for_user(by):
        raise Refused(
            "Der Antrag ist gerade gesperrt oder wird geprüft. Gespeichert wurde nichts; bitte später noch einmal."
        )
    if text.content_hash == seen:
        raise Refused("Das ändert nichts am Antrag. Gespeichert wurde nichts.")
    draft.motion_text = replace(text, title=text.title[: Motion._meta.get_field("title").max_length])
    waits = current.has_unpublished_changes
    draft.change_note = _added(draft.change_note if waits else "", one_line(note), "; ", "change_note")
    draft.change_reason = "\n\n".join(filter(None, [draft.change_reason if waits else "", readable(reason).strip()]))
    draft.change_credit = _added(draft.change_credit if waits else "", one_line(credit), "; ", "change_credit")
    draft.save_revision(user=by, clean=False, log_action="wagtail.edit", changed=True)
    return current


def _added(old: str, new: str, between: str, name: str) -> str:
    """Both, once each, as long as there is room."""
    both = between.join(dict.fromkeys(filter(None, [old, new])))
    most = Motion._meta.get_field(name).max_length
    return both if len(both) <= most else both[: most - 1].rsplit(" ", 1)[0] + "…"


def _shortened(title: str) -> str:
    longest = Motion._meta.get_field("title").max_length
    return title[: longest - 1].rsplit(" ", 1)[0] + "…"
