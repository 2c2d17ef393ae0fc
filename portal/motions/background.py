"""What the magazine tells about a motion: its texts and focuses that point to it.

Motions lie below the magazine and know nothing of it. So the magazine announces a source here when the portal starts
(`publishing.apps`), and a motion's page asks all sources.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.motions.models import Motion


@dataclass(frozen=True)
class Reading:
    """Something to read about a motion. `kind`: a word such as „Analyse“ or „Schwerpunkt“."""

    kind: str
    title: str
    url: str
    standfirst: str = ""


Source = Callable[[Motion], Iterable[Reading]]
_sources: list[Source] = []


def announce(source: Source) -> Source:
    """Adds a source; announcing it twice changes nothing."""
    if source not in _sources:
        _sources.append(source)
    return source


def readings(motion: Motion) -> list[Reading]:
    """Everything public that points to the motion, in the order of the sources. Nothing points to one not saved yet."""
    return [] if motion.pk is None else [reading for source in _sources for reading in source(motion)]
