"""What a search asks for, as a tree that no search engine's syntax has touched, and its two renderings.

`fts5` and `tsquery` write every key between quotation marks, doubled where it holds one; keys are letters and digits
anyway. Operators come from the tree only, so that nothing typed by a reader can become one.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One key, in any field: as a word or as a part of one."""

    key: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Keys one right after the other, in running text only."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What `wanted` finds and `unwanted` does not."""

    wanted: "Expression"
    unwanted: "Expression"


Expression = Key | Phrase | All | AnyOf | Without


def every(of: Sequence[Expression]) -> Expression:
    """All of `of`, without a bracket around a single one."""
    return of[0] if len(of) == 1 else All(tuple(of))


def some(of: Sequence[Expression]) -> Expression:
    """Any of `of`, each once, without a bracket around a single one."""
    once = tuple(dict.fromkeys(of))
    return once[0] if len(once) == 1 else AnyOf(once)


def fts5(expression: Expression, words: Sequence[str] = ("title", "body")) -> str:
    """For SQLite: the right side of MATCH. `words` are the columns that hold running text."""
    match expression:
        case Key(key):
            return _quoted(key)
        case Phrase(keys):
            return f"{{{' '.join(words)}}} : {_quoted(' '.join(keys))}"
        case All(of):
            return "(" + " AND ".join(fts5(part, words) for part in of) + ")"
        case AnyOf(of):
            return "(" + " OR ".join(fts5(part, words) for part in of) + ")"
        case Without(wanted, unwanted):
            return f"({fts5(wanted, words)} NOT {fts5(unwanted, words)})"


def tsquery(expression: Expression, words: str = "AB") -> str:
    """For PostgreSQL: text to be cast to tsquery. `words` are the weights that running text was given."""
    match expression:
        case Key(key):
            return _literal(key)
        case Phrase(keys):
            return "(" + " <-> ".join(f"{_literal(key)}:{words}" for key in keys) + ")"
        case All(of):
            return "(" + " & ".join(tsquery(part, words) for part in of) + ")"
        case AnyOf(of):
            return "(" + " | ".join(tsquery(part, words) for part in of) + ")"
        case Without(wanted, unwanted):
            return f"({tsquery(wanted, words)} & !{tsquery(unwanted, words)})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", "").replace('"', '""') + '"'


def _literal(key: str) -> str:
    return "'" + key.replace("\0", "").replace("\\", "\\\\").replace("'", "''") + "'"
