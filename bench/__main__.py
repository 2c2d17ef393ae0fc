"""Runs every measurement and writes docs/performance.md: `make bench`. Names as arguments run only these and write nothing.

The portal with its demo is founded once, or taken from the folder in DATA; each measurement works on a copy, in a process of its own.
"""

import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench import crowd, differences, documents, first_view, fitting, performance, serving, similarity
from tests.serving.running import running

MEASUREMENTS = (serving, first_view, documents, differences, crowd, fitting, similarity)


def main(names: list[str]) -> None:
    before = os.getloadavg()[0]
    print(f"Load of this machine: {before:.1f}")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        data = os.environ.get("DATA") or _founded(Path(folder))
        for measurement in MEASUREMENTS:
            if names and measurement.__name__.removeprefix("bench.") not in names:
                continue
            print(f"\n{measurement.__doc__.splitlines()[0]}", flush=True)
            sys.argv[1:] = [data]
            with ProcessPoolExecutor(1, mp_context=get_context("fork")) as alone:
                figures += alone.submit(measurement.main).result() or []
            if not names:
                performance.write(
                    figures, before
                )  # After each, so that a run that is broken off has not been for nothing.


def _founded(folder: Path) -> str:
    with running(folder / "data", demo=True):
        return str(folder / "data")


if __name__ == "__main__":
    main(sys.argv[1:])
