"""What people decide about the conflicts of a merge: our side, theirs, or both."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal

from motionkit.diff.aligning import align
from motionkit.diff.difference import part_text, with_parts
from motionkit.lineage.merging import Conflict, Merged
from motionkit.markdown import free_id
from motionkit.text import LIST_FIELDS, Clause, Footnote, MotionText

Choice = Literal["ours", "theirs", "both"]
_BETWEEN: Final = {"title": " / "}


def resolve(merged: Merged, theirs: MotionText, choices: Mapping[int, Choice]) -> MotionText:
    """The merged text with what was chosen. `choices`: place of the conflict in `merged.conflicts`, from 0 → side.

    `theirs` is the text that was merged. A conflict without a choice stays as the merge left it. With "both", a clause
    of theirs follows ours as one more clause, a passage follows ours in its part; what one side deleted stays.
    """
    text = merged.text
    chosen = [(one, choices[place]) for place, one in enumerate(merged.conflicts) if place in choices]
    for conflict, choice in chosen:
        if conflict.about == "order" and choice == "theirs":
            text = text.with_clauses(_in_order_of(theirs.clauses, text.clauses))
        elif conflict.about == "rules" and choice == "theirs":
            text = text.with_clauses(_with_rules(theirs.clauses, text.clauses, conflict.place))
        elif conflict.part == "kind" and choice == "theirs":
            text = replace(text, kind=theirs.kind)
        elif conflict.part == "footnotes":
            text = replace(text, footnotes=_footnotes(text.footnotes, conflict, choice))
        elif conflict.part == "clauses" and conflict.about in ("wording", "deleted"):
            text = text.with_clauses(_clauses(text.clauses, conflict, choice))
    for conflict, choice in reversed(chosen):  # From the end, so that what stands before keeps its place.
        if conflict.part not in ("kind", "clauses", "footnotes"):
            text = with_parts(text, {conflict.part: _part(part_text(text, conflict.part), conflict, choice)})
    return text


def _part(text: str, conflict: Conflict, choice: Choice) -> str:
    ours, theirs = conflict.ours, conflict.theirs
    if choice == "ours":
        return text
    start = conflict.start if text.startswith(ours, conflict.start) else text.find(ours)
    if start < 0:  # Never lose what was chosen, though its place is gone.
        return f"{text}\n\n{theirs.strip()}"
    between = _BETWEEN.get(conflict.part, "\n" if conflict.part in LIST_FIELDS else "\n\n")
    passages = [ours, theirs] if choice == "both" else [theirs]
    before, after = text[:start], text[start + len(ours) :]
    kept = [passage.strip() for passage in passages if passage.strip()]
    new = between.join(kept)
    if choice == "theirs" and new:
        blanks = ours if ours.strip() else theirs
        new = blanks[: len(blanks) - len(blanks.lstrip())] + new + blanks[len(blanks.rstrip()) :]
    elif new:
        new = ours[: len(ours) - len(ours.lstrip())] + new + ours[len(ours.rstrip()) :]
    return _joined(before, new, after, between)


def _joined(before: str, new: str, after: str, between: str) -> str:
    """The three together; a passage that stood nowhere before is parted from its neighbours."""
    if new and before and not before[-1].isspace() and not new[0].isspace():
        new = between + new
    if new and after and not after[0].isspace() and not new[-1].isspace():
        new += between
    return before + new + after


def _clauses(clauses: tuple[Clause, ...], conflict: Conflict, choice: Choice) -> tuple[Clause, ...]:
    found: list[Clause] = []
    ids = {clause.id for clause in clauses}
    for place, clause in enumerate(clauses, 1):
        if clause.id != conflict.place:
            found.append(clause)
        elif choice == "both":
            found.append(clause)
            if conflict.about == "wording":
                found.append(replace(clause, id=free_id(ids, place + 1), text=conflict.theirs))
        elif wanted := conflict.ours if choice == "ours" else conflict.theirs:
            found.append(replace(clause, text=wanted))
    return tuple(found)


def _in_order_of(model: tuple[Clause, ...], clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses that the model has, too, in its order; the others keep their places."""
    pairs = align(model, clauses)[0]
    ordered = iter([clauses[pairs[place]] for place in sorted(pairs)])
    shared = set(pairs.values())
    return tuple(next(ordered) if place in shared else clause for place, clause in enumerate(clauses))


def _with_rules(model: tuple[Clause, ...], clauses: tuple[Clause, ...], clause_id: str) -> tuple[Clause, ...]:
    origins = {new: model[old] for old, new in align(model, clauses)[0].items()}
    return tuple(
        replace(
            clause,
            condition=origins[place].condition,
            strength=origins[place].strength,
            optional=origins[place].optional,
        )
        if clause.id == clause_id and place in origins
        else clause
        for place, clause in enumerate(clauses)
    )


def _footnotes(notes: tuple[Footnote, ...], conflict: Conflict, choice: Choice) -> tuple[Footnote, ...]:
    if choice == "both":
        wanted = " ".join(text for text in (conflict.ours, conflict.theirs) if text)
    else:
        wanted = conflict.ours if choice == "ours" else conflict.theirs
    found = (replace(note, text=wanted) if note.mark == conflict.place else note for note in notes)
    gone = conflict.about == "deleted" and not wanted
    return tuple(note for note in found if not (gone and note.mark == conflict.place))
