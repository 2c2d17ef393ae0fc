"""Remembers what the demo put where, in Wagtail's own history, where editors see it too.

Whoever changes something leaves an entry there. So whether a thing is still as the demo left it can be read from its
newest entry, and no table of our own can fall out of step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.db.models import Model
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from portal.publishing.demo.sources import Source

ACTION = "publishing.demo"


class State(Enum):
    """How a source compares with what is in the database."""

    NEW = "neu"
    SAME = "unverändert"
    CHANGED = "erneuert"
    KEPT = "von der Redaktion geändert, belassen"
    GONE = "von der Redaktion gelöscht, belassen"


@dataclass(frozen=True)
class Entry:
    """What was last recorded for a source."""

    pk: str
    digest: str


class Ledger:
    """Knows every source that was ever loaded."""

    def __init__(self):
        self._entries: dict[str, Entry] = {}
        for pk, data in [*_rows(ModelLogEntry, "object_id"), *_rows(PageLogEntry, "page_id")]:
            self._entries[data["key"]] = Entry(pk, data["digest"])

    def compare(self, source: Source, model: type[Model]) -> tuple[State, Model | None]:
        """The state of a source, and what it became, where that is still there."""
        entry = self._entries.get(source.key)
        if entry is None:
            return State.NEW, None
        instance = model._default_manager.filter(pk=entry.pk).first()
        if instance is None:
            return State.GONE, None
        instance = instance.specific if isinstance(instance, Page) else instance
        newest = registry.get_logs_for_instance(instance).order_by("-timestamp", "-pk").first()
        if newest is None or newest.action != ACTION:
            return State.KEPT, instance
        return (State.SAME if entry.digest == source.digest else State.CHANGED), instance

    def record(self, source: Source, instance: Model) -> None:
        """Notes that the instance is now as the source says."""
        self._entries[source.key] = Entry(str(instance.pk), source.digest)
        log(instance, ACTION, data={"key": source.key, "digest": source.digest})


def _rows(model: type[Model], pk: str) -> Iterable[tuple[str, dict]]:
    return model.objects.filter(action=ACTION).order_by("timestamp", "pk").values_list(pk, "data")
