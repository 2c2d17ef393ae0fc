"""The background of a motion: which focuses and texts point to it. Announced to the motions in `apps`."""

from collections.abc import Iterator

from django.db.models import CharField, DateField, F, IntegerField, Value

from portal.motions.background import Reading
from portal.motions.models import Motion
from portal.publishing.models import FocusPage, Text, TextKind

_COLUMNS = ("sort", "place", "day", "key", "title", "standfirst", "url_path")
_ROOT = "/home"  # Where the site begins in the page tree.


def readings_of(motion: Motion) -> Iterator[Reading]:
    """The focuses that the motion belongs to, by number, then the texts that name it, newest first; in one query."""
    nothing = {"sort": Value("", CharField()), "day": Value(None, DateField())}
    focuses = FocusPage.objects.public().filter(motion_links__motion=motion).order_by()
    texts = Text.objects.public().filter(motion_links__motion=motion).order_by()
    rows = focuses.annotate(**nothing, place=F("number"), key=F("pk")).values_list(*_COLUMNS)
    rows = rows.union(
        texts.annotate(sort=F("kind"), day=F("published_on"), place=Value(0, IntegerField()), key=F("pk")).values_list(
            *_COLUMNS
        ),
        all=True,
    )
    for kind, _, _, _, title, standfirst, path in sorted(rows, key=_order):
        yield Reading(TextKind(kind).label if kind else "Schwerpunkt", title, path.removeprefix(_ROOT), standfirst)


def _order(row: tuple) -> tuple:
    kind, place, day, key, *_ = row
    return (bool(kind), place, -day.toordinal() if day else 0, -key)
