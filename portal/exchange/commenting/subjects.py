"""What may be written about. Rooms announce their kinds here; those above by `apps`, those below are known.

A kind is a word in an address, a key is for the kind to read. A finder says what is public under a key, and nothing else:
what is a draft does not exist. Keys stay the same when a title or an address changes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import F

from portal.exchange.models import Subject
from portal.motions.models import Filing, Motion

EVERYTHING = {"kind": "", "key": ""}
_LONGEST_NUMBER = 9
_CLAUSE = re.compile(r"(\d{1,9})/([a-z0-9-]{1,32})")


@dataclass(frozen=True)
class Found:
    """Something public: how it is called, and where it stands."""

    title: str
    url: str


Finder = Callable[[str], Found | None]
_finders: dict[str, Finder] = {}


def announce(kind: str, finder: Finder) -> None:
    """Makes a kind known; announcing it again replaces the finder."""
    _finders[kind] = finder


def find(kind: str, key: str) -> Found | None:
    """What is public under this kind and key."""
    finder = _finders.get(kind)
    return finder(key) if finder else None


def number_of(key: str) -> int | None:
    """A key that is a plain number."""
    return int(key) if key.isascii() and key.isdecimal() and len(key) <= _LONGEST_NUMBER else None


def subject_for(kind: str, key: str, found: Found) -> Subject:
    """The row of a subject, made with the first comment; knows afterwards what the subject is called now."""
    fresh = {"title": found.title[:300], "url": found.url[:300]}
    subject, made = Subject.objects.get_or_create(kind=kind, key=key, defaults=fresh)
    if not made and (subject.title, subject.url) != (fresh["title"], fresh["url"]):
        subject.title, subject.url = fresh["title"], fresh["url"]
        subject.save(update_fields=["title", "url"])
    return subject


def is_quiet(kind: str, key: str) -> bool:
    """Whether nothing new is taken, here or anywhere."""
    return Subject.objects.filter(is_quiet=True, kind__in=("", kind), key__in=("", key)).exists()


def seen_anew(*subjects: int) -> None:
    """Counts the public comments of these subjects again. The raised number tells the finished pages."""
    for subject in Subject.objects.filter(pk__in=set(subjects)):
        shown = subject.comments.public().count()
        Subject.objects.filter(pk=subject.pk).update(shown=shown, change=F("change") + 1)


def _motion(key: str) -> Found | None:
    motion = Motion.objects.public().filter(pk=number_of(key)).first() if number_of(key) else None
    return Found(motion.title, motion.get_absolute_url()) if motion else None


def _clause(key: str) -> Found | None:
    parts = _CLAUSE.fullmatch(key)
    motion = Motion.objects.public().filter(pk=int(parts[1])).first() if parts else None
    for number, clause in enumerate(motion.motion_text.clauses if motion else (), 1):
        if clause.id == parts[2]:
            return Found(f"{motion.title}, Punkt {number}", motion.get_absolute_url())
    return None


def _filing(key: str) -> Found | None:
    filings = Filing.objects.public().select_related("municipality")
    filing = filings.filter(pk=number_of(key)).first() if number_of(key) else None
    return Found(str(filing), filing.get_absolute_url()) if filing else None


announce("antrag", _motion)
announce("punkt", _clause)
announce("einbringung", _filing)
