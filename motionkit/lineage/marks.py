"""Footnote marks that both sides gave to different footnotes."""

import re
from dataclasses import replace
from typing import Any, Final

from motionkit.text import LIST_FIELDS, PROSE_FIELDS, Footnote, MotionText

_MARK: Final = re.compile(r"\[\^([^\s\[\]^:]{1,20})\]")


def with_free_marks(base: MotionText, ours: MotionText, theirs: MotionText) -> MotionText:
    """`theirs` with other marks for those footnotes of its own whose marks ours gave to other footnotes."""
    known = {note.mark for note in base.footnotes}
    taken = {note.mark: note.text for note in ours.footnotes}
    used = known | taken.keys() | {note.mark for note in theirs.footnotes}
    renamed: dict[str, str] = {}
    for note in theirs.footnotes:
        if note.mark in taken and note.mark not in known and taken[note.mark] != note.text:
            number = 1
            while str(number) in used:
                number += 1
            renamed[note.mark] = str(number)
            used.add(str(number))
    return _renamed(theirs, renamed) if renamed else theirs


def _renamed(motion: MotionText, marks: dict[str, str]) -> MotionText:
    def put(text: str) -> str:
        return _MARK.sub(lambda match: f"[^{marks.get(match[1], match[1])}]", text)

    values: dict[str, Any] = {name: put(getattr(motion, name)) for name in ("title", *PROSE_FIELDS)}
    values |= {name: tuple(map(put, getattr(motion, name))) for name in LIST_FIELDS}
    clauses = tuple(replace(clause, text=put(clause.text)) for clause in motion.clauses)
    notes = tuple(Footnote(marks.get(note.mark, note.mark), put(note.text)) for note in motion.footnotes)
    return replace(motion, clauses=clauses, footnotes=notes, **values)
