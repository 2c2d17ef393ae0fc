"""`merge`: two texts that were made from the same one become one again."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from motionkit import markdown
from motionkit.commands.files import readings, report
from motionkit.diff.summary import PART_NAMES
from motionkit.lineage import Conflict, Merged, as_data, merge

NAME: Final = "merge"
HELP: Final = "Zwei Fassungen zusammenführen, die aus derselben Vorlage entstanden sind. Das Ergebnis ist Markdown."

_ABOUT: Final = {
    "wording": "Beide Seiten haben den Wortlaut geändert.",
    "deleted": "Eine Seite hat gestrichen, was die andere geändert hat.",
    "order": "Beide Seiten haben die Punkte umgestellt.",
    "rules": "Beide Seiten haben geändert, unter welchen Bedingungen der Punkt gilt.",
}
_EMPTY: Final = "(leer)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("base", type=Path, metavar="VORLAGE", help="der Text, aus dem beide entstanden sind")
    parser.add_argument("ours", type=Path, metavar="EIGENE", help="die eigene Fassung")
    parser.add_argument("theirs", type=Path, metavar="ANDERE", help="die andere Fassung, etwa die neue Vorlage")
    parser.add_argument("--json", action="store_true", help="Markdown und Konflikte als JSON-Objekt")


def run(options: argparse.Namespace) -> int:
    """0 when everything fits together; 1 with conflicts, or when a file was refused."""
    motions = []
    for path, outcome in readings([options.base, options.ours, options.theirs]):
        if isinstance(outcome, str):
            report(path, outcome)
            return 1
        motions.append(outcome.motion)
    merged = merge(*motions)
    if options.json:
        sys.stdout.write(json.dumps(as_data(merged), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(markdown.write(merged.text) + "".join(f"{line}\n" for line in marked(merged)))
    if merged.conflicts:
        count = len(merged.conflicts)
        what = "Ein Konflikt ist" if count == 1 else f"{count} Konflikte sind"
        sys.stderr.write(
            f"{what} zu entscheiden. Im Text steht die eigene Fassung; beide Fassungen stehen an seinem Ende.\n"
        )
    return int(bool(merged.conflicts))


def marked(merged: Merged) -> Iterator[str]:
    """Lines that show each conflict with both sides, to be put under the text."""
    for number, conflict in enumerate(merged.conflicts, 1):
        yield ""
        yield f"<<<<<<< Konflikt {number}: {_where(merged, conflict)} – {_ABOUT[conflict.about]}"
        yield f"||||||| Vorlage\n{conflict.base or _EMPTY}"
        yield f"======= Eigene Fassung\n{conflict.ours or _EMPTY}"
        yield f"======= Andere Fassung\n{conflict.theirs or _EMPTY}"
        yield f">>>>>>> Ende von Konflikt {number}"


def _where(merged: Merged, conflict: Conflict) -> str:
    if conflict.part == "kind":
        return "Art"
    for number, clause in enumerate(merged.text.clauses, 1):
        if conflict.part == "clauses" and clause.id == conflict.place:
            return f"Punkt {number}"
    return PART_NAMES[conflict.part] + (f" {conflict.place}" if conflict.place else "")
