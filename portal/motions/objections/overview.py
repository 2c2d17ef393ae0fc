"""Objections in short, for the motion's own page: how many, the first ones, how many against each point.

They travel with the motion's row (`with_objections`), because its page has no query to spare.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Aggregate, OuterRef, Subquery
from django.db.models.functions import JSONObject

from portal.motions.models import Motion, ObjectionKind, ObjectionMotion
from portal.motions.models.motion_queries import MotionQuerySet
from portal.motions.objections.shown import clause_numbers

SHOWN = 3
ASK = object()


class JSONRows(Aggregate):
    """The rows of a group as one JSON list."""

    name = "JSONRows"
    output_field = models.JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


@dataclass(frozen=True)
class First:
    """One of the first objections: its number, what it appeals to, its words."""

    pk: int
    kind: ObjectionKind
    words: str


@dataclass(frozen=True)
class Overview:
    """`by_clause`: stable id → number of objections against a point that the motion has now."""

    number: int = 0
    first: list[First] = field(default_factory=list)
    by_clause: dict[str, int] = field(default_factory=dict)


def with_objections(motions: MotionQuerySet) -> MotionQuerySet:
    """With `objection_rows`, what `overview` makes of it."""
    row = JSONObject(
        pk="objection_id", kind="objection__kind", words="objection__words", clause="clause_id", order="order"
    )
    rows = ObjectionMotion.objects.public().filter(motion=OuterRef("pk")).order_by().values("motion")
    return motions.annotate(objection_rows=Subquery(rows.annotate(rows=JSONRows(row)).values("rows")))


def overview(motion: Motion) -> Overview:
    """Of a motion from `with_objections`; of any other (a draft in preview), with one query."""
    rows = getattr(motion, "objection_rows", ASK)
    if rows is ASK:
        rows = with_objections(Motion.objects.filter(pk=motion.pk)).values_list("objection_rows", flat=True).first()
    order = list(ObjectionKind)
    rows = sorted(rows or [], key=lambda row: (order.index(row["kind"]), row["order"], row["pk"]))
    numbers = clause_numbers(motion)
    return Overview(
        number=len(rows),
        first=[First(row["pk"], ObjectionKind(row["kind"]), row["words"]) for row in rows[:SHOWN]],
        by_clause=dict(Counter(row["clause"] for row in rows if row["clause"] in numbers)),
    )
