"""Lists as trees, for formats in which a list is an element and not a property of paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Union

from motionkit.export.layout import ListForm, Part


@dataclass(slots=True)
class Item:
    """One point: its first paragraph and what follows inside it."""

    part: Part
    content: list[Union[Part, "List"]] = field(default_factory=list)


@dataclass(slots=True)
class List:
    """A list; `form` "" means that labels are typed."""

    form: ListForm
    level: int
    clauses: bool = False
    items: list[Item] = field(default_factory=list)


def nest(parts: Iterable[Part]) -> list[Part | List]:
    """Parts in order, with clauses and items gathered into lists."""
    result: list[Part | List] = []
    clauses: List | None = None
    target = result
    for part in parts:
        if part.kind == "clause" and part.form:
            if clauses is None:
                clauses = List("number", 0, clauses=True)
                result.append(clauses)
            clauses.items.append(Item(part))
            target = clauses.items[-1].content
            continue
        if not part.in_clause:
            clauses, target = None, result
        if part.kind == "item":
            _add_item(target, part)
        else:
            target.append(part)
    return result


def _add_item(target: list[Part | List], part: Part) -> None:
    """Append to the list that is open at this level, or begin one there."""
    last = target[-1] if target else None
    if isinstance(last, List) and part.level > last.level and last.items:
        _add_item(last.items[-1].content, part)
        return
    same = isinstance(last, List) and not last.clauses and part.level == last.level and part.form == last.form
    if same and isinstance(last, List) and not part.starts:
        last.items.append(Item(part))
    else:
        target.append(List(part.form, part.level, items=[Item(part)]))
