"""Brings the shipped register into the database. Source, date and licence: data/README.md."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from portal.places.models import FederalState, Municipality

FILE = Path(__file__).parent / "data" / "municipalities.csv.gz"
CREDIT = "© Statistisches Bundesamt (Destatis), Gemeindeverzeichnis"
# The first two digits of every municipality's key (Destatis, „Amtlicher Gemeindeschlüssel“).
STATES = dict(zip((f"{number:02}" for number in range(1, 17)), FederalState.values, strict=True))
# The register abbreviates these in Bavaria.
SUFFIXES = {"M": "Markt", "St": "Stadt", "GKSt": "Große Kreisstadt"}
INDEPENDENT = {"Kreisfreie Stadt", "Stadtkreis"}


def rows() -> Iterator[Municipality]:
    """Every municipality of the register, by key, not yet saved."""
    with io.TextIOWrapper(gzip.open(FILE), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _municipality(row)


@transaction.atomic
def load() -> int:
    """Brings the database to the state of the register; returns how many municipalities were new or corrected.

    Doing it again costs one query. Municipalities that the register no longer knows are kept: others point to them.
    """
    fields = [field.attname for field in Municipality._meta.concrete_fields]
    there = {values[0]: values for values in Municipality.objects.order_by().values_list(*fields)}
    changed = [row for row in rows() if there.get(row.ags) != tuple(getattr(row, field) for field in fields)]
    if changed:
        Municipality.objects.bulk_create(
            changed, batch_size=1000, update_conflicts=True, unique_fields=["ags"], update_fields=fields[1:]
        )
    return len(changed)


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
