"""`check`: what could make each motion fail, and a way out."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

from motionkit.checks import PARTS, Finding, Subject, check
from motionkit.commands.files import readings, report
from motionkit.commands.places import add_place_arguments, place_of

NAME: Final = "check"
HELP: Final = "Anträge prüfen (DOCX, ODT, PDF, Markdown, Text): was sie scheitern lassen könnte und was hilft."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="DATEI", help="„-“ liest von der Standardeingabe")
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt je Datei und Zeile")
    add_place_arguments(parser, required=False)


def run(options: argparse.Namespace) -> int:
    """0 when nothing was found, 1 when there are findings or a file was refused."""
    place, problem = place_of(options)
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    found_any = False
    for path, outcome in readings(options.files):
        if isinstance(outcome, str):
            found_any = True
            report(path, outcome)
            if options.json:
                _print_json({"file": str(path), "refused": outcome})
            continue
        subject = Subject.of_reading(outcome, place)
        findings = check(subject)
        found_any = found_any or bool(findings)
        if options.json:
            _print_json({"file": str(path), "findings": [asdict(finding) for finding in findings]})
        else:
            sys.stdout.write(summary(path, subject, findings) + "\n")
    return int(found_any)


def _print_json(data: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")


def summary(path: Path, subject: Subject, findings: tuple[Finding, ...]) -> str:
    """The findings of one motion as German lines."""
    if not findings:
        return f"{path}: keine Anmerkungen"
    lines = [f"{path}: {len(findings)} {'Anmerkung' if len(findings) == 1 else 'Anmerkungen'}"]
    numbers = {clause.id: number for number, clause in enumerate(subject.motion.clauses, 1)}
    for finding in findings:
        where = PARTS.get(finding.part, "")
        if finding.place in numbers:
            where = f"Punkt {numbers[finding.place]}"
        lines.append(f"  {finding.title}" + (f" ({where})" if where else ""))
        if finding.quote:
            lines.append(f"    „{finding.quote}“")
        lines += [f"    {finding.why}", f"    Ausweg: {finding.way_out}", f"    Quelle: {finding.source}"]
    return "\n".join(lines)
