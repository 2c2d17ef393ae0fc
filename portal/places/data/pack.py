"""Packs an edition of the register for shipping: python -m portal.places.data.pack SOURCE.csv

Takes the columns that the portal uses, sorted by key, and compresses them. The same source gives the same bytes.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("municipalities.csv.gz")
COLUMNS = {
    "ags": "ags",
    "ars": "rgs",
    "name": "name",
    "short_name": "short_name",
    "suffix": "suffix",
    "type": "classification",
    "district": "district",
    "association": "association",
    "population": "population",
    "postal_code": "postal_code",
    "lon": "longitude",
    "lat": "latitude",
}


def pack(source: Path) -> bytes:
    """The columns of COLUMNS from a CSV file in UTF-8 with a head line, as CSV, gzipped without a date."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["ags"])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS.values())
    writer.writerows([row[column] for column in COLUMNS] for row in rows)
    return gzip.compress(out.getvalue().encode(), compresslevel=9, mtime=0)


if __name__ == "__main__":
    TARGET.write_bytes(pack(Path(sys.argv[1])))
