"""What a debate knows of its contributions.

Contributions are texts of the magazine, which lies above and knows debates. So the magazine announces itself here as the
source when the portal starts, and a debate's page asks it. Whatever a source hands over is public.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.db import models

from portal.people.models import Voice, VoiceKind


class Relation(models.TextChoices):
    """How a contribution stands to the one it answers."""

    REPLY = "reply", "Erwiderung"
    OBJECTION = "objection", "Widerspruch"
    ADDITION = "addition", "Ergänzung"

    @property
    def towards(self) -> str:
        """With the preposition, to be followed by a title: „Widerspruch gegen“."""
        return TOWARDS[self]


TOWARDS = {
    Relation.REPLY: "Erwiderung auf",
    Relation.OBJECTION: "Widerspruch gegen",
    Relation.ADDITION: "Ergänzung zu",
}


@dataclass(frozen=True)
class Contribution:
    """A public contribution. `answers`: the key of what it answers, which need not be public or of this debate."""

    key: int
    title: str
    url: str
    published_on: datetime.date
    standfirst: str = ""
    kind: str = ""
    minutes: int = 1
    answers: int | None = None
    relation: str = Relation.REPLY
    authors: tuple[Voice, ...] = field(default=(), repr=False)

    @property
    def kinds(self) -> set[VoiceKind]:
        """From which places it speaks; what nobody signed comes from the editors."""
        return {VoiceKind(voice.kind) for voice in self.authors} or {VoiceKind.EDITORIAL}

    @property
    def relation_label(self) -> str:
        return Relation(self.relation).label

    @property
    def towards(self) -> str:
        return Relation(self.relation).towards


@dataclass(frozen=True)
class Figures:
    """A debate in numbers: public contributions, the voices in them, the day of the last one."""

    contributions: int = 0
    voices: int = 0
    last_on: datetime.date | None = None


@dataclass(frozen=True)
class Belonging:
    """What a debate hangs on. `kind`: a word such as „Schwerpunkt“ or „Antrag“."""

    kind: str
    title: str
    url: str


class Source(Protocol):
    """Who hands over contributions; `debate` is a primary key. Each answers in a fixed number of queries."""

    def contributions(self, debate: int) -> list[Contribution]: ...

    def figures(self, debates: Collection[int]) -> Mapping[int, Figures]: ...

    def belongings(self, debate: int) -> list[Belonging]: ...


class NoSource:
    """Nobody has announced anything: there are no contributions."""

    def contributions(self, debate: int) -> list[Contribution]:
        return []

    def figures(self, debates: Collection[int]) -> Mapping[int, Figures]:
        return {}

    def belongings(self, debate: int) -> list[Belonging]:
        return []


_source: Source = NoSource()


def announce(source: Source) -> None:
    """Makes it the source of all contributions."""
    global _source
    _source = source


def source() -> Source:
    return _source
