"""The background of a motion: which focuses, debates and texts point to it. Announced to the motions in `apps`."""

from collections.abc import Iterator

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, Value

from portal.debates.models import Debate
from portal.design.prepared import Prepared
from portal.motions.background import Reading
from portal.motions.models import Motion
from portal.publishing.models import FocusPage, Text, TextKind

_COLUMNS = ("sort", "place", "day", "key", "title", "standfirst", "url_path")
DEBATE = "debate"  # Stands where texts have their kind.
_ROOT = "/home"  # Where the site begins in the page tree.


def readings_of(motion: Motion) -> Iterator[Reading]:
    """The focuses that the motion belongs to, by number, the debates, then the texts that name it, newest first; in one query."""
    for kind, _, _, _, title, standfirst, path in sorted(_ROWS(motion.pk), key=_order):
        yield Reading(_said(kind), title, path.removeprefix(_ROOT), standfirst)


def _rows(motion: int) -> QuerySet:
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
    debates = Debate.objects.public().filter(motion_links__motion=motion).order_by()
    own = nothing | {"sort": Value(DEBATE, CharField()), "place": Value(-1, IntegerField()), "key": F("pk")}
    return rows.union(debates.annotate(**own).values_list(*_COLUMNS), all=True)


_ROWS = Prepared[tuple](_rows)


def _said(kind: str) -> str:
    return "Debatte" if kind == DEBATE else TextKind(kind).label if kind else "Schwerpunkt"


def _order(row: tuple) -> tuple:
    kind, place, day, key, *_ = row
    return (bool(kind), place, -day.toordinal() if day else 0, -key)
