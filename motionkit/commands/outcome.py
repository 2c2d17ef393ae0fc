"""`outcome`: what wordings of results mean, one wording a line."""

import argparse
import json
import sys
from dataclasses import asdict
from typing import Final

from motionkit.vocabulary import NAMES, Outcome, classify

NAME: Final = "outcome"
HELP: Final = "Formulierungen von Ergebnissen einordnen: von der Standardeingabe, eine je Zeile."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt je Zeile")
    parser.add_argument(
        "--rolle", default="", metavar="ROLLE", help="Rolle der Beratung, zum Beispiel Vorberatung oder Entscheidung"
    )


def run(options: argparse.Namespace) -> int:
    """Always 0: „unknown“ is an answer. One line out for each line in, also for an empty one."""
    for line in sys.stdin.buffer:
        raw = line.decode("utf-8-sig", errors="replace").rstrip("\r\n")
        outcome = classify(raw, role=options.rolle)
        text = json.dumps(asdict(outcome), ensure_ascii=False) if options.json else readable(outcome)
        sys.stdout.write(text + "\n")
    return 0


def readable(outcome: Outcome) -> str:
    """One German line: wording, name, confidence, votes, row of the table."""
    parts = [f"{' '.join(outcome.raw.split())} → {NAMES[outcome.code]} ({outcome.code})"]
    if outcome.confidence:
        parts.append(f"Zuversicht {outcome.confidence:.0%}".replace("%", " %"))
    if outcome.unanimous is not None:
        parts.append("einstimmig" if outcome.unanimous else "mehrheitlich")
    named = (("Ja", outcome.yes), ("Nein", outcome.no), ("Enthaltung", outcome.abstain), ("abwesend", outcome.absent))
    parts += [f"{name} {count}" for name, count in named if count is not None]
    if outcome.rule:
        parts.append(f"Zeile {outcome.rule}")
    return " · ".join(parts)
