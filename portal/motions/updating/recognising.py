"""For which municipality a copy was fitted: names in it are tried, and the one whose fitted model is nearest stays.

Many villages are called like things („Wald“, „Halle“); what the model would say there tells them apart.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from functools import lru_cache

from motionkit.fitting import Place, fit
from motionkit.reading import Reading
from motionkit.similarity import text_of
from motionkit.similarity.shingles import shingled
from motionkit.text import MotionText
from portal.motions.fitting.choosing import STYLES
from portal.motions.fitting.page import named
from portal.places import finding
from portal.places.local_facts import place_of
from portal.places.models import Municipality

MOST_CHARACTERS = 30_000  # Names and offices stand at the beginning.
MOST_TRIED = 6
LONGEST_NAME = 4  # words
# What stands before a name and makes it likely to be one.
_KINDS = {"stadt": 6, "gemeinde": 6, "landkreis": 6, "kreis": 6, "markt": 6, "bezirk": 6, "landeshauptstadt": 6}
_BEFORE = _KINDS | dict.fromkeys(("in", "für", "aus", "nach", "bei", "von"), 1)
_WORD = re.compile(r"[^\W\d_][\w.\-]*|\(|\)")
_GAP = re.compile(r"\[\[?[^\[\]]*\]\]?")
_HEAD = 12  # points for the place above the date
ENOUGH = 7  # points: a name after „Stadt“ or above the date, or seven times in the text


@dataclass(frozen=True)
class Where:
    """`place` as motionkit knows it, in the style of the copy · `label`: as it is offered · `is_only`: no other fits as well."""

    place: Place
    label: str
    is_only: bool = True


def recognise_place(reading: Reading, version: MotionText) -> Where | None:
    """The municipality that the copy names and whose fitted version is nearest to it. None when none is named."""
    tried = _candidates(reading, version)
    if not tried:
        return None
    rows = Municipality.objects.filter(ags__in=[entry.ags for entry, _ in tried]).prefetch_related("local_facts")
    places = {row.ags: place_of(row, row.local_facts.all()) for row in rows}
    copy = _shingles(reading.motion)
    ranked = sorted(
        (_likeness(copy, fit(version, places[entry.ags]).motion), points, entry.rank, entry.ags)
        for entry, points in tried
        if entry.ags in places and (points >= ENOUGH or _names_it(copy, version, places[entry.ags]))
    )
    if not ranked:
        return None
    best = ranked[-1]
    labels = {entry.ags: entry.label for entry, _ in tried}
    is_only = len(ranked) < 2 or ranked[-2][:2] < best[:2]
    return Where(_styled(copy, version, places[best[3]]), labels[best[3]], is_only)


def _names_it(copy: frozenset[int], version: MotionText, place: Place) -> bool:
    """Whether the copy has this name where the model asks for one, not only the same words for council and offices."""
    other = replace(place, name="Xanten-Yburg")
    return _likeness(copy, fit(version, place).motion) > _likeness(copy, fit(version, other).motion)


def in_its_style(copy: MotionText, version: MotionText, place: Place) -> Place:
    """The place, with people in office named as the copy names them."""
    return _styled(_shingles(copy), version, place)


def _styled(copy: frozenset[int], version: MotionText, place: Place) -> Place:
    styled = [named(place, key) for key in STYLES]
    return max(styled, key=lambda one: _likeness(copy, fit(version, one).motion))


def _likeness(said: frozenset[int], other: MotionText) -> float:
    shingles = _shingles(other)
    return len(said & shingles) / (len(said | shingles) or 1)


def _shingles(text: MotionText) -> frozenset[int]:
    return frozenset(shingled(f"{text.title}\n{text_of(text)}"[:MOST_CHARACTERS]).hashes)


def _candidates(reading: Reading, version: MotionText) -> list[tuple[finding.Found, int]]:
    """(municipality, points) of the likeliest names, the likeliest first. What the model says itself („Boden“) is no name."""
    motion, head = reading.motion, reading.letterhead
    around = [*astuple(head), *reading.signatures, *reading.noise]
    text = "\n".join([*around, motion.title, text_of(motion), *motion.unrecognised])[:MOST_CHARACTERS]
    names = _names(finding.index())
    points: Counter[str] = Counter()
    own = {name for name, _ in _named(f"{version.title}\n{text_of(version)}", names)}
    for name, worth in _named(_GAP.sub(" ", text), names):
        points[name] += worth if name not in own else 0
    where = head.place or head.date.partition(",")[0]  # „Kassel, 3. Mai 2027“ may be read as a date.
    if (one := _folded(where)) in names:
        points[one] += _HEAD
    likely = [(name, worth) for name, worth in points.most_common(MOST_TRIED) if worth]
    found = [(entry, worth) for name, worth in likely for entry in names[name]]
    return sorted(found, key=lambda pair: (-pair[1], -pair[0].rank))[: 2 * MOST_TRIED]


def _named(text: str, names: dict[str, tuple[finding.Found, ...]]) -> Iterator[tuple[str, int]]:
    """(folded name, points) of every name in the text, the longest at each place."""
    words = [match[0].rstrip(".-") for match in _WORD.finditer(text)]
    for place, word in enumerate(words):
        if not word[:1].isupper():
            continue
        worth = 1 + _BEFORE.get(words[place - 1].lower(), 0) if place else 1
        for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            said = " ".join(words[place : place + length])
            name = next((one for one in (_folded(said), _folded(said.removesuffix("s"))) if one in names), "")
            if name:
                yield name, worth * length
                break


@lru_cache(maxsize=1)
def _names(entries: tuple[finding.Found, ...]) -> dict[str, tuple[finding.Found, ...]]:
    """Folded name → the municipalities that bear it, the largest first."""
    names: dict[str, list[finding.Found]] = {}
    for entry in sorted(entries, key=lambda one: -one.rank):
        for name in {entry.name, entry.short}:
            names.setdefault(name, []).append(entry)
    return {name: tuple(found[:MOST_TRIED]) for name, found in names.items() if len(name) > 1}


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    return finding.folded(text)
