"""What editors do with motions beyond Wagtail's own form."""

from dataclasses import replace

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from motionkit.reading import Reading
from portal.motions.editing.forms import free_slug
from portal.motions.editing.reading_in import remarks
from portal.motions.models import Motion

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


def _shortened(title: str) -> str:
    longest = Motion._meta.get_field("title").max_length
    return title[: longest - 1].rsplit(" ", 1)[0] + "…"
