"""`export`: one file in, one document out."""

import argparse
import sys
from pathlib import Path
from typing import Final

from motionkit.commands.files import readings, report
from motionkit.export import FORMATS
from motionkit.export import export as make_document

NAME: Final = "export"
HELP: Final = "Einen Antrag als Dokument ausgeben."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="DATEI", help="„-“ liest von der Standardeingabe")
    parser.add_argument(
        "--to", required=True, choices=sorted(FORMATS), metavar="FORMAT", help=", ".join(sorted(FORMATS))
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="ZIEL", help="Datei oder Ordner; „-“ schreibt auf die Standardausgabe"
    )


def run(options: argparse.Namespace) -> int:
    """0, or 1 when the file was refused or the target cannot be written."""
    path, outcome = next(readings([options.file]))
    if isinstance(outcome, str):
        report(path, outcome)
        return 1
    document = make_document(outcome.motion, options.to, outcome.letterhead)
    target = options.output
    if target is not None and str(target) == "-":
        sys.stdout.buffer.write(document.data)
        return 0
    if target is None or target.is_dir():
        target = (target or Path()) / document.file_name
    try:
        target.write_bytes(document.data)
    except OSError:
        report(
            target,
            "Hierhin ließ sich das Dokument nicht schreiben. Bitte wählen Sie mit -o einen anderen Ort.",
        )
        return 1
    sys.stdout.write(f"{target}\n")
    return 0
