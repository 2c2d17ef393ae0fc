"""Rows of a form that belong to one thing: authors of a text, motions of a focus."""

from typing import Any

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations


class OneRowEach(ClusterableModel):
    """What is said twice becomes one row when it is saved, where the database allows only one.

    Wagtail saves while somebody types. When its answer with the new row's number comes later than the next button,
    the form names the row as new once more, beside the one that is there by now (wagtail issue 14359). The number of a
    row is therefore found by what it says: so the order in which rows are written does not matter either.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        held = getattr(self, "_cluster_related_objects", {})
        for relation in get_all_child_relations(self):
            fields = _said_once(relation)
            if fields and relation.get_accessor_name() in held:
                _say_once(getattr(self, relation.get_accessor_name()), fields)
        super().save(*args, **kwargs)


def _said_once(relation: models.ForeignObjectRel) -> tuple[str, ...]:
    """The fields that, for one parent, may hold the same values only once; empty when nothing is unique."""
    parent = relation.field.name
    for constraint in relation.related_model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and not constraint.condition and parent in constraint.fields:
            return tuple(
                relation.related_model._meta.get_field(name).attname for name in constraint.fields if name != parent
            )
    return ()


def _say_once(manager: Any, fields: tuple[str, ...]) -> None:
    """Drops what is said twice; what the database has already keeps its number there."""
    known = {tuple(row[1:]): row[0] for row in _stored(manager).values_list("pk", *fields)}
    rows: dict[tuple[Any, ...], Any] = {}
    for row in manager.get_object_list():
        said = tuple(getattr(row, name) for name in fields)
        if said not in rows or rows[said].pk is not None:
            rows[said] = row  # The one without a number was typed last.
    taken = {known[said] for said in rows if said in known}
    for said, row in rows.items():
        row.pk = known.get(said, None if row.pk in taken else row.pk)
    manager.set(list(rows.values()))


def _stored(manager: Any) -> Any:
    return manager.get_live_queryset() if manager.instance.pk else manager.model._default_manager.none()
