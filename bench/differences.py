"""How long two motions of 5,500 words take to be compared, beside difflib: `python bench/differences.py`.

Light editing changes 2 of 100 words, heavy editing 20 of 100, takes sentences away and puts new ones in. Prints
milliseconds (median and worst of 30) and processor time; difflib gets the same words, with its shortcut for
frequent ones and without it.
"""

import difflib
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import Figure
from motionkit import Clause, MotionText
from motionkit.diff import apply, compare

SYLLABLES = ("stadt", "wohn", "raum", "rat", "haus", "halt", "mut", "zeit", "weg", "platz", "baum", "licht", "be", "ge")
LITTLE = ("der", "die", "das", "und", "in", "den", "zu", "mit", "von", "für", "auf", "wird", "sind", "nicht", "ein")


def words(count: int, dice: random.Random) -> list[str]:
    """German-looking words: two of five are little ones, every 16th ends a sentence."""
    found = []
    for place in range(count):
        little = dice.random() < 0.4
        word = dice.choice(LITTLE) if little else "".join(dice.choices(SYLLABLES, k=dice.randint(1, 4)))
        found.append(word + "." if place % 16 == 15 else word.capitalize() if place % 16 == 0 else word)
    return found


def edited(text: list[str], share: float, dice: random.Random) -> list[str]:
    """`text` with a share of its words replaced; from 0.1 on also sentences away and in."""
    result = [dice.choice(words(3, dice)) if dice.random() < share else word for word in text]
    for _ in range(12 if share >= 0.1 else 0):
        start = 16 * dice.randrange(len(result) // 16)
        result[start : start + 16] = [] if dice.random() < 0.5 else words(32, dice)
    return result


def motion(text: list[str]) -> MotionText:
    """20 clauses of 75 words, and 4,000 words of reasons in paragraphs of 160."""
    clauses = tuple(Clause(f"punkt-{n + 1}", " ".join(text[n * 75 : n * 75 + 75]).capitalize()) for n in range(20))
    rest = text[1500:]
    reasons = "\n\n".join(" ".join(rest[n : n + 160]) for n in range(0, len(rest), 160))
    return MotionText("Messung", clauses=clauses, reasoning=reasons)


def measure(name: str, work: Callable[[], object]) -> float:
    """Milliseconds of processor time, median."""
    work()
    wall, processor = [], []
    for _ in range(30):
        start, busy = time.perf_counter(), time.process_time()
        work()
        wall.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    middle, cost = statistics.median(wall), statistics.median(processor)
    print(
        f"{name:42} {middle:8.2f} ms   best {min(wall):8.2f} ms   worst {max(wall):8.2f} ms   processor {cost:8.2f} ms"
    )
    return cost


def main() -> list[Figure]:
    figures = []
    dice = random.Random(6)
    first = words(5500, dice)
    for name, share in (("light editing", 0.02), ("heavy editing", 0.2)):
        second = edited(first, share, dice)
        old, new = motion(first), motion(second)
        assert apply(compare(old, new), old) == new
        middle = measure(f"{name}, motionkit.diff", lambda old=old, new=new: compare(old, new))
        said = "wenig geändert" if share < 0.1 else "viel geändert"
        figures.append(
            Figure(
                f"Vergleich zweier Anträge von 5.500 Wörtern, {said}: Rechenzeit",
                middle,
                "ms",
                10 if share < 0.1 else None,
            )
        )
        for junk in (True, False):
            matcher = f"{name}, difflib{'' if junk else ' without autojunk'}"
            measure(
                matcher,
                lambda second=second, junk=junk: difflib.SequenceMatcher(None, first, second, junk).get_opcodes(),
            )
    for text in ("a" * 100_000, "a " * 50_000, "A. " * 33_000, "(" * 100_000, "§ 1 " * 25_000, "- x\n" * 25_000):
        old, new = MotionText("x", reasoning=text), MotionText("x", reasoning="y" + text[::-1])
        measure(f"100 kB of {text[:4]!r}", lambda old=old, new=new: compare(old, new))
    return figures


if __name__ == "__main__":
    main()
