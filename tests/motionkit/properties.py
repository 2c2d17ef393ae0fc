"""What must be true of any difference and any merge, over as many cases as one wants:

    python -m tests.motionkit.properties 100000 [FIRST SEED]

A case is a random motion and what two people made of it. The tests try a few hundred of them.
"""

import random
import sys
import time
from collections import Counter

from motionkit import MotionText
from motionkit.diff import apply, as_data, compare, new_of, summary
from motionkit.lineage import merge
from tests.motionkit.edits import a_random_motion, all_words, edited, words_of


def three_texts(seed: int) -> tuple[MotionText, MotionText, MotionText]:
    """(base, ours, theirs)"""
    dice = random.Random(seed)
    base = a_random_motion(dice)
    return base, edited(base, dice), edited(base, dice)


def check_difference(old: MotionText, new: MotionText) -> None:
    """Applied to the old text it gives the new one; it is empty only when they are equal."""
    difference = compare(old, new)
    assert apply(difference, old) == new
    assert new_of(difference) == new
    assert difference.is_empty == (old == new)
    assert as_data(difference)["kinds"] == (old.kind, new.kind)
    assert summary(difference).endswith(".")


def lost(base: MotionText, ours: MotionText, theirs: MotionText) -> tuple[Counter[str], Counter[str]]:
    """Words of either side that are neither in the merged text nor in a conflict nor deleted by the other side."""
    merged = merge(base, ours, theirs)
    found = all_words(merged.text) + words_of(
        *(conflict.theirs for conflict in merged.conflicts if conflict.about in ("wording", "deleted"))
    )
    before, one, other = all_words(base), all_words(ours), all_words(theirs)
    return (one - (before - other)) - found, (other - (before - one)) - found


def main(count: int = 100_000, first: int = 0) -> None:
    start = time.perf_counter()
    for seed in range(first, first + count):
        base, ours, theirs = three_texts(seed)
        try:
            check_difference(base, ours)
            check_difference(ours, theirs)
            gone = lost(base, ours, theirs)
            assert not any(gone), gone
        except Exception as problem:
            raise SystemExit(f"Seed {seed}: {problem!r}") from problem
    print(
        f"{count:,} cases, {2 * count:,} differences and {count:,} merges, {time.perf_counter() - start:.0f} s: all hold"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
