"""Everything that changed in an editor's form, told to the register by the verbs that fit."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from motionkit.progress import AXES, INTERMEDIATE, Standing, why_not_together
from portal.motions.models import Experience, Filing, FilingEvent
from portal.motions.register import actions
from portal.motions.register.writing import Refused, held

EVIDENCE = ("evidence_url", "evidence_note", "checked_by", "checked_on")


@dataclass(frozen=True)
class Revision:
    """What an editor changed. `axes` and `facts`: only what differs from what they saw.

    `corrects`: the event that was wrong; None means that something happened or became known · `released`: the experiences
    that shall be public, None for no change · `is_public`: None for no change.
    """

    axes: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    originators: Iterable[tuple[str, str]] | None = None
    votes: Iterable[Mapping[str, Any]] | None = None
    on: datetime.date | None = None
    note: str = ""
    source: str = ""
    corrects: FilingEvent | None = None
    released: Iterable[Experience] | None = None
    is_public: bool | None = None


@transaction.atomic
def revise(*, by: AbstractUser, filing: Filing, seen: int | None, revision: Revision) -> None:
    """Writes all of it or nothing. Raises `Refused`, or `Outdated` when `seen` is not the filing's number any more."""
    with held(filing, seen):
        pass  # The row stays locked until the transaction ends.
    told = {"by": by, "filing": filing, "note": revision.note, "source": revision.source}
    if revision.corrects:
        if revision.axes or revision.facts:
            told = told | {"reason": told.pop("note"), "event": revision.corrects}
            actions.correct(**told, **revision.axes, **revision.facts)
            told = {"by": by, "filing": filing, "note": revision.note, "source": revision.source}
        rest: dict[str, Any] = {}
    else:
        rest = _move(told, revision)
    if rest or revision.originators is not None or revision.votes is not None:
        actions.tell_facts(**told, **rest, originators=revision.originators, votes=revision.votes)
    _check(filing, revision.axes)
    _release(by, filing, revision.released)
    if revision.is_public:
        actions.publish_filing(by=by, filing=filing)
    elif revision.is_public is False:
        actions.hide_filing(by=by, filing=filing, reason=revision.note)


def _move(told: dict[str, Any], revision: Revision) -> dict[str, Any]:
    """Moves the axes, and returns the facts that no verb has taken along."""
    axes, facts = revision.axes, dict(revision.facts)
    evidence = {name: facts.pop(name) for name in EVIDENCE if name in facts}
    decision, stage = axes.get("decision", ""), axes.get("stage", "")
    raw = {"raw": facts.pop("raw_result")} if facts.get("raw_result") and (decision or stage) else {}
    if decision and decision not in INTERMEDIATE:
        actions.record_decision(**told, decision=decision, on=revision.on, **raw, **facts)
        facts = {}
    elif decision or stage:
        actions.record_step(**told, decision=decision, stage=stage, on=revision.on, **raw, **facts)
        facts = {}
    filing: Filing = told["filing"]
    work = axes.get("implementation", filing.implementation)
    if work != filing.implementation or (evidence.get("checked_on")):
        kept = {name: getattr(filing, name) for name in ("evidence_url", "evidence_note")}
        evidence = {name: value for name, value in evidence.items() if value or not name.startswith("checked")}
        actions.record_implementation(
            **told, implementation=work, on=evidence.get("checked_on") or revision.on, **kept | evidence
        )
        evidence = {}
    return facts | evidence


def _check(filing: Filing, wanted: Mapping[str, str]) -> None:
    """Nobody's choice is dropped in silence: where the axes ended up elsewhere, the choices contradict each other."""
    if any(getattr(filing, axis) != value for axis, value in wanted.items()):
        values = {axis: wanted.get(axis, getattr(filing, axis)) for axis in AXES}
        reason = why_not_together(Standing(**values, evidence=filing.has_evidence))
        raise Refused(reason or "Stand, Beschluss und Umsetzung passen so nicht zusammen.")


def _release(by: AbstractUser, filing: Filing, released: Iterable[Experience] | None) -> None:
    if released is None:
        return
    keys = {experience.pk for experience in released}
    for experience in filing.experiences.all():
        experience.filing = filing
        actions.release_experience(by=by, experience=experience, is_public=experience.pk in keys)
