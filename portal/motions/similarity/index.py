"""The index over all public texts: one in every process, true at every question.

A stamp, one small query, says whether any text has been published, changed or withdrawn since; then only what changed is
read again. So there is nothing to keep in step between processes, and nothing to migrate. 2,700 papers of a council need
two seconds once per process, a question two milliseconds.
"""

import threading
from collections.abc import Iterator
from itertools import groupby

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import JSONObject

from motionkit.similarity import Index, Match, text_of
from motionkit.text import from_data
from portal.motions.models import Filing, Motion, MotionVersion

MOTION, FILING = "antrag", "einbringung"
AT_ONCE = 400
# Twelve pages: whatever is pasted beyond them says nothing new about its origin.
MOST_CHARACTERS = 40_000
Mark = tuple[object, ...]


def stamp() -> JSONObject:
    """An expression whose value changes whenever a public text does: to be asked for along with something else."""
    last = MotionVersion.objects.order_by("-pk")[:1]
    return JSONObject(
        version=Subquery(last.values("content_hash")),
        made=Subquery(last.values("published_at")),
        motions=_told(Motion.objects.public(), number=Count("pk"), sum=Sum("pk"), last=Max("last_published_at")),
        filings=_told(Filing.objects.all(), events=Sum("revision"), last=Max("updated_at")),
    )


def query(text: str, most: int, *, without: str = "", seen: object = None) -> list[Match]:
    """Texts that share wording, the most alike first. `seen`: the stamp, if somebody has asked for it already."""
    return _texts.query(text[:MOST_CHARACTERS], most, without, seen)


class _Texts:
    """An index with the marks of what it holds. Threads take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._index = Index()
        self._marks: dict[str, Mark] = {}
        self._stamp: object = None

    def query(self, text: str, most: int, without: str, seen: object) -> list[Match]:
        with self._turn:
            self._renew(seen or Motion.objects.annotate(texts=stamp()).values_list("texts", flat=True).first())
            return self._index.query(text, most, without=without)

    def _renew(self, seen: object) -> None:
        """The stamp was read before the texts: what changes in between is found by the next question."""
        if seen is not None and seen == self._stamp:
            return
        marks = dict(_marks())
        changed = [key for key, mark in marks.items() if self._marks.get(key) != mark]
        self._stamp = None  # If reading fails half-way, the next question tries again.
        for key in self._marks.keys() - marks.keys():
            self._index.remove(key)
            del self._marks[key]
        if not self._marks:
            self._index = Index(_read(changed))
        else:
            for key, text in _read(changed):
                self._index.add(key, text)
        self._marks, self._stamp = marks, seen


def _marks() -> Iterator[tuple[str, Mark]]:
    """(key, what changes with the text) of everything public. Two queries."""
    newest = MotionVersion.objects.filter(motion=OuterRef("pk")).order_by("-number")[:1]
    motions = Motion.objects.public().annotate(
        newest=Subquery(newest.values("number")), hash=Subquery(newest.values("content_hash"))
    )
    for pk, *mark in motions.values_list("pk", "newest", "hash"):
        yield f"{MOTION}-{pk}", tuple(mark)
    filings = Filing.objects.public().exclude(final_text="")
    for pk, *mark in filings.values_list("pk", "revision", "updated_at"):
        yield f"{FILING}-{pk}", tuple(mark)


def _read(keys: list[str]) -> Iterator[tuple[str, str]]:
    """The texts of these keys."""
    for start in range(0, len(keys), AT_ONCE):
        found = [key.split("-") for key in keys[start : start + AT_ONCE]]
        versions = MotionVersion.objects.filter(motion__in=[pk for kind, pk in found if kind == MOTION])
        rows = versions.order_by("motion", "-number").values_list("motion", "text")
        for pk, group in groupby(rows, key=lambda row: row[0]):
            yield f"{MOTION}-{pk}", _with_older([text_of(from_data(text)) for _, text in group])
        filings = Filing.objects.public().filter(pk__in=[pk for kind, pk in found if kind == FILING])
        for pk, text in filings.values_list("pk", "final_text"):
            yield f"{FILING}-{pk}", text[:MOST_CHARACTERS]


def _with_older(texts: list[str]) -> str:
    """The newest wording, then what only older versions said: a copy may be older than the last change."""
    lines = dict.fromkeys(line for text in texts for line in text.split("\n"))
    return "\n".join(lines)


def _told(rows: QuerySet, **figures: Count | Sum | Max) -> Subquery:
    """Figures over all rows, as a subquery."""
    counted = rows.order_by().annotate(everything=Value(1)).values("everything").annotate(**figures)
    return Subquery(counted.annotate(told=JSONObject(**{name: name for name in figures})).values("told"))


_texts = _Texts()
