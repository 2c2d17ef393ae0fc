"""How others make drafts of objections and rebuttals. Nothing here publishes; that takes an editor in the admin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from wagtail.log_actions import log

from portal.motions.models import Motion, Objection, ObjectionMotion, Rebuttal, RebuttalSource


@dataclass(frozen=True)
class Draft:
    """What an objection and its reply begin with. `clause_id`: "" for the whole motion · `sources`: not saved yet."""

    motion: Motion
    kind: str
    words: str
    reply: str
    clause_id: str = ""
    federal_state: str = ""
    sources: Iterable[RebuttalSource] = ()

    def rebuttal(self) -> Rebuttal:
        made = Rebuttal(text=self.reply, federal_state=self.federal_state)
        made.sources = list(self.sources)
        return made


@transaction.atomic
def draft_objection(*, by: AbstractUser | None, draft: Draft) -> Objection:
    """A new objection with its reply, not public."""
    objection = Objection(kind=draft.kind, words=draft.words, live=False, has_unpublished_changes=True)
    objection.against = [ObjectionMotion(motion=draft.motion, clause_id=draft.clause_id)]
    objection.rebuttals = [draft.rebuttal()] if draft.reply else []
    objection.save()
    log(instance=objection, action="wagtail.create", user=by, content_changed=True)
    objection.save_revision(user=by, log_action=True)
    return objection


@transaction.atomic
def draft_rebuttal(*, by: AbstractUser | None, objection: Objection, draft: Draft) -> Objection:
    """Another reply to an objection that is there; what is public stays as it is until the draft is published."""
    current = Objection.objects.select_for_update().get(pk=objection.pk)
    edited = current.get_latest_revision_as_object()
    edited.rebuttals = [*edited.rebuttals.all(), draft.rebuttal()]
    if draft.motion.pk not in {one.motion_id for one in edited.against.all()}:
        edited.against = [*edited.against.all(), ObjectionMotion(motion=draft.motion, clause_id=draft.clause_id)]
    edited.save_revision(user=by, log_action=True)
    return current
