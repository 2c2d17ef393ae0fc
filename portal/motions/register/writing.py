"""One way to write a filing: lock, compare, check, save, keep the event, in one transaction."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import transaction

from motionkit.characters import one_line, readable
from motionkit.progress import AXES, Axis, Standing, why_not, why_not_move, why_not_together
from motionkit.text import from_data
from portal.motions.comparing.fates import fates_of
from portal.motions.models import EventKind, Filing, FilingEvent

EDITORS, REPORT = "Redaktion", "Meldung"
# What is not on an axis and may be told later. Everything else is not written from outside.
FACTS = (
    "motion",
    "version",
    "title",
    "kind",
    "organization",
    "reference",
    "url",
    "filed_on",
    "sitting_on",
    "decided_on",
    "raw_result",
    "confidence",
    "votes_yes",
    "votes_no",
    "votes_abstain",
    "votes_absent",
    "unanimous",
    "roll_call",
    "secret",
    "administration_statement",
    "amendments",
    "defeat_reason",
    "final_text",
    "text",
    "due_on",
    "due_quote",
    "office",
    "evidence_url",
    "evidence_note",
    "checked_by",
    "checked_on",
)
LINES = frozenset({"title", "organization", "reference", "due_quote", "office", "checked_by"})


class Refused(Exception):
    """What was asked for makes no sense; the message is German and says why. Nothing was written."""


class Outdated(Refused):
    """Somebody else has written in between. `events`: what they wrote."""

    def __init__(self, events: list[FilingEvent]):
        super().__init__(
            "In der Zwischenzeit hat jemand anderes diese Einbringung geändert. Ihre Eingaben sind noch da; "
            "gespeichert wurde nichts. Bitte vergleichen Sie und speichern Sie noch einmal."
        )
        self.events = events


@dataclass(frozen=True)
class Told:
    """What an event says beside the values. `by`: the account, or None for a report; `label`: who, for readers."""

    kind: str
    by: AbstractUser | None = None
    label: str = ""
    happened_on: datetime.date | None = None
    raw: str = ""
    note: str = ""
    source: str = ""
    corrects: FilingEvent | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


@contextmanager
def held(filing: Filing, revision: int | None = None) -> Iterator[Filing]:
    """The filing as it is now, and nobody else's until the block ends. `revision`: what the writer has seen.

    PostgreSQL locks the row; SQLite's transactions are IMMEDIATE, so that there the whole block waits its turn. The
    given object takes over the new values at the end.
    """
    with transaction.atomic():
        current = Filing.objects.select_for_update(of=("self",)).get(pk=filing.pk)
        if revision is not None and revision != current.revision:
            raise Outdated(list(current.events.filter(revision__gt=revision).select_related("by")))
        yield current
    for name in (one.attname for one in Filing._meta.concrete_fields):
        setattr(filing, name, getattr(current, name))


def write(
    filing: Filing,
    told: Told,
    *,
    standing: Standing | None = None,
    facts: Mapping[str, Any] | None = None,
    again: Iterable[Axis] = (),
    follows_rules: bool = True,
) -> list[FilingEvent]:
    """Changes a held filing and keeps the events: one per axis that moves, else one for the facts.

    `standing`: where it stands now, its `evidence` is worked out here · `again`: axes of which the same value is news,
    too · `follows_rules`: False for corrections, which may go any way to a standing that makes sense.
    """
    old = filing.standing
    changes = dict(told.changes) | _take_over(filing, facts or {})
    wanted = standing or old
    new = Standing(wanted.stage, wanted.decision, wanted.implementation, filing.has_evidence)
    moved: list[Axis] = [axis for axis in AXES if getattr(old, axis) != getattr(new, axis)]
    repeated = [axis for axis in again if axis not in moved]
    for axis in repeated if follows_rules else ():
        if reason := why_not(axis, getattr(old, axis), getattr(new, axis)):
            raise Refused(reason)
    if reason := why_not_move(old, new) if follows_rules else why_not_together(new):
        raise Refused(reason)
    filing.stage, filing.decision, filing.implementation = new.stage, new.decision, new.implementation
    if {"motion", "version", "text"} & changes.keys():
        filing.clause_fates = fates_of(filing)
    filing.revision += 1
    _save(filing)
    axes = sorted([*moved, *repeated], key=list(AXES).index)
    rows: list[tuple[str, str, str]] = [(axis, getattr(old, axis), getattr(new, axis)) for axis in axes]
    events = [event(filing, told, *row) for row in rows or [("", "", "")]]
    events[0].changes = changes
    return FilingEvent.objects.bulk_create(events)


def _take_over(filing: Filing, facts: Mapping[str, Any]) -> dict[str, list[str]]:
    """Sets the facts that differ; returns name → [old, new] as text."""
    changes = {}
    for name, value in facts.items():
        if name not in FACTS:
            raise TypeError(f"not a fact of a filing: {name}")
        value = _clean(name, value)
        old = getattr(filing, name)
        if value != old:
            setattr(filing, name, value)
            changes[name] = [said(old), said(value)]
    return changes


def _clean(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value) if name in LINES else readable(value).strip()
    return value


def said(value: Any) -> str:
    """A value as text that still means something in ten years."""
    if value in (None, "", {}):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dict):  # A whole motion: it stands in the filing; here it is enough to know it again.
        text = from_data(value)
        return f"{len(text.clauses)} Punkte, Prüfsumme {text.content_hash}"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _save(filing: Filing) -> None:
    try:
        filing.clean_fields()
        filing.validate_constraints()
    except ValidationError as problem:
        names = {one.name: str(one.verbose_name) for one in Filing._meta.concrete_fields}
        parts = [f"{names[name]}: {' '.join(said)}" for name, said in problem.message_dict.items() if name in names]
        raise Refused(" ".join(parts or problem.messages)) from problem
    filing.save()


def event(filing: Filing, told: Told, axis: str = "", old: str = "", new: str = "") -> FilingEvent:
    """An event of the filing as it is now, not yet saved."""
    return FilingEvent(
        filing=filing,
        kind=EventKind(told.kind),
        by=told.by,
        by_label=one_line(told.label) or (EDITORS if told.by else REPORT),
        happened_on=told.happened_on,
        axis=axis,
        old=old,
        new=new,
        raw_result=readable(told.raw),
        note=readable(told.note),
        source=one_line(told.source)[:500],
        corrects=told.corrects,
        revision=filing.revision,
    )
