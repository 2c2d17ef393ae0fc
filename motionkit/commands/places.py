"""Naming the municipality on the command line: by its data, or by name or key from a register file."""

import argparse
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from motionkit.conditions import LAENDER
from motionkit.fitting import Place

# The first two digits of a municipality's key (Destatis, „Amtlicher Gemeindeschlüssel“).
_LAND_OF_KEY: Final = dict(
    zip(
        (f"{number:02}" for number in range(1, 17)),
        ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"),
        strict=True,
    )
)
_SUFFIXES: Final = {"M": "Markt", "St": "Stadt", "GKSt": "Große Kreisstadt"}


def add_place_arguments(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """The options that name a municipality."""
    parser.add_argument("--kommune", metavar="NAME", required=required, help="Name oder Gemeindeschlüssel (AGS)")
    parser.add_argument(
        "--register", type=Path, metavar="CSV", help="Gemeindeverzeichnis, in dem gesucht wird (auch .gz)"
    )
    parser.add_argument("--land", choices=sorted(LAENDER), help="ohne Verzeichnis nötig; mit ihm zur Unterscheidung")
    parser.add_argument("--art", default="Stadt", metavar="ART", help="Stadt, Gemeinde, Markt, Landkreis, Bezirk …")
    parser.add_argument("--einwohner", type=int, default=0, metavar="ZAHL")


def place_of(options: argparse.Namespace) -> tuple[Place | None, str]:
    """(place or None, German message when what was given does not suffice)."""
    if not options.kommune:
        return None, ""
    if options.register is None:
        return _given(options)
    try:
        found = list(_found(options))
    except (OSError, EOFError, zlib.error, UnicodeError, KeyError, ValueError, csv.Error):
        return None, "Das Gemeindeverzeichnis ließ sich nicht lesen. Bitte prüfen Sie Namen und Format der Datei."
    if len(found) == 1:
        return found[0], ""
    if not found:
        return None, f"„{options.kommune}“ steht nicht im Gemeindeverzeichnis. Bitte prüfen Sie die Schreibweise."
    several = ", ".join(f"{place.key} ({place.district})" for place in found[:12])
    return None, f"„{options.kommune}“ gibt es mehrmals. Bitte geben Sie den Schlüssel an: {several}."


def _given(options: argparse.Namespace) -> tuple[Place | None, str]:
    if not options.land:
        return (
            None,
            "Bitte geben Sie mit --land das Land an (zum Beispiel HE) oder mit --register ein Gemeindeverzeichnis.",
        )
    try:
        place = Place.of_register(
            name=options.kommune,
            classification=options.art,
            federal_state=options.land,
            population=options.einwohner,
        )
    except KeyError:
        return None, f"Die Art „{options.art}“ gibt es in {LAENDER[options.land]} nicht."
    return place, ""


def _found(options: argparse.Namespace) -> Iterator[Place]:
    wanted = options.kommune.casefold()
    for row in _rows(options.register):
        if wanted not in (row["ags"], row["short_name"].casefold(), row["name"].casefold()):
            continue
        land = _LAND_OF_KEY[row["ags"][:2]]
        if options.land in (None, land):
            yield Place.of_register(
                name=row["short_name"],
                classification=row.get("classification") or row["type"],
                federal_state=land,
                key=row["ags"],
                suffix=_SUFFIXES.get(row["suffix"], row["suffix"]),
                district=row["district"],
                population=int(row["population"] or 0),
            )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with (
        gzip.open(path) if path.suffix == ".gz" else path.open("rb") as data,
        io.TextIOWrapper(data, encoding="utf-8", newline="") as file,
    ):
        yield from csv.DictReader(file)
