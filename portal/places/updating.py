"""Brings the register to a newer edition: what is new, renamed, merged, dissolved. Nothing is ever deleted."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, hypot, radians

from django.db import transaction

from portal.places import register
from portal.places.editions import Edition, Row
from portal.places.models import Level, Municipality

# Whoever takes over a municipality gains about its inhabitants; a tenth of a degree is eleven kilometres.
LEAST_GAIN, FARTHEST = 0.5, 0.3
MIDDLE_OF_GERMANY = (10.45, 51.16)


class Older(Exception):
    """The register is newer than the file; the message is German."""


@dataclass
class Report:
    """What an edition changes. Pairs are (old, new)."""

    as_of: datetime.date
    added: list[Municipality] = field(default_factory=list)
    renamed: list[tuple[str, Municipality]] = field(default_factory=list)
    merged: list[tuple[Municipality, Municipality]] = field(default_factory=list)
    unclear: list[Municipality] = field(default_factory=list)
    corrected: int = 0
    unchanged: int = 0

    @property
    def lines(self) -> list[str]:
        """The report in German, a line each."""
        said = [f"Gemeindeverzeichnis vom {self.as_of:%d.%m.%Y}"]
        said += [f"neu: {one} ({one.ags})" for one in self.added]
        said += [f"umbenannt: {old} heißt jetzt {one.short_name} ({one.ags})" for old, one in self.renamed]
        said += [
            f"aufgelöst: {old} ({old.ags}), vermutlich aufgegangen in {new} ({new.ags})" for old, new in self.merged
        ]
        said += [f"aufgelöst: {one} ({one.ags}), Nachfolge unklar" for one in self.unclear]
        numbers = (
            len(self.added),
            len(self.renamed),
            len(self.merged) + len(self.unclear),
            self.corrected,
            self.unchanged,
        )
        return [*said, "{} neu, {} umbenannt, {} aufgelöst, {} mit anderen Angaben, {} unverändert".format(*numbers)]


@transaction.atomic
def update(edition: Edition, *, dry_run: bool = False) -> Report:
    """Writes the edition, unless `dry_run`, and says what it changes. Raises Older when the register is newer."""
    there = {row.ags: row for row in Municipality.objects.filter(level=Level.MUNICIPALITY)}
    newest = max((row.as_of for row in there.values()), default=edition.as_of)
    if edition.as_of < newest:
        raise Older(
            f"Das Verzeichnis ist schon vom {newest:%d.%m.%Y}, die Datei vom {edition.as_of:%d.%m.%Y}. Nichts wurde geändert."
        )
    report = Report(edition.as_of)
    middles = _middles(there.values())
    bodies = [_merge(row, there.get(row.ags), edition.as_of, middles, report) for row in edition.rows]
    gone = _dissolve(there, bodies, report)
    if not dry_run:
        districts = _keep_names(list(register.districts(bodies)))
        register.save([*bodies, *districts, *gone], edition.as_of)
    return report


def _merge(
    row: Row, old: Municipality | None, as_of: datetime.date, middles: dict[str, tuple[float, float]], report: Report
) -> Municipality:
    """The municipality as the edition knows it, with what only we know (place, postal code) kept."""
    land = register.STATES[row.ags[:2]]
    longitude, latitude = middles.get(row.ags[:5]) or middles.get(row.ags[:2], MIDDLE_OF_GERMANY)
    independent = row.classification in ("Kreisfreie Stadt", "Stadtkreis")
    new = Municipality(
        ags=row.ags,
        rgs=row.rgs,
        name=row.name,
        short_name=row.short_name,
        suffix=register.SUFFIXES.get(row.addition, row.addition),
        classification=row.classification,
        federal_state=land,
        district=row.short_name if independent else row.district or (old.district if old else ""),
        association="" if row.association == row.name else row.association,
        population=row.population,
        postal_code=row.postal_code or (old.postal_code if old else ""),
        longitude=row.longitude if row.longitude is not None else old.longitude if old else longitude,
        latitude=row.latitude if row.latitude is not None else old.latitude if old else latitude,
        as_of=as_of,
    )
    if old is None or old.is_dissolved:
        report.added.append(new)
    elif old.short_name != new.short_name:
        report.renamed.append((old.short_name, new))
    elif _told(old) != _told(new):
        report.corrected += 1
    else:
        report.unchanged += 1
    return new


def _told(row: Municipality) -> tuple:
    return (row.name, row.classification, row.district, row.association, row.population, row.postal_code)


def _dissolve(there: dict[str, Municipality], bodies: list[Municipality], report: Report) -> list[Municipality]:
    """Those that the edition no longer knows, marked, with their likely successor."""
    now = {row.ags: row for row in bodies}
    gone = [row for key, row in there.items() if key not in now and not row.is_dissolved]
    if len(gone) > len(there) // 3:
        raise Older(
            "Die Datei kennt mehr als ein Drittel der bisherigen Gemeinden nicht. Vermutlich ist sie unvollständig. Nichts wurde geändert."
        )
    gains = {
        key: (row.population or 0) - ((there[key].population or 0) if key in there else 0) for key, row in now.items()
    }
    by_land: dict[str, list[Municipality]] = defaultdict(list)
    for row in bodies:
        by_land[row.federal_state].append(row)
    for row in gone:
        row.is_dissolved, row.as_of = True, report.as_of
        row.successor = _successor(row, by_land[row.federal_state], gains, set(there))
        if row.successor:
            report.merged.append((row, row.successor))
        else:
            report.unclear.append(row)
    return gone


def _successor(
    gone: Municipality, candidates: list[Municipality], gains: dict[str, int], known: set[str]
) -> Municipality | None:
    """Who bears the same name under a new key, or else the nearest neighbour that gained about as many people."""
    same = [one for one in candidates if one.short_name == gone.short_name and one.ags not in known]
    if len(same) == 1:
        return same[0]
    least = max(1, LEAST_GAIN * (gone.population or 0))
    near = [(_distance(gone, one), one) for one in candidates if gains[one.ags] >= least]
    distance, nearest = min(near, key=lambda pair: (pair[0], pair[1].ags), default=(FARTHEST, None))
    return nearest if distance < FARTHEST else None


def _distance(one: Municipality, other: Municipality) -> float:
    """In degrees of latitude."""
    return hypot((one.longitude - other.longitude) * cos(radians(51)), one.latitude - other.latitude)


def _middles(rows) -> dict[str, tuple[float, float]]:
    """Where a new municipality lies as long as nobody says better: the middle of its district, else of its Land."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        for key in (row.ags[:5], row.ags[:2]):
            places[key].append((row.longitude, row.latitude))
    return {
        key: (round(sum(x for x, _ in found) / len(found), 6), round(sum(y for _, y in found) / len(found), 6))
        for key, found in places.items()
    }


def _keep_names(districts: list[Municipality]) -> list[Municipality]:
    """GV100AD without districts' records would leave districts without a name: those keep the old one."""
    return [district for district in districts if district.district]
