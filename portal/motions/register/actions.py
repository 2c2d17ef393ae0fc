"""What is done to filings. Every verb writes the values and the event that tells of them in one transaction.

All raise `Refused` with a German reason when a step makes no sense; `revision` is the number of the filing that the writer
has seen, and `Outdated` is raised when somebody has written since. `by`: the account, None for what came from outside.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from motionkit.characters import one_line, readable
from motionkit.progress import INTERMEDIATE, Axis, Standing, due_date, standing_after, why_not_together
from portal.motions.models import EventKind, Experience, Filing, FilingEvent, FilingVote, Motion, Originator
from portal.motions.register.writing import Outdated, Refused, Told, held, write
from portal.places.models import Municipality

__all__ = ["Outdated", "Refused"]
LONGEST_QUOTE = 200


@transaction.atomic
def file_motion(
    *,
    by: AbstractUser | None,
    municipality: Municipality,
    motion: Motion | None = None,
    title: str = "",
    stage: str = "submitted",
    originators: Iterable[tuple[str, str]] = (),
    is_example: bool = False,
    label: str = "",
    note: str = "",
    source: str = "",
    **facts: Any,
) -> Filing:
    """A new filing, not public yet. `originators`: (kind, name), the name may be "" · `facts`: see `writing.FACTS`.

    Without title it is called like its model. `version` is what was filed; nobody guesses it.
    """
    title = title or (motion.title if motion else "")
    if not one_line(title):
        raise Refused("Bitte nennen Sie den Betreff: Ohne ihn findet die Einbringung niemand wieder.")
    standing = Standing(stage)
    if reason := why_not_together(standing):
        raise Refused(reason)
    kind = facts.pop("kind", motion.kind if motion else "motion")
    filing = Filing(municipality=municipality, title=one_line(title), stage=stage, kind=kind, is_example=is_example)
    filing.save()
    told = Told(EventKind.FILED, by, label, facts.get("filed_on"), note=note, source=source)
    write(filing, told, facts={"motion": motion} | facts)
    _name_originators(filing, originators)
    return filing


def record_step(
    *,
    by: AbstractUser | None,
    filing: Filing,
    stage: str = "",
    decision: str = "",
    on: datetime.date | None = None,
    raw: str = "",
    revision: int | None = None,
    label: str = "",
    note: str = "",
    source: str = "",
    **facts: Any,
) -> list[FilingEvent]:
    """A step on the way: another stage, or what a committee said (referred, postponed, recommended …)."""
    if decision and decision not in INTERMEDIATE:
        raise Refused("Das ist kein Zwischenschritt, sondern ein Beschluss.")
    with held(filing, revision) as current:
        new = standing_after(current.standing, decision) if decision else current.standing
        new = replace(new, stage=stage or new.stage)
        kind = EventKind.WITHDRAWN if stage == "withdrawn" else EventKind.STEP
        facts = _with_wording(facts, raw) | ({"sitting_on": on} if decision and on else {})
        again: list[Axis] = ["decision"] if decision else []
        return write(current, Told(kind, by, label, on, raw, note, source), standing=new, facts=facts, again=again)


def record_decision(
    *,
    by: AbstractUser | None,
    filing: Filing,
    decision: str,
    on: datetime.date | None = None,
    raw: str = "",
    votes: Iterable[Mapping[str, Any]] | None = None,
    revision: int | None = None,
    label: str = "",
    note: str = "",
    source: str = "",
    **facts: Any,
) -> list[FilingEvent]:
    """What the council decided. Stage and implementation follow; a due date in the decision's wording is taken over.

    `votes`: factions as dicts with `faction`, `yes`, `no`, `abstain`, `absent`.
    """
    if decision in INTERMEDIATE or decision == "undecided":
        raise Refused("Das ist kein Beschluss, sondern ein Zwischenschritt.")
    with held(filing, revision) as current:
        new = standing_after(current.standing, decision)
        facts = _with_wording(facts, raw) | ({"decided_on": on, "sitting_on": on} if on else {})
        facts = _with_due_date(current, facts)
        told = Told(EventKind.DECIDED, by, label, on, raw, note, source, changes=_replace_votes(current, votes))
        return write(current, told, standing=new, facts=facts)


def record_implementation(
    *,
    by: AbstractUser | None,
    filing: Filing,
    implementation: str,
    on: datetime.date | None = None,
    revision: int | None = None,
    label: str = "",
    note: str = "",
    source: str = "",
    **facts: Any,
) -> list[FilingEvent]:
    """How far it is carried out; the same again is a new look. `on`: when somebody looked, today if not said.

    „done“ asks for `evidence_url` or `evidence_note`. Evidence for an earlier state does not prove the new one.
    """
    with held(filing, revision) as current:
        if implementation != current.implementation:
            facts = {"evidence_url": "", "evidence_note": ""} | facts
        facts = {"checked_on": on or timezone.localdate(), "checked_by": _name(by, label)} | facts
        new = replace(current.standing, implementation=implementation)
        told = Told(EventKind.IMPLEMENTED, by, label, on, note=note, source=source or facts.get("evidence_url", ""))
        return write(current, told, standing=new, facts=facts, again=["implementation"])


def withdraw_filing(*, by: AbstractUser | None, filing: Filing, **told: Any) -> list[FilingEvent]:
    """Those who filed it have taken it back. `told`: as for `record_step`."""
    return record_step(by=by, filing=filing, stage="withdrawn", **told)


def tell_facts(
    *,
    by: AbstractUser | None,
    filing: Filing,
    originators: Iterable[tuple[str, str]] | None = None,
    votes: Iterable[Mapping[str, Any]] | None = None,
    revision: int | None = None,
    label: str = "",
    note: str = "",
    source: str = "",
    **facts: Any,
) -> list[FilingEvent]:
    """Adds or changes what is on no axis. Makes no event when nothing is new."""
    with held(filing, revision) as current:
        changes = _replace_votes(current, votes)
        if originators is not None:
            changes |= _name_originators(current, originators)
        if not changes and all(getattr(current, name) == value for name, value in facts.items()):
            return []
        told = Told(EventKind.FACTS, by, label, note=note, source=source, changes=changes)
        return write(current, told, facts=facts)


def correct(
    *,
    by: AbstractUser | None,
    filing: Filing,
    event: FilingEvent,
    reason: str,
    stage: str = "",
    decision: str = "",
    implementation: str = "",
    revision: int | None = None,
    label: str = "",
    source: str = "",
    **facts: Any,
) -> list[FilingEvent]:
    """Says that `event` was wrong and what is right. The event stays; the correction points to it.

    A correction may go any way, as long as the values make sense together in the end.
    """
    if event.filing_id != filing.pk:
        raise Refused("Dieser Eintrag gehört zu einer anderen Einbringung.")
    if not one_line(reason):
        raise Refused("Bitte sagen Sie, was falsch war: Wer den Verlauf liest, soll die Berichtigung verstehen.")
    with held(filing, revision) as current:
        given = {"stage": stage, "decision": decision, "implementation": implementation}
        new = replace(current.standing, **{axis: value for axis, value in given.items() if value})
        told = Told(EventKind.CORRECTED, by, label, note=reason, source=source, corrects=event)
        return write(current, told, standing=new, facts=facts, follows_rules=False)


def add_experience(
    *,
    by: AbstractUser | None,
    filing: Filing,
    helped: str = "",
    administration_said: str = "",
    differently: str = "",
    by_name: str = "",
    label: str = "",
) -> Experience:
    """What somebody learned. Nobody sees it until an editor releases it."""
    answers = [readable(one).strip() for one in (helped, administration_said, differently)]
    if not any(answers):
        raise Refused("Bitte beantworten Sie mindestens eine der Fragen.")
    names = ("helped", "administration_said", "differently")
    return Experience.objects.create(filing=filing, by_name=one_line(by_name), **dict(zip(names, answers, strict=True)))


def release_experience(*, by: AbstractUser, experience: Experience, is_public: bool = True) -> None:
    """Shows an experience to the world, or hides it again."""
    with held(experience.filing) as current:
        if experience.is_public == is_public:
            return
        experience.is_public = is_public
        experience.save(update_fields=["is_public"])
        note = "Erfahrung freigegeben" if is_public else "Erfahrung verborgen"
        write(current, Told(EventKind.EXPERIENCE, by, note=note))


def publish_filing(*, by: AbstractUser | None, filing: Filing, label: str = "", revision: int | None = None) -> None:
    """Shows a filing to the world. Does nothing when the world sees it already."""
    with held(filing, revision) as current:
        if not current.is_public:
            current.is_public, current.published_at = True, current.published_at or timezone.now()
            write(current, Told(EventKind.PUBLISHED, by, label))


def hide_filing(*, by: AbstractUser, filing: Filing, reason: str, revision: int | None = None) -> None:
    """Takes a filing out of sight. Nothing is lost, and the reason is kept."""
    if not one_line(reason):
        raise Refused("Bitte nennen Sie den Grund; er steht im Verlauf.")
    with held(filing, revision) as current:
        if current.is_public:
            current.is_public = False
            write(current, Told(EventKind.HIDDEN, by, note=reason))


def _with_wording(facts: dict[str, Any], raw: str) -> dict[str, Any]:
    """The latest wording stands beside the latest value; what was written before stays in the events."""
    return ({"raw_result": raw, "confidence": None} if raw else {}) | facts


def _with_due_date(filing: Filing, facts: dict[str, Any]) -> dict[str, Any]:
    """The day by which it is due, from what was decided, unless somebody has named one."""
    if filing.due_on or "due_on" in facts:
        return facts
    wording = facts.get("final_text") or filing.final_text
    due = due_date(wording, facts.get("decided_on") or filing.decided_on)
    return facts | {"due_on": due.day, "due_quote": due.quote[:LONGEST_QUOTE]} if due else facts


def _name_originators(filing: Filing, originators: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    old = list(filing.originators.all())
    new = [Originator(filing=filing, kind=kind, name=one_line(name)) for kind, name in originators]
    if [(one.kind, one.name) for one in old] == [(one.kind, one.name) for one in new]:
        return {}
    filing.originators.all().delete()
    Originator.objects.bulk_create(new)
    # Only the sort: who asks to be unnamed later must not stand in a history that nobody can change.
    return {"originators": [", ".join(one.get_kind_display() for one in rows) for rows in (old, new)]}


def _replace_votes(filing: Filing, votes: Iterable[Mapping[str, Any]] | None) -> dict[str, list[str]]:
    if votes is None:
        return {}
    old = list(filing.faction_votes.all())
    new = [FilingVote(filing=filing, **vote) for vote in votes]
    if list(map(_vote, old)) == list(map(_vote, new)):
        return {}
    filing.faction_votes.all().delete()
    FilingVote.objects.bulk_create(new)
    return {"faction_votes": ["; ".join(map(_vote, old)), "; ".join(map(_vote, new))]}


def _vote(vote: FilingVote) -> str:
    numbers = [vote.yes, vote.no, vote.abstain, vote.absent]
    return f"{vote.faction} {':'.join('?' if number is None else str(number) for number in numbers)}"


def _name(by: AbstractUser | None, label: str) -> str:
    return label or ("Redaktion" if by else "Meldung")
