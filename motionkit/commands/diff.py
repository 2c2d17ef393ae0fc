"""`diff`: what changed from one text to another."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from motionkit.commands.files import readings, report
from motionkit.diff import Difference, as_data, compare, summary
from motionkit.export.comparison import FORMATS, Comparison, lines_of, synopsis

NAME: Final = "diff"
HELP: Final = "Zwei Fassungen vergleichen: was sich geändert hat, Punkt für Punkt und Wort für Wort."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="ALT", help="„-“ liest von der Standardeingabe")
    parser.add_argument("new", type=Path, metavar="NEU")
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt mit allen Abschnitten und Beziehungen")
    parser.add_argument(
        "--to", choices=sorted(FORMATS), metavar="FORMAT", help="als Dokument: " + ", ".join(sorted(FORMATS))
    )
    parser.add_argument("-o", "--output", type=Path, metavar="ZIEL", help="Datei; ohne Angabe die Standardausgabe")


def run(options: argparse.Namespace) -> int:
    """0, or 1 when a file was refused or the target cannot be written. A difference is no failure."""
    motions = []
    for path, outcome in readings([options.old, options.new]):
        if isinstance(outcome, str):
            report(path, outcome)
            return 1
        motions.append(outcome.motion)
    old, new = motions
    difference = compare(old, new)
    if options.to:
        return _write(synopsis(Comparison(old, new, difference), options.to), options.output)
    if options.json:
        data = {"summary": summary(difference), **as_data(difference)}
        sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(shown(difference)) + "\n")
    return 0


def _write(data: bytes, target: Path | None) -> int:
    if target is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        target.write_bytes(data)
    except OSError:
        report(target, "Hierhin ließ sich das Dokument nicht schreiben. Bitte wählen Sie mit -o einen anderen Ort.")
        return 1
    return 0


def shown(difference: Difference) -> list[str]:
    """The sentence, then every changed passage: [-what went-] {+what came+}."""
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}", "moved_away": "[<{}<]", "moved_here": "{{>{}>}}"}
    lines = [summary(difference)]
    if difference.coarse:
        lines.append("Der Text ist sehr lang: Manche Abschnitte sind nur als Ganze verglichen.")
    for line in lines_of(difference):
        if line.changed:
            text = "".join(signs[segment.kind].format(segment.text) for segment in line.segments)
            lines += ["", f"{line.label}:", *(f"  {row}" if row else "" for row in text.split("\n"))]
    return lines
