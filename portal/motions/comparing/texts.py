"""Which texts of a motion the world may compare, and how addresses name them.

`3` is a version of the motion, `leerstand-in-kassel.2` a version of a local version made from it, `einbringung-17` the text
that a filing of either brought before its council. Everything comes from the `public()` queries: no name leads to
anything else.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from motionkit.progress import ADOPTED
from motionkit.text import MotionText
from portal.motions.models import Filing, Motion, MotionVersion
from portal.places.models import Municipality

MOST_OFFERED = 60  # of one sort in a list to choose from; every other one has a link on its own page
GENERATIONS = 3
_HEAVY = ("text", "plain_text", "arguments", "credits", "legal_note")


@dataclass(frozen=True)
class Side:
    """A text that can be compared. `key`: its name in addresses · `municipality`: None for a model."""

    key: str
    label: str
    day: datetime.date | None
    source: MotionVersion | Filing
    municipality: Municipality | None
    url: str

    @property
    def is_filing(self) -> bool:
        return isinstance(self.source, Filing)

    @property
    def is_example(self) -> bool:
        return isinstance(self.source, Filing) and self.source.is_example


class Texts:
    """All texts of one public motion. Two queries, whatever there is; `read` asks two more for the wordings."""

    def __init__(self, motion: Motion):
        self.motion = motion
        found = list(_versions(motion))
        self.own = [_version_side(one, motion) for one in found if one.motion_id == motion.pk]
        self.local = [_version_side(one, motion) for one in found if one.motion_id != motion.pk]
        self._motions = {motion.pk, *(one.motion_id for one in found)}

    @cached_property
    def filed(self) -> list[Side]:
        return [_filing_side(one) for one in _filings(self._motions)]

    @cached_property
    def by_key(self) -> dict[str, Side]:
        return {side.key: side for side in (*self.own, *self.local, *self.filed)}

    @property
    def newest(self) -> Side | None:
        return self.own[0] if self.own else None

    def before(self, side: Side) -> Side | None:
        """What it was made from: the version before, the model's version of that day, or the version that was filed."""
        source = side.source
        if isinstance(source, Filing):
            made_from = [one for one in (*self.own, *self.local) if one.source.pk == source.version_id]
            return made_from[0] if made_from else self._of_day(source.motion_id, None)
        earlier = [one for one in self._of_motion(source.motion_id) if one.source.number < source.number]
        if earlier:
            return earlier[0]
        # A copy of a copy that was withdrawn still comes from this motion.
        parents = (source.motion.parent_id, self.motion.pk if source.motion_id != self.motion.pk else None)
        return next((found for pk in parents if (found := self._of_day(pk, source.published_at))), None)

    def _of_motion(self, pk: int | None) -> list[Side]:
        return [one for one in (*self.own, *self.local) if one.source.motion_id == pk]

    def _of_day(self, pk: int | None, moment: datetime.datetime | None) -> Side | None:
        """The newest version of a motion at that moment; the first one, when all are younger."""
        there = self._of_motion(pk)
        then = [one for one in there if moment is None or one.source.published_at <= moment]
        return then[0] if then else there[-1] if there else None

    def pair(self, old: str, new: str) -> tuple[Side | None, Side | None]:
        """The two that are meant; what is not named is chosen. KeyError with the name that leads nowhere."""
        for key in filter(None, (old, new)):
            if key not in self.by_key:
                raise KeyError(key)
        later = self.by_key[new] if new else self._latest(old)
        earlier = self.by_key[old] if old else self.before(later) if later else None
        return earlier, later

    def _latest(self, old: str) -> Side | None:
        """The newest version, unless that is what it is to be compared with, or the first of its kind."""
        newest = self.newest
        if newest and (newest.key == old or self.before(newest) is None):
            return next((one for one in (*self.local, *self.filed) if one.key != old), None)
        return newest

    def offered(self, *chosen: Side | None) -> list[tuple[str, list[Side]]]:
        """(heading, texts) to choose from; the chosen ones are always among them."""
        groups = [("Fassungen", self.own), ("Örtliche Fassungen", self.local), ("Vor einem Gremium", self.filed)]
        return [
            (title, [side for place, side in enumerate(sides) if place < MOST_OFFERED or side in chosen])
            for title, sides in groups
            if sides
        ]

    def read(self, *sides: Side) -> list[MotionText]:
        """The wordings. One query for versions, one for filings."""
        versions = {one.source.pk for one in sides if not one.is_filing}
        filings = {one.source.pk for one in sides if one.is_filing}
        of_versions = dict(MotionVersion.objects.public().filter(pk__in=versions).in_bulk()) if versions else {}
        of_filings = dict(Filing.objects.public().filter(pk__in=filings).in_bulk()) if filings else {}
        found = [(of_filings if one.is_filing else of_versions)[one.source.pk].motion_text for one in sides]
        return [text for text in found if text is not None]


def descendants(motion: Motion) -> Q:
    """Versions of motions that were made from this one, up to GENERATIONS away."""
    wanted, path = Q(), "motion"
    for _ in range(GENERATIONS):
        path += "__parent"
        wanted |= Q(**{path: motion})
    return wanted


def _versions(motion: Motion) -> Sequence[MotionVersion]:
    found = MotionVersion.objects.public().filter(Q(motion=motion) | descendants(motion))
    heavy = ("text", *(f"motion__{name}" for name in _HEAVY))
    return found.select_related("motion__municipality").defer(*heavy).order_by("motion__title", "motion_id", "-number")


def _filings(motions: set[int]) -> Iterator[Filing]:
    found = Filing.objects.public().filter(motion__in=motions).with_text().select_related("municipality")
    return found.defer("text", "administration_statement", "amendments", "defeat_reason", "final_text").newest()


def _version_side(version: MotionVersion, motion: Motion) -> Side:
    day = timezone.localdate(version.published_at)
    said = f"Fassung {version.number} vom {date_format(day, 'j. F Y')}"
    place = version.motion.municipality
    if version.motion_id == motion.pk:
        return Side(str(version.number), said, day, version, place, version.get_absolute_url())
    name = f"{place.short_name}, {said}" if place else f"„{version.motion.title}“, {said}"
    return Side(f"{version.motion.slug}.{version.number}", name, day, version, place, version.get_absolute_url())


def _filing_side(filing: Filing) -> Side:
    day = filing.decided_on or filing.filed_on
    said = "beschlossen" if filing.decision in ADOPTED else "eingereicht"
    when = f" {date_format(day, 'j. F Y')}" if day else ""
    example = " (erfundenes Beispiel)" if filing.is_example else ""
    label = f"{filing.municipality.short_name}, {said}{when}{example}"
    return Side(filing_key(filing.pk), label, day, filing, filing.municipality, filing.get_absolute_url())


def filing_key(number: int) -> str:
    """How addresses name the text of a filing, from its primary key. No slug of a motion's version looks like it: those have a full stop."""
    return f"einbringung-{number}"
