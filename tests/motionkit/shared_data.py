"""Real papers and documents beside the repository: input for tests, never copied, often missing."""

import gzip
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"


def documents():
    """All real documents; empty when the folder is missing."""
    return sorted(path for path in (FOLDER / "documents").rglob("*") if path.suffix in (".docx", ".odt"))


def council_motions(step=1):
    """Every `step`-th of the 1,129 motions as dicts; skips the test when the file is missing."""
    path = FOLDER / "motions" / "karlsruhe-motions-2013-2021.jsonl.gz"
    if not path.exists():
        pytest.skip(f"The real motions are not here: {path}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        papers = [paper for paper in map(json.loads, lines) if paper["paper_type"] == "Antrag"]
    return papers[::step]


def council_results():
    """(raw result, role, paper type) of every consultation with a result; skips when the file is missing."""
    path = FOLDER / "motions" / "karlsruhe-papers-meta.jsonl.gz"
    if not path.exists():
        pytest.skip(f"The real papers are not here: {path}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    return [
        (one["result"], one["role"] or "", paper["paper_type"])
        for paper in papers
        for one in paper["consultations"]
        if one["result"]
    ]
