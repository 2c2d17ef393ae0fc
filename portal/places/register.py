"""Brings the shipped register into the database. Source, date and licence: data/README.md."""

import csv
import datetime
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from django.db import transaction

from motionkit.grammar.districts import district_name
from portal.places.models import INDEPENDENT, FederalState, Level, Municipality, RegisterEdition

DATA = Path(__file__).parent / "data"
FILE = DATA / "municipalities.csv.gz"
BOROUGHS = DATA / "boroughs.csv"
AS_OF = datetime.date(2020, 12, 31)
CREDIT = "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis"
# The first two digits of every municipality's key (Destatis, „Amtlicher Gemeindeschlüssel“).
STATES = dict(zip((f"{number:02}" for number in range(1, 17)), FederalState.values, strict=True))
# The register abbreviates these in Bavaria.
SUFFIXES = {"M": "Markt", "St": "Stadt", "GKSt": "Große Kreisstadt"}


def rows() -> Iterator[Municipality]:
    """Every municipality of the shipped register, by key, not yet saved."""
    with io.TextIOWrapper(gzip.open(FILE), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _municipality(row)


def districts(municipalities: Iterable[Municipality]) -> Iterator[Municipality]:
    """The districts that these municipalities make up: their people added up, at the middle of where they live."""
    members: dict[str, list[Municipality]] = defaultdict(list)
    for row in municipalities:
        if not row.is_independent and row.level == Level.MUNICIPALITY:
            members[row.ags[:5]].append(row)
    for key, rows in sorted(members.items()):
        name = district_name(rows[0].district, rows[0].federal_state).say("Nominativ", "none")
        people = sum(row.population or 0 for row in rows)
        weights = [(row, (row.population or 0) / people if people else 1 / len(rows)) for row in rows]
        yield Municipality(
            ags=key,
            level=Level.DISTRICT,
            rgs=key,
            name=name,
            short_name=name,
            classification="Landkreis",
            federal_state=rows[0].federal_state,
            district=rows[0].district,
            population=people,
            longitude=round(sum(row.longitude * weight for row, weight in weights), 6),
            latitude=round(sum(row.latitude * weight for row, weight in weights), 6),
            as_of=rows[0].as_of,
        )


def boroughs() -> Iterator[Municipality]:
    """The boroughs of Berlin and Hamburg; where no source is named, nobody has counted for us."""
    with BOROUGHS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Municipality(
                ags=row["key"],
                level=Level.BOROUGH,
                rgs=row["key"],
                name=f"Bezirk {row['name']}",
                short_name=row["name"],
                classification="Bezirk",
                federal_state=row["land"],
                district=FederalState(row["land"]).label,
                population=int(row["population"]) if row["population"] else None,
                longitude=float(row["longitude"]),
                latitude=float(row["latitude"]),
                as_of=AS_OF,
            )


def everything() -> list[Municipality]:
    """All bodies of the shipped register."""
    municipalities = list(rows())
    return list(chain(municipalities, districts(municipalities), boroughs()))


@transaction.atomic
def load() -> int:
    """Brings the database to the state of the shipped register; returns how many bodies were new or corrected.

    Doing it again costs one query. Bodies that the register no longer knows are kept: others point to them. Once a newer
    edition has been read in (`updating`), the shipped one is older and only adds what was never there.
    """
    fields = [field.attname for field in Municipality._meta.concrete_fields]
    there = {values[0]: values for values in Municipality.objects.order_by().values_list(*fields)}
    at = fields.index("as_of")
    changed = [
        row
        for row in everything()
        if (old := there.get(row.ags)) is None
        or (old != tuple(getattr(row, field) for field in fields) and old[at] <= row.as_of)
    ]
    save(changed, AS_OF)
    return len(changed)


def save(bodies: list[Municipality], as_of: datetime.date) -> None:
    """Writes bodies, new ones and changed ones, and notes that the register has changed. Nothing to write changes nothing."""
    if not bodies:
        return
    fields = [field.name for field in Municipality._meta.concrete_fields if not field.primary_key]
    # Whoever names a successor comes after it: rows point at one another.
    for part in ([row for row in bodies if not row.successor_id], [row for row in bodies if row.successor_id]):
        Municipality.objects.bulk_create(
            part, batch_size=1000, update_conflicts=True, unique_fields=["ags"], update_fields=fields
        )
    RegisterEdition.objects.create(as_of=as_of)


def _municipality(row: dict[str, str]) -> Municipality:
    """An independent city is its own district, and a municipality without association stands there itself."""
    name, district, association = row["name"], row["district"], row["association"]
    return Municipality(
        ags=row["ags"],
        rgs=row["rgs"],
        name=name,
        short_name=row["short_name"],
        suffix=SUFFIXES.get(row["suffix"], row["suffix"]),
        classification=row["classification"],
        federal_state=STATES[row["ags"][:2]],
        district=row["short_name"] if row["classification"] in INDEPENDENT else district,
        association="" if association == name else association,
        population=int(row["population"]),
        postal_code=row["postal_code"],
        longitude=float(row["longitude"]),
        latitude=float(row["latitude"]),
    )
