"""Tells WordPress's block markup from classic text and understands its comments.

A block is written as ordinary HTML between comments: `<!-- wp:image {"id":7} --> … <!-- /wp:image -->`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

DELIMITER = re.compile(r"<!--\s+(/)?wp:([a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+(?:(\{[^<]*?\})\s+)?(/)?-->")
COMMENT = re.compile(r"^\s*(/)?wp:([a-z0-9_/-]+)\s*(\{.*\})?\s*(/)?\s*$", re.DOTALL)


@dataclass(frozen=True)
class Opening:
    """The beginning of a block (or, when `alone`, all of it): its name without „core/“, and its settings."""

    name: str
    settings: dict
    alone: bool


def segments(content: str) -> Iterator[tuple[bool, str]]:
    """(is classic text?, markup) in order; text outside of all blocks is classic."""
    depth, start = 0, 0
    for found in DELIMITER.finditer(content):
        closing, alone = bool(found[1]), bool(found[4])
        if depth == 0 and not closing:
            yield from _segment(True, content[start : found.start()])
            start = found.start()
        depth += 0 if alone else -1 if closing else 1
        depth = max(depth, 0)
        if depth == 0:
            yield from _segment(False, content[start : found.end()])
            start = found.end()
    yield from _segment(depth == 0, content[start:])


def _segment(classic: bool, markup: str) -> Iterator[tuple[bool, str]]:
    if markup.strip():
        yield classic, markup


def opening(comment: str) -> Opening | None:
    """The block that a comment begins; None for the end of a block and for all other comments."""
    found = COMMENT.match(comment)
    if not found or found[1]:
        return None
    try:
        settings = json.loads(found[3]) if found[3] else {}
    except (ValueError, RecursionError):
        settings = {}
    return Opening(found[2].removeprefix("core/"), settings if isinstance(settings, dict) else {}, bool(found[4]))
