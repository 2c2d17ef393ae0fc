"""The table as everybody may read and take it away: rows, CSV, JSON (CC0)."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Final, TypedDict

from motionkit.vocabulary.codes import NAMES
from motionkit.vocabulary.table import table

LICENSE: Final = "CC0-1.0"
LICENSE_URL: Final = "https://creativecommons.org/publicdomain/zero/1.0/deed.de"

# What codes of rows mean that never are an outcome by themselves.
ASIDE_NAMES: Final[dict[str, str]] = {
    "skipped": "kein Ergebnis, wird überlesen",
    "nothing": "nennt kein Ergebnis",
    "procedure_rejected": "Verfahrensantrag abgelehnt",
    "urgency_accepted": "Dringlichkeit anerkannt",
    "amendment_adopted": "Änderungsantrag angenommen",
    "amendment_rejected": "Änderungsantrag abgelehnt",
    "amendment_withdrawn": "Änderungsantrag zurückgezogen",
}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class PublicRow(TypedDict):
    """One row as it is published; `words` are its patterns, or the codes that a combination joins."""

    id: str
    stage: str
    words: list[str]
    code: str
    name: str
    confidence: float
    example: str
    seen: str


def rows() -> Iterator[PublicRow]:
    """All rows in the order in which they are asked."""
    for row in table().all_rows():
        yield PublicRow(
            id=row.id,
            stage=row.stage,
            words=list(row.words or row.all),
            code=row.code,
            name=NAMES.get(row.code) or ASIDE_NAMES[row.code],
            confidence=row.confidence,
            example=row.example,
            seen=row.seen,
        )


def as_csv() -> str:
    """The rows with a German header, patterns parted by „ ; “; no cell begins like a formula."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["Kennung", "Stufe", "Muster", "Code", "Name", "Zuversicht", "Beispiel", "Fundort"])
    for row in rows():
        cells = (row["id"], row["stage"], " ; ".join(row["words"]), row["code"], row["name"])
        writer.writerow(map(_safe, (*cells, f"{row['confidence']:.2f}", row["example"], row["seen"])))
    return target.getvalue()


def as_json() -> str:
    """The rows with the German names of all codes and the licence."""
    return json.dumps(
        {"license": LICENSE, "license_url": LICENSE_URL, "names": NAMES, "rows": list(rows())},
        ensure_ascii=False,
        indent=1,
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
