"""Where a text belongs, and how many readers have written about it: one query for all three."""

from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from portal.exchange.models import Subject


class Belonging(NamedTuple):
    """Where a text belongs: a focus or a topic, and its address."""

    title: str
    url: str


def belongings(key: int | None, focuses: QuerySet, topics: QuerySet, list_url: str) -> dict[str, Any]:
    """`focuses` and `topics` with their addresses, and `comments`, the number of public ones.

    `key`: the text's number, None for one that was never saved · `list_url`: the list that a topic narrows.
    """
    shown = Subject.objects.filter(kind="text", key=str(key or "")).annotate(what=Value("comments"))
    rows = shown.annotate(number=Cast("shown", TextField())).values_list("what", "number", "key").order_by()
    focuses = focuses.filter(live=True).annotate(what=Value("focuses")).values_list("what", "title", "slug").order_by()
    topics = topics.order_by().annotate(what=Value("topics")).values_list("what", "name", "slug")
    found = list(focuses.union(topics, rows, all=True).order_by("title"))
    return {
        "focuses": [Belonging(title, f"/schwerpunkte/{slug}/") for what, title, slug in found if what == "focuses"],
        "topics": [Belonging(title, f"{list_url}?thema={slug}") for what, title, slug in found if what == "topics"],
        "comments": sum(int(number) for what, number, _ in found if what == "comments"),
    }
