"""Queries that are built once and asked often.

To build a query costs Django ten times what the database needs to answer it, and a page asks the same ones each time. What
is kept is what Django itself has made of a queryset: its SQL, and how rows become objects. Only the values change.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Final, Generic, NamedTuple, TypeVar

from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Found = TypeVar("Found")
Value = int | str | tuple[int, ...]
# Stand in for values while a query is built; no row has such a key.
_FIRST_NUMBER: Final = -2_000_000_000
_WORD: Final = "\u2400wort-{}"


class Prepared(Generic[Found]):
    """`build` makes a queryset from values; all else that it uses must be the same for ever (no day, no setting).

    A value is a number, a word, or a tuple of numbers for `__in`; a tuple that is empty finds nothing. Safe to use by
    several threads.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self._build = build
        self._built: dict[tuple, _Built] = {}

    def __call__(self, *values: Value) -> list[Found]:
        """What the queryset would find."""
        if () in values:
            return []
        shape = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        built = self._built.get(shape)
        if built is None:
            built = self._built[shape] = _built(self._build(*_stand_ins(values)))
        return built.ask(_flat(values))


class _Built(NamedTuple):
    """`slots`: for each parameter of the SQL which of the values it is, or None for one that never changes."""

    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    slots: tuple[int | None, ...]

    def ask(self, values: list[int | str]) -> list[Any]:
        params = tuple(
            fixed if slot is None else values[slot] for fixed, slot in zip(self.params, self.slots, strict=True)
        )
        queryset = self.queryset._chain()
        compiler = copy(self.compiler)
        compiler.connection = connections[queryset.db]  # Each thread has its own.
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        queryset.query.get_compiler = lambda *_, **__: compiler
        return list(queryset)


def _built(queryset: QuerySet) -> _Built:
    compiler = queryset.query.get_compiler(using=queryset.db)
    sql, params = compiler.as_sql()
    return _Built(queryset, compiler, sql, tuple(params), tuple(_slot(value) for value in params))


def _stand_ins(values: tuple[Value, ...]) -> list[Value]:
    """One for each value, told apart by its place among all numbers and words."""
    made: list[Value] = []
    place = 0
    for value in values:
        if isinstance(value, tuple):
            made.append(tuple(range(_FIRST_NUMBER + place, _FIRST_NUMBER + place + len(value))))
            place += len(value)
        else:
            made.append(_FIRST_NUMBER + place if isinstance(value, int) else _WORD.format(place))
            place += 1
    return made


def _slot(param: Any) -> int | None:
    """Which value a parameter stands for."""
    if isinstance(param, int) and _FIRST_NUMBER <= param < _FIRST_NUMBER + 10_000:
        return param - _FIRST_NUMBER
    head, tail = _WORD.split("{}")
    return int(param[len(head) :]) if isinstance(param, str) and param.startswith(head) and not tail else None


def _flat(values: tuple[Value, ...]) -> list[int | str]:
    return [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
