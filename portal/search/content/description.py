"""How a room's content is described to the index."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Description:
    """A thing as the index sees it.

    `title` and `text` are shown (title, snippet) and found; `beside_title` and `beside_text` are only found, the first with
    the weight of a title · `summary`: shown where no snippet is · `facets`: name of a facet → values.
    """

    kind: str
    title: str
    url: str
    date: datetime.date | None = None
    summary: str = ""
    text: str = ""
    beside_title: str = ""
    beside_text: str = ""
    facets: Mapping[str, Iterable[str]] = field(default_factory=dict)
    is_example: bool = False


Touched = Callable[[Any], Iterable[int]]
"""The keys of the things to look at again when a row of another model is saved or deleted."""


@dataclass(frozen=True)
class Content:
    """One sort of things that can be found.

    `name`: its source in the index, never changed · `model`: whose rows they are (also those of models that inherit from
    it) · `kinds`: slug → one, many in German, as readers narrow down by `art` · `public`: what the world may see, made of the
    room's own `public()`, with all that `describe` reads · `touched_by`: other models whose rows change the description.
    """

    name: str
    model: type[Model]
    kinds: Mapping[str, tuple[str, str]]
    public: Callable[[], QuerySet]
    describe: Callable[[Any], Description]
    touched_by: Mapping[type[Model], Touched] = field(default_factory=dict)
