"""`fit`: one model motion in, the motion for one municipality out."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from motionkit import markdown
from motionkit.commands.files import readings, report
from motionkit.commands.places import add_place_arguments, place_of
from motionkit.export import FORMATS
from motionkit.export import export as make_document
from motionkit.fitting import Choices, Fitting, fit
from motionkit.text import STRENGTHS, as_data

NAME: Final = "fit"
HELP: Final = "Einen Musterantrag auf eine Kommune zuschneiden."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="DATEI", help="„-“ liest von der Standardeingabe")
    add_place_arguments(parser, required=True)
    parser.add_argument(
        "--setze", action="append", default=[], metavar="NAME=WERT", help="Platzhalter füllen, mehrfach möglich"
    )
    parser.add_argument("--staerke", choices=STRENGTHS, help="weich, mittel oder hart; ohne Angabe der ganze Text")
    parser.add_argument("--ohne", action="append", default=[], metavar="KENNUNG", help="wahlfreien Punkt weglassen")
    parser.add_argument(
        "--to", choices=sorted(FORMATS), default="md", metavar="FORMAT", help=", ".join(sorted(FORMATS))
    )
    parser.add_argument("-o", "--output", type=Path, metavar="ZIEL", help="Datei; ohne Angabe die Standardausgabe")
    parser.add_argument("--json", action="store_true", help="Text, offene Stellen und Gründe als JSON")


def run(options: argparse.Namespace) -> int:
    """0, or 1 when the file was refused, the place is unknown or the target cannot be written."""
    place, problem = place_of(options)
    if place is None:
        sys.stderr.write(f"{problem}\n")
        return 1
    path, outcome = next(readings([options.file]))
    if isinstance(outcome, str):
        report(path, outcome)
        return 1
    answers = dict(pair.partition("=")[::2] for pair in options.setze)
    fitting = fit(outcome.motion, place, Choices(options.staerke, frozenset(options.ohne)), answers)
    if options.json:
        sys.stdout.write(json.dumps(as_json(fitting), ensure_ascii=False) + "\n")
        return 0
    sys.stderr.writelines(f"{line}\n" for line in remarks(fitting))
    return _write(fitting, options)


def _write(fitting: Fitting, options: argparse.Namespace) -> int:
    data = make_document(fitting.motion, options.to).data
    if options.output is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        options.output.write_bytes(data)
    except OSError:
        report(
            options.output, "Hierhin ließ sich das Dokument nicht schreiben. Bitte wählen Sie mit -o einen anderen Ort."
        )
        return 1
    return 0


def remarks(fitting: Fitting) -> list[str]:
    """What a person should know: open gaps, clauses left out, assumptions, mistakes of the model."""
    lines = [f"Offen: {slot.name} – {slot.help} Beispiel: {slot.example}" for slot in fitting.open_slots]
    lines += [reason.sentence for reason in fitting.reasons if reason.sentence]
    lines += fitting.notes
    return lines + [f"Fehler in der Vorlage: {mistake.message}" for mistake in fitting.mistakes]


def as_json(fitting: Fitting) -> dict[str, Any]:
    """The fitting as plain data; `markdown` is the fitted text as a file."""
    return {
        "motion": as_data(fitting.motion),
        "markdown": markdown.write(fitting.motion),
        "gaps": [
            {"name": gap.slot.name, "help": gap.slot.help, "example": gap.slot.example}
            | {"part": gap.part, "place": gap.place, "start": gap.start, "end": gap.end}
            for gap in fitting.gaps
        ],
        "reasons": [
            {"clause": reason.clause_id, "verdict": reason.verdict, "sentence": reason.sentence}
            for reason in fitting.reasons
        ],
        "notes": list(fitting.notes),
        "mistakes": [mistake.message for mistake in fitting.mistakes],
    }
