"""What a check says."""

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass


class Level(enum.IntEnum):
    """How bad it is. BROKEN: readers or content suffer; WARNING: it will go wrong; HINT: somebody should look."""

    HINT = 1
    WARNING = 2
    BROKEN = 3


WORDS = {Level.HINT: "Hinweis", Level.WARNING: "Warnung", Level.BROKEN: "Fehler"}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (`what`) and how to mend it (`remedy`), both German sentences without personal data.

    `forbids_public`: a site with this must not be reachable from outside.
    """

    level: Level
    what: str
    remedy: str
    forbids_public: bool = False

    def __str__(self) -> str:
        return f"{WORDS[self.level]}: {self.what}\n  → {self.remedy}"


Check = Callable[[], Iterable[Finding]]
