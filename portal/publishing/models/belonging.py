"""Where a text belongs, and how many readers have written about it: one query for all three."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from portal.exchange.models import Subject


class Belonging(NamedTuple):
    """Where a text belongs: a focus or a topic, and its address."""

    title: str
    url: str


def belonging_rows(key: str, focuses: QuerySet, topics: QuerySet) -> QuerySet:
    """Rows (what, title, slug) of focuses that are public, of topics, and one that counts the public comments.

    `key`: the text's number as a word, empty for a text that was never saved.
    """
    shown = Subject.objects.filter(kind="text", key=key).annotate(what=Value("comments"))
    counted = shown.annotate(number=Cast("shown", TextField())).values_list("what", "number", "key").order_by()
    public = focuses.filter(live=True).annotate(what=Value("focuses")).values_list("what", "title", "slug").order_by()
    named = topics.order_by().annotate(what=Value("topics")).values_list("what", "name", "slug")
    return public.union(named, counted, all=True).order_by("title")


def belongings(rows: Iterable[tuple[str, str, str]], list_url: str) -> dict[str, Any]:
    """`focuses` and `topics` with their addresses, and `comments`, the number of public ones.

    `list_url`: the list that a topic narrows.
    """
    found = list(rows)
    return {
        "focuses": [Belonging(title, f"/schwerpunkte/{slug}/") for what, title, slug in found if what == "focuses"],
        "topics": [Belonging(title, f"{list_url}?thema={slug}") for what, title, slug in found if what == "topics"],
        "comments": sum(int(number) for what, number, _ in found if what == "comments"),
    }
