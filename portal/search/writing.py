"""Writes the index: looks at things again and makes their entries true, in the transaction of whoever changed them.

Nothing is taken from the object that was saved, which may hold a draft: each thing is read anew through the `public()` of
its room, and what is not there has no entry afterwards.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from django.db import connection, transaction

import german
from portal.search.content import Content, Description
from portal.search.models import Entry, Facet, IndexedText, IndexKey, WrittenWord

AT_ONCE = 400
"""Rows in one statement."""
LONGEST_TEXT = 600_000
LONGEST_KEY, LONGEST_WORD = 200, 40
_LOCK = 6_148_201
"""Any number that nobody else uses for PostgreSQL's advisory locks."""


@transaction.atomic
def refresh(content: Content, keys: Iterable[int], *, anew: bool = False) -> int:
    """Makes the entries of some things true. Returns how many entries changed. `anew`: also those whose words did not."""
    keys = set(keys)
    if not keys:
        return 0
    _be_alone()
    public = {thing.pk: thing for thing in content.public().filter(pk__in=keys)}
    known = {entry.object_id: entry for entry in Entry.objects.filter(source=content.name, object_id__in=keys)}
    changed = [_put(content, thing, known.get(key), anew=anew) for key, thing in sorted(public.items())]
    gone = [entry.pk for key, entry in known.items() if key not in public]
    _remove(gone)
    return sum(changed) + len(gone)


def _be_alone() -> None:
    """One writer of the index at a time, until the transaction ends: two that count the same keys in another order would
    stop one another. SQLite lets in one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _put(content: Content, thing: Any, entry: Entry | None, *, anew: bool) -> bool:
    """Writes one entry when it differs from what is there."""
    described = content.describe(thing)
    facets = {(name, value) for name, values in described.facets.items() for value in values}
    facets.add(("art", described.kind))
    digest = blake2b(repr((described, sorted(facets))).encode("utf-8", "replace"), digest_size=16).hexdigest()
    if entry and entry.digest == digest and not anew:
        return False
    old = IndexedText.objects.filter(entry=entry).first() if entry else None
    entry = entry or Entry(source=content.name, object_id=thing.pk)
    entry.kind, entry.title, entry.url = described.kind, _plain(described.title)[:400], described.url[:500]
    entry.date, entry.summary = described.date, _plain(described.summary)
    entry.is_example, entry.digest = described.is_example, digest
    entry.facet_lines = "\n".join(f"{name}={value[:80]}" for name, value in sorted(facets))
    entry.save()
    new = analysed(described)
    new.entry = entry
    new.save(force_insert=old is None, force_update=old is not None)
    _count(old, new)
    Facet.objects.filter(entry=entry).delete()
    Facet.objects.bulk_create([Facet(entry=entry, name=name, value=value[:80]) for name, value in sorted(facets)])
    return True


def analysed(described: Description) -> IndexedText:
    """The words of a thing, without their entry."""
    text, beside = _plain(described.text)[:LONGEST_TEXT], _plain(described.beside_text)[:LONGEST_TEXT]
    titles = _plain(f"{described.title}\n{described.beside_title}")
    title, body = german.index_terms(titles), german.index_terms(f"{text}\n\n{beside}")
    return IndexedText(
        text=text,
        title=title.words,
        body=body.words,
        title_parts=title.parts,
        body_parts=body.parts,
        spelled=" ".join(_written(f"{titles}\n{text}\n{beside}")),
        spelled_in_title=" ".join(_written(titles)),
        terms=german.tsvector(title, body) if connection.vendor == "postgresql" else "",
        length=body.words.count(" ") + 1,
        title_begins=title.begins,
        body_begins=body.begins,
    )


def _plain(text: str) -> str:
    """Without what no database takes: NUL, and halves of characters."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _written(text: str) -> Iterator[str]:
    return (word for word in german.vocabulary(text) if len(word) <= LONGEST_WORD)


def _remove(entries: list[int]) -> None:
    for old in IndexedText.objects.filter(entry__in=entries):
        _count(old, None)
    Entry.objects.filter(pk__in=entries).delete()


def keys_of(text: IndexedText | None) -> set[str]:
    """Every key that a text is found by."""
    columns = (text.title, text.body, text.title_parts, text.body_parts) if text else ()
    return {key for column in columns for key in column.split() if len(key) <= LONGEST_KEY}


def _count(old: IndexedText | None, new: IndexedText | None) -> None:
    """Adds and takes away what differs, so that both tables hold exactly what is in the index."""
    before, after = keys_of(old), keys_of(new)
    _add("search_indexkey", ("key", "documents"), [(key, 1 if key in after else -1) for key in sorted(before ^ after)])
    words: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for text, by in ((old, -1), (new, 1)):
        words.update(dict.fromkeys(text.spelled.split() if text else (), by))
        titles.update(dict.fromkeys(text.spelled_in_title.split() if text else (), by))
    moved = [(word, number, titles[word]) for word, number in sorted(words.items()) if number or titles[word]]
    _add("search_writtenword", ("word", "documents", "titles"), moved)
    IndexKey.objects.filter(key__in=before - after, documents__lte=0).delete()
    WrittenWord.objects.filter(word__in=[word for word, number, _ in moved if number < 0], documents__lte=0).delete()


def _add(table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    """Adds numbers to those that are there; makes rows that are not. The first column is the key."""
    sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in columns[1:])
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for begin in range(0, len(rows), AT_ONCE):
            some = rows[begin : begin + AT_ONCE]
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([one] * len(some))}"  # noqa: S608 - our names
                f" ON CONFLICT ({columns[0]}) DO UPDATE SET {sums}",
                [value for row in some for value in row],
            )
