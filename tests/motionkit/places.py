"""Places for tests: every municipality of the shipped register, districts and boroughs, one by name."""

import csv
import gzip
import io
from functools import lru_cache
from pathlib import Path

import pytest

from motionkit.conditions import LAENDER
from motionkit.fitting import Place

REGISTER = Path(__file__).parents[2] / "portal" / "places" / "data" / "municipalities.csv.gz"
DISTRICTS = Path(__file__).parents[3] / "shared" / "data" / "municipalities" / "kreise-2020-12-31.csv"
_SUFFIXES = {"M": "Markt", "St": "Stadt", "GKSt": "Große Kreisstadt"}
_LANDS = dict(
    zip(
        (f"{number:02}" for number in range(1, 17)),
        ["SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"],
        strict=True,
    )
)
_KEYS = {name: key for key, name in LAENDER.items()}
BOROUGHS = {
    "BE": ("Pankow", "Mitte", "Friedrichshain-Kreuzberg", "Marzahn-Hellersdorf"),
    "HH": ("Altona", "Hamburg-Nord", "Bergedorf"),
}


@lru_cache(maxsize=1)
def municipalities():
    with io.TextIOWrapper(gzip.open(REGISTER), encoding="utf-8", newline="") as file:
        return [
            Place.of_register(
                name=row["short_name"],
                classification=row["classification"],
                federal_state=_LANDS[row["ags"][:2]],
                key=row["ags"],
                suffix=_SUFFIXES.get(row["suffix"], row["suffix"]),
                district=row["district"],
                population=int(row["population"]),
            )
            for row in csv.DictReader(file)
        ]


@lru_cache(maxsize=1)
def districts():
    """All districts; skips when the collection of test data is not there."""
    if not DISTRICTS.exists():
        pytest.skip("needs ../shared/data/municipalities, the collection of real data")
    independent = {place.key[:5] for place in municipalities() if "kreisfrei" in place.types and len(place.key) == 8}
    with DISTRICTS.open(encoding="utf-8", newline="") as file:
        return [
            Place.of_register(
                name=row["name"], classification="Landkreis", federal_state=_KEYS[row["state"]], key=row["ags"]
            )
            for row in csv.DictReader(file)
            if row["ags"] not in independent
        ]


def boroughs():
    return [
        Place.of_register(name=name, classification="Bezirk", federal_state=land)
        for land, names in BOROUGHS.items()
        for name in names
    ]


@lru_cache(maxsize=64)
def place(name, land=""):
    """The municipality of that name; the first one where several have it."""
    return next(one for one in municipalities() if one.name == name and land in ("", one.federal_state))
