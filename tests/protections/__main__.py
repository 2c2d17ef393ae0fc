"""`python -m tests.protections [words…]`: takes one protection out after the other and looks whether a test notices.

Words choose those whose name, file or attack holds one of them. Ends with 1 unless all of them held. All take half an hour.
"""

import sys
from collections import Counter

from tests.protections.running import HELD, copy, red_already, try_without
from tests.protections.table import chosen

RED = "red already"
BAR = 24


def main(words: list[str]) -> int:
    protections, verdicts = chosen(words), Counter()
    _say(f"Once with all {len(protections)} protections in their places …")
    with copy() as root:
        red = red_already(root, protections)
        for number, one in enumerate(protections):
            _show(number, len(protections), one.name)
            verdict, why = (RED, "") if red & {*one.node_ids} else try_without(root, one)
            verdicts[verdict] += 1
            _say(f"{verdict:<13}  {one.name}" + (f"  ({why[:70]})" if why else ""))
    _say(
        " · ".join(f"{number} {verdict}" for verdict, number in verdicts.most_common()) or "nothing is called like that"
    )
    return 0 if set(verdicts) == {HELD} else 1


def _show(done: int, of: int, name: str) -> None:
    if sys.stderr.isatty():
        bar = "█" * (BAR * done // of)
        sys.stderr.write(f"\r\033[K{bar:·<{BAR}} {done}/{of}  {name[:60]}")
        sys.stderr.flush()


def _say(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
