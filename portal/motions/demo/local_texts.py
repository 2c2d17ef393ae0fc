"""Texts of councils for the demo: the model motion fitted to a place, and what was changed there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motionkit.conditions import ALWAYS
from motionkit.fitting import Place, fit
from motionkit.text import Clause, MotionText


def local_text(model: MotionText, place: Place, changes: Mapping[str, Any]) -> MotionText:
    """The text with `changes` as README.md describes them. ValueError when one of them does not fit the model."""
    fitted = fit(model, place, answers=changes.get("answers", {})).motion
    struck = set(changes.get("strike", []))
    words = dict(changes.get("replace", {}))
    if unknown := (struck | words.keys()) - {clause.id for clause in fitted.clauses}:
        raise ValueError(f"„{fitted.title}“ in {place.name} hat keinen Punkt {sorted(unknown)}.")
    clauses = [
        _changed(clause, *words.get(clause.id, ("", ""))) for clause in fitted.clauses if clause.id not in struck
    ]
    clauses += [Clause(added["id"], added["text"]) for added in changes.get("add", [])]
    return replace(fitted, clauses=tuple(clauses), hints="", sources=())


def _changed(clause: Clause, old: str, new: str) -> Clause:
    if old not in clause.text:
        raise ValueError(f"In Punkt „{clause.id}“ steht nicht „{old}“.")
    text = clause.text.replace(old, new) if old else clause.text
    return replace(clause, text=text, condition=ALWAYS, strength=None, optional=False)
