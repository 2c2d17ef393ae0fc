"""Reads an edition of the official register, in whichever form Destatis gives it: GV100AD text, workbook, CSV.

Each form becomes the same Rows; what is no edition is refused with a German sentence. Layouts: „GV-ISys, Datensatzbeschreibung
GV100AD“ and the head of „AuszugGV…Aktuell.xlsx“, both of Destatis.
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

MOST_BYTES = 60_000_000
FEWEST_ROWS = 100  # A file with fewer is no edition, but a piece of one.
# „Textkennzeichen“ of municipalities, as the register's classification calls them.
KINDS = {
    "60": "Markt",
    "61": "Kreisfreie Stadt",
    "62": "Stadtkreis",
    "63": "Stadt",
    "64": "Kreisangehörige Gemeinde",
    "65": "Gemeindefreies Gebiet, bewohnt",
    "66": "Gemeindefreies Gebiet, unbewohnt",
    "67": "Große Kreisstadt",
}
UNINHABITED = KINDS["66"]
_SUFFIX = re.compile(r"^(?P<short>.+?), (?P<suffix>[^,]+)$")
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})|(\d{4})-(\d{2})-(\d{2})")


class NotAnEdition(Exception):
    """The file cannot be read as an edition; the message is German and says why."""


@dataclass(frozen=True)
class Row:
    """One municipality of an edition. `longitude`, `latitude`: None where the form has none (GV100AD)."""

    ags: str
    rgs: str
    name: str
    classification: str
    district: str
    association: str
    population: int
    postal_code: str = ""
    longitude: float | None = None
    latitude: float | None = None
    suffix: str = ""
    short: str = ""

    @property
    def short_name(self) -> str:
        """The name without what the official one adds after the comma: „Kassel, documenta-Stadt“ → „Kassel“."""
        match = _SUFFIX.match(self.name)
        return self.short or (match["short"] if match else self.name)

    @property
    def addition(self) -> str:
        match = _SUFFIX.match(self.name)
        return self.suffix or (match["suffix"] if match else "")


@dataclass(frozen=True)
class Edition:
    """All inhabited municipalities of one day."""

    as_of: datetime.date
    rows: tuple[Row, ...]


def read(path: Path, as_of: datetime.date | None = None) -> Edition:
    """The edition in a file. `as_of` is needed where the file does not say its day. Raises NotAnEdition."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotAnEdition(
                f"Die Datei ist größer als {MOST_BYTES // 10**6} MB; so groß ist kein Gemeindeverzeichnis."
            )
        data = path.read_bytes()
    except OSError as problem:
        raise NotAnEdition(f"Die Datei ließ sich nicht lesen: {problem.strerror or problem}.") from problem
    if data.startswith(b"PK"):
        day, rows = _workbook(data)
    else:
        text = _decode(data)
        day, rows = _fixed(text) if re.match(r"[1-6]0\d{8}", text) else _table(text)
    day = as_of or day
    if day is None:
        raise NotAnEdition(
            "Die Datei sagt nicht, von welchem Tag sie ist. Bitte geben Sie ihn an, zum Beispiel --as-of 2025-12-31."
        )
    return _checked(day, [row for row in rows if row.classification != UNINHABITED])


def _checked(day: datetime.date, rows: list[Row]) -> Edition:
    if len(rows) < FEWEST_ROWS:
        raise NotAnEdition(
            f"Die Datei nennt nur {len(rows)} Gemeinden. Vermutlich ist sie abgeschnitten oder etwas anderes."
        )
    if len({row.ags for row in rows}) != len(rows):
        raise NotAnEdition("Die Datei nennt Gemeinden doppelt. Bitte laden Sie sie noch einmal herunter.")
    return Edition(day, tuple(sorted(rows, key=lambda row: row.ags)))


def _decode(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotAnEdition(
        "Die Datei ist kein Text, keine Tabelle und keine Arbeitsmappe. Erwartet wird GV100AD, XLSX oder CSV."
    )


def _fixed(text: str) -> tuple[datetime.date | None, list[Row]]:
    """GV100AD: one record a line, fields at fixed columns; 40 districts, 50 associations, 60 municipalities."""
    districts: dict[str, str] = {}
    associations: dict[str, str] = {}
    rows = []
    day = None
    for number, line in enumerate(text.splitlines(), start=1):
        kind, key, group, name = line[:2], line[10:18].strip(), line[18:22].strip(), line[22:72].strip()
        if kind == "40":
            districts[key[:5]] = name
        elif kind == "50":
            associations[key[:5] + group] = name
        elif kind == "60":
            day = day or _plain_day(line[2:10])
            try:
                people = int(line[139:150])
            except ValueError as problem:
                raise NotAnEdition(
                    f"Zeile {number} ist unvollständig. Die Datei ist vermutlich abgeschnitten."
                ) from problem
            rows.append(
                Row(
                    ags=_key(key, 8, number),
                    rgs=_key(key[:5] + group + key[5:], 12, number),
                    name=name,
                    classification=_kind(line[122:124], number),
                    district=districts.get(key[:5], ""),
                    association=associations.get(key[:5] + group, ""),
                    population=people,
                    postal_code=line[165:170].strip(),
                )
            )
    return day, rows


def _workbook(data: bytes) -> tuple[datetime.date | None, list[Row]]:
    """The quarterly extract: kind, mark, Land, RB, Kreis, VB, Gem, name, area, people, …, postal code, longitude, latitude."""
    try:
        sheets = list(_sheets(data))
    except NotAnEdition:
        raise
    except Exception as problem:  # openpyxl reads while it is asked, and raises whatever its parts raise
        raise NotAnEdition("Die Arbeitsmappe ist beschädigt. Bitte laden Sie sie noch einmal herunter.") from problem
    for title, lines in sheets:
        if sum(bool(line) and line[0] == "60" for line in lines) >= FEWEST_ROWS:
            head = " ".join([title, *(cell for line in lines[:12] for cell in line)])
            return _day_in(head), list(_extract(lines))
    raise NotAnEdition("In der Arbeitsmappe gibt es kein Blatt mit Gemeinden (Satzart 60).")


def _sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """(title, rows as text) of every sheet. NotAnEdition when it would unpack to far too much."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > 20 * MOST_BYTES:
            raise NotAnEdition("Die Arbeitsmappe ist entpackt viel zu groß und wird nicht gelesen.")
    for sheet in load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets:
        yield sheet.title, [[_cell(value) for value in line] for line in sheet.iter_rows(values_only=True)]


def _extract(lines: list[list[str]]) -> Iterator[Row]:
    districts: dict[str, str] = {}
    associations: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        kind = line[0] if line else ""
        if kind not in ("40", "50", "60"):
            continue
        cells = line + [""] * (16 - len(line))
        land, region, district, group, town = (
            cell.zfill(width) if cell else "" for cell, width in zip(cells[2:7], (2, 1, 2, 4, 3), strict=True)
        )
        key = land + region + district
        if kind == "40":
            districts[key] = cells[7]
        elif kind == "50":
            associations[key + group] = cells[7]
        else:
            yield Row(
                ags=_key(key + town, 8, number),
                rgs=_key(key + group + town, 12, number),
                name=cells[7],
                classification=_kind(cells[1], number),
                district=districts.get(key, ""),
                association=associations.get(key + group, ""),
                population=int(_number(cells[9], number)),
                postal_code=cells[13].zfill(5) if cells[13] else "",
                longitude=_number(cells[14], number) if cells[14] else None,
                latitude=_number(cells[15], number) if cells[15] else None,
            )


def _table(text: str) -> tuple[datetime.date | None, list[Row]]:
    """CSV with the columns of the shipped register's source, or of the shipped register itself."""
    lines = csv.DictReader(io.StringIO(text), delimiter=";" if text.partition("\n")[0].count(";") > 3 else ",")
    named = {"ars": "rgs", "type": "classification", "lon": "longitude", "lat": "latitude"}
    if missing := {"ags", "name", "population"} - set(lines.fieldnames or ()):
        raise NotAnEdition(f"Das ist kein Gemeindeverzeichnis: Es fehlen die Spalten {', '.join(sorted(missing))}.")
    rows = []
    for number, line in enumerate(lines, start=2):
        cells: dict[str, Any] = {
            named.get(name, name): (value or "").strip()
            for name, value in line.items()
            if name and not isinstance(value, list)
        }
        rows.append(
            Row(
                ags=_key(cells["ags"], 8, number),
                rgs=_key(cells.get("rgs", "") or cells["ags"] + "0000", 12, number),
                name=cells["name"],
                classification=cells.get("classification", "") or "Kreisangehörige Gemeinde",
                district=cells.get("district", ""),
                association=cells.get("association", ""),
                population=int(_number(cells["population"], number)),
                postal_code=cells.get("postal_code", ""),
                longitude=_number(cells["longitude"], number) if cells.get("longitude") else None,
                latitude=_number(cells["latitude"], number) if cells.get("latitude") else None,
                suffix=cells.get("suffix", ""),
                short=cells.get("short_name", ""),
            )
        )
    return None, rows


def _key(text: str, digits: int, line: int) -> str:
    if not (text.isascii() and text.isdecimal() and len(text) == digits and text[:2] <= "16"):
        raise NotAnEdition(f"Zeile {line}: „{text}“ ist kein Schlüssel mit {digits} Stellen. Nichts wurde geändert.")
    return text


def _kind(mark: str, line: int) -> str:
    if mark not in KINDS:
        raise NotAnEdition(f"Zeile {line}: Das Textkennzeichen „{mark}“ ist nicht bekannt. Nichts wurde geändert.")
    return KINDS[mark]


def _number(text: str, line: int) -> float:
    try:
        return float(text.replace(" ", "").replace(",", "."))
    except ValueError as problem:
        raise NotAnEdition(f"Zeile {line}: „{text}“ ist keine Zahl. Nichts wurde geändert.") from problem


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _day_in(text: str) -> datetime.date | None:
    match = _DAY.search(text)
    if match is None:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    return _plain_day(f"{year}{month}{day}")


def _plain_day(text: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        return None
