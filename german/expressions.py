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


@dataclass(frozen=True, slots=True)
class InTitle:
    """The same, but in the title: as a word or as a part of one."""

    of: "Expression"


Expression = Key | Phrase | All | AnyOf | Without | InTitle


def every(of: Sequence[Expression]) -> Expression:
    """All of `of`, without a bracket around a single one."""
    return of[0] if len(of) == 1 else All(tuple(of))


def some(of: Sequence[Expression]) -> Expression:
    """Any of `of`, each once, without a bracket around a single one."""
    once = tuple(dict.fromkeys(of))
    return once[0] if len(once) == 1 else AnyOf(once)


def fts5(
    expression: Expression, words: Sequence[str] = ("title", "body"), title: Sequence[str] = ("title", "title_parts")
) -> str:
    """For SQLite: the right side of MATCH. `words` are the columns with running text, `title` those about the title."""
    match expression:
        case Key(key):
            return _quoted(key)
        case Phrase(keys):
            return f"{{{' '.join(words)}}} : {_quoted(' '.join(keys))}"
        case All(of):
            return "(" + " AND ".join(fts5(part, words, title) for part in of) + ")"
        case AnyOf(of):
            return "(" + " OR ".join(fts5(part, words, title) for part in of) + ")"
        case Without(wanted, unwanted):
            return f"({fts5(wanted, words, title)} NOT {fts5(unwanted, words, title)})"
        case InTitle(of):
            return f"{{{' '.join(title)}}} : ({fts5(of, words, title)})"


def tsquery(expression: Expression, words: str = "AB", title: str = "AC") -> str:
    """For PostgreSQL: text to be cast to tsquery. `words` and `title` are the weights of running text and of titles."""
    return _tsquery(expression, words, title, "")


def _tsquery(expression: Expression, words: str, title: str, only: str) -> str:
    """`only`: the weights that a key is limited to, "" for all."""
    match expression:
        case Key(key):
            return _literal(key) + (f":{only}" if only else "")
        case Phrase(keys):
            weights = "".join(weight for weight in words if not only or weight in only)
            return "(" + " <-> ".join(f"{_literal(key)}:{weights}" for key in keys) + ")"
        case All(of):
            return "(" + " & ".join(_tsquery(part, words, title, only) for part in of) + ")"
        case AnyOf(of):
            return "(" + " | ".join(_tsquery(part, words, title, only) for part in of) + ")"
        case Without(wanted, unwanted):
            return f"({_tsquery(wanted, words, title, only)} & !{_tsquery(unwanted, words, title, only)})"
        case InTitle(of):
            return _tsquery(of, words, title, title)


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", "").replace('"', '""') + '"'


def _literal(key: str) -> str:
    return "'" + key.replace("\0", "").replace("\\", "\\\\").replace("'", "''") + "'"
