"""Leaves out what Wagtail loads at every start and the portal does not offer: the third version of its JSON API.

Four of Wagtail's apps add their part to that API when they get ready, whether anybody serves it or not: half a second of
each start and ten megabytes of each process for ninja and its schemas. Their modules are replaced by ones that take
everything and do nothing. A portal that wants the API lists `wagtail.api.v3` among its apps and does not call this.
"""

import re
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

_PART: Final = re.compile(r"wagtail\.(?:\w+\.)*api\.v3(?:\.|$)")


class _Nothing:
    """Has every attribute and may be called with anything; each answer is the same nothing."""

    def __getattr__(self, name: str) -> "_Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *args: object, **options: object) -> "_Nothing":
        return self


_NOTHING: Final = _Nothing()


class _Hollow(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _NOTHING


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(name, self, is_package=True) if _PART.match(name) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Hollow(spec.name)

    def exec_module(self, module: ModuleType) -> None: ...


def leave_out_wagtails_api() -> None:
    """Once, before Django loads its apps."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
