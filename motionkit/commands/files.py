"""Reading the files a command was given, with a German line for each that does not come in."""

import sys
from collections.abc import Iterator
from pathlib import Path

from motionkit.reading import Reading, read_file
from uploads import Refused


def readings(paths: list[Path]) -> Iterator[tuple[Path, Reading | str]]:
    """(path, reading) or (path, German message) for every path; „-“ is standard input."""
    for path in paths:
        try:
            yield path, read_file(sys.stdin.buffer.read() if str(path) == "-" else path)
        except Refused as refusal:
            yield path, str(refusal)
        except OSError:
            yield path, "Die Datei gibt es nicht, oder sie darf nicht gelesen werden. Bitte prüfen Sie Namen und Ort."


def report(path: Path, message: str) -> None:
    """Say on standard error what happened to one file."""
    sys.stderr.write(f"{path}: {message}\n")
