"""All addresses of the portal, from its resolver, and what an answer means for the one who asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import unwrap
from pathlib import Path

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).with_name("addresses.txt")
# What stands for a part of an address that varies. No such thing exists.
EXAMPLES = {"int": "987654", "slug": "gibt-es-nicht", "path": "gibt/es/nicht", "str": "987654"}
LETTERS = {403: "N", 404: "M", 405: "F", 400: "?", 422: "?", 429: "?"}


@dataclass(frozen=True)
class Address:
    """`pattern` as the resolver writes it; `is_ours`: whether one of our own functions answers."""

    pattern: str
    is_ours: bool

    @property
    def example(self) -> str:
        """An address that fits the pattern."""
        path = re.sub(r"\(\?P<\w*_id_\w>[^)]*\)", "1", self.pattern)
        path = re.sub(r"\(\?P<\w+>\\d\+\)|\(\\d\+\)|\(\?P<pk>[^)]*\)", "987654", path)
        path = re.sub(r"\(\?P<path>images/.*", "images/gibt-es-nicht.png", path)
        path = re.sub(r"\(\?P<\w+>[^)]*\)|\(\(\?:.*|\(\.\*\)|\.\*", "gibt-es-nicht", path)
        path = re.sub(r"[\^$\\]", "", path)
        return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: EXAMPLES.get(part[1] or "str", "gibt-es-nicht"), path)


def addresses() -> list[Address]:
    """Every address, once."""
    return sorted(set(_walk(get_resolver().url_patterns, "")), key=lambda address: address.pattern)


def _walk(found: list[URLPattern | URLResolver], prefix: str) -> Iterator[Address]:
    for one in found:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one.url_patterns, here)
        else:
            view = unwrap(one.callback)
            kind = getattr(view, "view_class", view)
            yield Address(here, kind.__module__.startswith("portal."))


def rows() -> dict[str, list[str]]:
    """The table: a pattern, or the beginning of one and a star → what each may be answered, a cell for everybody in turn."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return {pattern: cells for *cells, pattern in lines}


def row_for(address: Address) -> list[str] | None:
    """Its own row; for an address of Wagtail's also the longest beginning that fits."""
    table = rows()
    if address.pattern in table:
        return table[address.pattern]
    if address.is_ours or not address.pattern.startswith("redaktion/"):
        return None
    fitting = [row for row in table if row.endswith("*") and address.pattern.startswith(row[:-1])]
    return table[max(fitting, key=len)] if fitting else None


def letter_of(answer: HttpResponse) -> str:
    """What an answer means, as in the table."""
    target = answer.get("Location", "").partition("?")[0]
    if answer.status_code in {301, 302} and target == "/redaktion/login/":
        return "L"
    if answer.status_code == 302 and target == "/redaktion/":
        return "N"
    if answer.status_code in {301, 302}:
        return "W"
    return LETTERS.get(answer.status_code, "O" if answer.status_code < 300 else "!")
