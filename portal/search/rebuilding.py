"""Makes the whole index true, while the site stays up.

Each batch is one short transaction in which things are read and their entries written: readers always find the old entry
or the new one, and a change that somebody makes meanwhile is written before or after the batch, never lost.
"""

from collections.abc import Callable
from itertools import islice

from django.db import connection, transaction

from portal.search import files
from portal.search.content import Content, contents
from portal.search.models import Entry, Facet, IndexedText, IndexKey, WrittenWord
from portal.search.writing import refresh

MADE_ANEW = (Entry, Facet, IndexedText, IndexKey, WrittenWord)
"""What a rebuild makes out of everything else, even when it was empty before."""
AT_ONCE = 25
"""Things in one transaction: others who write wait a tenth of a second at most."""

_COUNTS = {
    "sqlite": "INSERT INTO search_indexkey(key, documents) SELECT term, doc FROM search_counts WHERE length(term) <= 200",
    "postgresql": (
        "INSERT INTO search_indexkey(key, documents) SELECT word, ndoc"
        " FROM ts_stat('SELECT vector FROM search_indexedtext') WHERE length(word) <= 200"
    ),
}


def size() -> int:
    """How many steps a rebuild has."""
    return len(files.missing()) + sum(len(_keys(content)) for content in contents().values())


def rebuild(step: Callable[[int], object] = lambda done: None) -> int:
    """Analyses everything anew. Returns how many entries there are. `step` is told how many things were done."""
    _read_files(step)
    for content in contents().values():
        for keys in _batches(_keys(content)):
            refresh(content, keys, anew=True)
            step(len(keys))
    Entry.objects.exclude(source__in=contents()).delete()
    count_again()
    return Entry.objects.count()


def catch_up() -> int:
    """Writes what is missing and takes out what is no longer public: after an import past the models, an update, a first
    start; analyses anew what was written by an older portal. Cheap when there is nothing to do. Returns how many entries
    changed."""
    _read_files(lambda done: None)
    changed = 0
    old = IndexedText.objects.filter(body_begins=None)
    for source in old.order_by().values_list("entry__source", flat=True).distinct():
        if content := contents().get(source):
            for keys in _batches(set(old.filter(entry__source=source).values_list("entry__object_id", flat=True))):
                changed += refresh(content, keys, anew=True)
    for content in contents().values():
        for keys in _batches(_astray(content)):
            changed += refresh(content, keys)
    return changed


def astray() -> int:
    """How many things are public and not in the index, or in the index and no longer public."""
    return sum(len(_astray(content)) for content in contents().values())


def _astray(content: Content) -> set[int]:
    known = set(Entry.objects.filter(source=content.name).values_list("object_id", flat=True))
    return known ^ set(content.public().order_by().values_list("pk", flat=True))


def _keys(content: Content) -> set[int]:
    """All that is public, and all that is in the index."""
    known = Entry.objects.filter(source=content.name).values_list("object_id", flat=True)
    return {*known, *content.public().order_by().values_list("pk", flat=True)}


def _batches(keys: set[int]):
    waiting = iter(sorted(keys))
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch


def _read_files(step: Callable[[int], object]) -> None:
    for document in files.missing():
        files.read(document)
        step(1)


@transaction.atomic
def count_again() -> None:
    """The table of keys anew from the index itself, should it ever have drifted."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE search_indexkey IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM search_indexkey")
        cursor.execute(_COUNTS[connection.vendor])
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_terms(search_terms) VALUES ('optimize')")


def is_whole() -> bool:
    """Whether the engine's own index agrees with the texts, for tests and operators."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_terms(search_terms, rank) VALUES ('integrity-check', 1)")
    return IndexedText.objects.count() == Entry.objects.count()
