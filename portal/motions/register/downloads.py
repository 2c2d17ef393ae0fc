"""The register to take away: one row per filing, as CSV that no spreadsheet runs, and as JSON. Licence: CC0."""

import csv
import json
import re
from collections.abc import Iterator

from motionkit.progress import DECISIONS, IMPLEMENTATIONS, STAGES
from portal.motions.models import Filing, FilingQuerySet

LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/deed.de"
COLUMNS = (
    "id", "beispiel", "kommune", "schluessel", "land", "einwohner", "antrag", "betreff", "gremium", "drucksache", "adresse",
    "eingereicht", "entschieden", "stand", "beschluss", "wortlaut", "ja", "nein", "enthaltungen", "einstimmig", "umsetzung",
    "frist", "beleg",
)  # fmt: skip
_FORMULA = re.compile(r"^[=+\-@\t\r\n]")
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")


def harmless(value: str) -> str:
    """A cell that a spreadsheet shows and never computes: what begins like a formula gets an apostrophe before it."""
    text = value.replace("\r", " ").replace("\n", " ")
    return f"'{text}" if _FORMULA.match(value) and not _NUMBER.match(value) else text


def csv_lines(filings: FilingQuerySet) -> Iterator[str]:
    """Line after line, with a head and a byte order mark for the spreadsheets that need one."""
    echo = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield "\ufeff" + echo.writerow(COLUMNS)
    for row in rows(filings):
        yield echo.writerow([harmless("" if row[name] is None else _said(row[name])) for name in COLUMNS])


def json_parts(filings: FilingQuerySet, address: str) -> Iterator[str]:
    """A JSON object with `license`, `source` and `filings`, part after part."""
    yield json.dumps({"license": LICENSE, "source": address}, ensure_ascii=False)[:-1] + ', "filings": ['
    for number, row in enumerate(rows(filings)):
        yield (",\n" if number else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]}\n"


def rows(filings: FilingQuerySet) -> Iterator[dict]:
    """Column → value; dates as ISO 8601, axes as their codes in JSON and CSV alike, German names beside them."""
    found = filings.select_related("municipality", "motion").defer(
        "administration_statement",
        "amendments",
        "final_text",
        "text",
        "clause_fates",
        "motion__text",
        "motion__plain_text",
        "motion__arguments",
    )
    for filing in found.order_by("pk").iterator(chunk_size=500):
        yield _row(filing)


def _row(filing: Filing) -> dict:
    place, motion = filing.municipality, filing.public_motion
    return {
        "id": filing.pk,
        "beispiel": filing.is_example,
        "kommune": place.short_name,
        "schluessel": place.ags,
        "land": place.federal_state,
        "einwohner": place.population,
        "antrag": motion.slug if motion else "",
        "betreff": filing.title,
        "gremium": filing.organization,
        "drucksache": filing.reference,
        "adresse": filing.url,
        "eingereicht": _day(filing.filed_on),
        "entschieden": _day(filing.decided_on),
        "stand": STAGES[filing.stage],
        "beschluss": DECISIONS[filing.decision],
        "wortlaut": filing.raw_result,
        "ja": filing.votes_yes,
        "nein": filing.votes_no,
        "enthaltungen": filing.votes_abstain,
        "einstimmig": filing.unanimous,
        "umsetzung": IMPLEMENTATIONS[filing.implementation],
        "frist": _day(filing.due_on),
        "beleg": filing.evidence_url,
    }


def _day(day) -> str:
    return day.isoformat() if day else ""


def _said(value: object) -> str:
    return {True: "ja", False: "nein"}[value] if isinstance(value, bool) else str(value)


class _Echo:
    """Gives back what the writer writes."""

    def write(self, line: str) -> str:
        return line
