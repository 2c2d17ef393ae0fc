"""Two texts on an equal footing: a model full of gaps beside the text of a council that has filled them.

Without it every name of a council would count as a change. The model is fitted to the place, and what else its gaps
were filled with is taken over. What only serves users of a model (hints, sources, conditions) is left aside.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from motionkit.conditions import ALWAYS
from motionkit.diff import Difference, Segment, compare
from motionkit.diff.difference import with_parts
from motionkit.fitting import Place, fit
from motionkit.text import PROSE_FIELDS, Clause, MotionText

LONGEST_ANSWER = 120  # characters; what is longer was written, not filled in
_GAP = re.compile(r"(\s*)\[\[[^\[\]\n]{1,60}\]\](\s*)")
_FOR_USERS = ("hints", "sources", "unrecognised")


@lru_cache(maxsize=64)
def fitted_like(model: MotionText, local: MotionText, place: Place) -> tuple[MotionText, MotionText]:
    """(model, local) as they can be compared. A local text that still has the model's gaps is compared as it is."""
    if fit(local, place).motion != local:
        return _for_council(model, local), _for_council(local, model)
    known = _for_council(fit(model, place).motion, local)
    local = _for_council(local, model)
    return _filled(known, compare(known, local)), local


def _for_council(text: MotionText, other: MotionText) -> MotionText:
    """Without what the other text does not have because councils do not get it."""
    dropped = {name: type(getattr(text, name))() for name in _FOR_USERS if not getattr(other, name)}
    clauses = tuple(replace(clause, condition=ALWAYS, strength=None, optional=False) for clause in text.clauses)
    return replace(text, clauses=clauses, **dropped)


def _filled(model: MotionText, difference: Difference) -> MotionText:
    """The model with its gaps filled as in the other text, where nothing but the gap was replaced."""
    clauses = list(model.clauses)
    for change in difference.clauses:
        if len(change.old) == 1 and len(change.pieces) == 1 and change.new:
            place = change.old[0].number - 1
            clauses[place] = _with_answers(clauses[place], change.pieces[0])
    parts = {
        part.part: _answered(part.segments)
        for part in difference.parts
        if part.part == "title" or part.part in PROSE_FIELDS
    }
    return with_parts(replace(model, clauses=tuple(clauses)), parts)


def _with_answers(clause: Clause, segments: Iterable[Segment]) -> Clause:
    return replace(clause, text=_answered(segments))


def _answered(segments: Iterable[Segment]) -> str:
    """The old side, with what stands in the new one instead of a gap."""
    segments = list(segments)
    text = []
    for segment, following in zip(segments, [*segments[1:], None], strict=True):
        if segment.kind in ("insert", "moved_here"):
            continue
        is_answered = segment.kind == "delete" and following is not None and following.kind == "insert"
        if is_answered and _GAP.fullmatch(segment.text) and len(following.text) <= LONGEST_ANSWER:
            text.append(following.text)
        else:
            text.append(segment.text)
    return "".join(text)
