"""Runs every measurement and writes docs/performance.md: `make bench`. Names as arguments run only these and write nothing."""

import os
import sys

from bench import crowd, differences, documents, first_view, fitting, performance, serving, similarity

MEASUREMENTS = (serving, first_view, documents, differences, crowd, fitting, similarity)


def main(names: list[str]) -> None:
    before = os.getloadavg()[0]
    print(f"Load of this machine: {before:.1f}")
    figures = []
    for measurement in MEASUREMENTS:
        if not names or measurement.__name__.removeprefix("bench.") in names:
            print(f"\n{measurement.__doc__.splitlines()[0]}")
            figures += measurement.main() or []
    if not names:
        performance.write(figures, before)


if __name__ == "__main__":
    chosen, sys.argv = sys.argv[1:], sys.argv[:1]
    main(chosen)
