"""`read`: what was recognised in each file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from motionkit.commands.files import readings, report
from motionkit.kinds import KINDS
from motionkit.markdown import HEADINGS
from motionkit.reading import Reading
from motionkit.reading.results import reading_as_data

NAME: Final = "read"
HELP: Final = "Dateien lesen (DOCX, ODT, PDF, Markdown, Text) und zeigen, was erkannt wurde."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="DATEI", help="„-“ liest von der Standardeingabe")
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt je Datei und Zeile")


def run(options: argparse.Namespace) -> int:
    """0, or 1 when a file was refused."""
    refused = False
    for path, outcome in readings(options.files):
        if isinstance(outcome, str):
            refused = True
            report(path, outcome)
            if options.json:
                _print_json({"file": str(path), "refused": outcome})
        elif options.json:
            _print_json({"file": str(path), "recognised": outcome.recognised, **reading_as_data(outcome)})
        else:
            sys.stdout.write(summary(path, outcome) + "\n")
    return int(refused)


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")


def summary(path: Path, reading: Reading) -> str:
    """A few German lines on one reading."""
    motion = reading.motion
    lines = [
        f"{path}: {KINDS[motion.kind]} „{motion.title}“" if motion.title else f"{path}: {KINDS[motion.kind]} ohne Titel"
    ]
    if motion.opening_formula:
        lines.append(f"  Einleitung: {_short(motion.opening_formula)}")
    lines += [f"  {number}. [{clause.id}] {_short(clause.text)}" for number, clause in enumerate(motion.clauses, 1)]
    for name, german in HEADINGS.items():
        content = getattr(motion, name) if name != "clauses" else ""
        if content:
            amount = f"{len(content.split())} Wörter" if isinstance(content, str) else f"{len(content)} Einträge"
            lines.append(f"  {german}: {amount}")
    for name, items in (
        ("Unterschriften", reading.signatures),
        ("Fußnoten", motion.footnotes),
        ("Änderungen", reading.changes),
        ("Kommentare", reading.comments),
        ("Kopf- und Fußzeilen, Formularfelder", reading.noise),
    ):
        if items:
            lines.append(f"  {name}: {len(items)}")
    lines += [f"  Nicht zugeordnet: {_short(text)}" for text in motion.unrecognised]
    lines += [f"  Hinweis: {text}" for text in (*reading.guesses, *reading.notices)]
    return "\n".join(lines)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else line[:99] + "…"
