"""The demo's objections: typical ones, in our own words, with true sources. What lacks a source stays a draft."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from portal.motions.demo.loading import DemoMotion
from portal.motions.models import (
    Filing,
    Motion,
    Objection,
    ObjectionMotion,
    Rebuttal,
    RebuttalFiling,
    RebuttalSource,
)


@transaction.atomic
def load(sources: Iterable[DemoMotion], motions: Mapping[str, Motion]) -> int:
    """Makes the objections of motions that have none yet; returns how many.

    The same words against several motions are one objection: whoever comes without `replies` joins it.
    """
    wanted = [source for source in sources if source.slug in motions and not motions[source.slug].objections.exists()]
    entries = [(source, place, one) for source in wanted for place, one in enumerate(source.meta.get("objections", []))]
    examples = {filing.reference: filing for filing in Filing.objects.filter(is_example=True)}
    made = [_make(motions[source.slug], place, one, examples) for source, place, one in entries if one.get("replies")]
    for source, place, one in entries:
        if not one.get("replies"):
            _join(motions[source.slug], place, one)
    return len(made)


def _make(motion: Motion, place: int, entry: Mapping[str, Any], examples: Mapping[str, Filing]) -> Objection:
    replies = [_rebuttal(number, one, examples) for number, one in enumerate(entry["replies"])]
    sourced = all(reply.sources.count() for reply in replies)
    objection = Objection(
        kind=entry["kind"], words=entry["objection"], live=sourced, has_unpublished_changes=not sourced
    )
    objection.against = [ObjectionMotion(motion=motion, clause_id=entry.get("clause", ""), order=10 * (place + 1))]
    objection.rebuttals = replies
    objection.save()
    return objection


def _join(motion: Motion, place: int, entry: Mapping[str, Any]) -> None:
    objection = Objection.objects.get(kind=entry["kind"], words=entry["objection"])
    ObjectionMotion.objects.create(
        objection=objection, motion=motion, clause_id=entry.get("clause", ""), order=10 * (place + 1)
    )


def _rebuttal(number: int, entry: Mapping[str, Any], examples: Mapping[str, Filing]) -> Rebuttal:
    reply = Rebuttal(
        sort_order=number,
        text=entry["text"],
        federal_state=entry.get("land", ""),
        legal_as_of=_date(entry.get("legal_as_of")),
    )
    reply.sources = [
        RebuttalSource(sort_order=place, title=one["title"], url=one.get("url", ""), dated=_date(one["dated"]))
        for place, one in enumerate(entry.get("sources", []))
    ]
    there = [examples[f"Beispiel {key[1:]}"] for key in entry.get("worked_in", []) if f"Beispiel {key[1:]}" in examples]
    reply.worked_in = [RebuttalFiling(sort_order=place, filing=filing) for place, filing in enumerate(there)]
    return reply


def _date(value: Any) -> datetime.date | None:
    return datetime.date.fromisoformat(str(value)) if value else None
