"""`similar`: which texts of a collection share wording."""

import argparse
import gzip
import json
import sys
import zlib
from pathlib import Path
from typing import Final

from motionkit.commands.files import report

NAME: Final = "similar"
HELP: Final = "In einer Sammlung (JSON Lines, auch .gz) die Paare finden, die Wortlaut teilen."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "corpus", type=Path, metavar="SAMMLUNG", help="je Zeile ein Objekt mit id und text, sections oder motion"
    )
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt je Paar und Zeile")


def run(options: argparse.Namespace) -> int:
    """0, or 1 when the collection could not be read."""
    from motionkit.similarity import Index, texts_of  # other commands need not wait for it

    try:
        with (
            gzip.open(options.corpus, "rt", encoding="utf-8")
            if options.corpus.suffix == ".gz"
            else options.corpus.open(encoding="utf-8") as lines
        ):
            texts = list(texts_of(lines))
    except ValueError as problem:
        line = problem.args[0] if problem.args and isinstance(problem.args[0], int) else None
        where = f"Zeile {line} ist kein JSON-Objekt mit einem Text." if line else "Das ist kein Text in UTF-8."
        report(options.corpus, f"{where} Bitte prüfen Sie die Datei.")
        return 1
    except (OSError, EOFError, zlib.error):
        report(options.corpus, "Die Datei gibt es nicht, sie darf nicht gelesen werden, oder sie ist beschädigt.")
        return 1
    for pair in sorted(Index(texts).pairs(), key=lambda pair: (-pair.score, -pair.jaccard)):
        if options.json:
            row = {"a": pair.first, "b": pair.second, "score": round(pair.score, 3), "jaccard": round(pair.jaccard, 3)}
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(f"{pair.score:4.0%}  {pair.first}  {pair.second}\n")
    return 0
