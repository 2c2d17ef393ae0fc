"""Rows of a JSON lines file as texts for an index."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from motionkit.diff.difference import part_text
from motionkit.text import MotionText, from_data

_COMPARED = ("opening_formula", "facts", "reasoning")


def texts_of(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(key, text) of every row. A row without a key is called by its line number, from 1.

    ValueError with the line number when a line is no JSON object or has no text.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                yield str(row.get("id") or row.get("key") or number), text_of(row)
            except (ValueError, TypeError, AttributeError, KeyError):
                raise ValueError(number) from None


def text_of(row: Mapping[str, Any] | MotionText) -> str:
    """What two motions can share: demand and reasons without head and signatures, where they are known apart.

    A row has `motion` (`motionkit.text.as_data`), or `sections` with `demand` and `reasons`, or `text`.
    """
    if isinstance(row, MotionText):
        clauses = "\n".join(clause.text for clause in row.clauses)
        return "\n".join(filter(None, [clauses, *(part_text(row, name) for name in _COMPARED)]))
    if isinstance(row.get("motion"), Mapping):
        return text_of(from_data(row["motion"]))
    sections = row.get("sections")
    if isinstance(sections, Mapping):
        parts = [sections.get(name) for name in ("demand", "reasons")]
        known = [part for part in parts if isinstance(part, str) and part.strip()]
        if known:
            return "\n\n".join(known)
    return str(row["text"])
