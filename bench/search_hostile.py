"""Random and hostile queries, once: none may raise or take longer than a second: `python bench/search_hostile.py 1000000`.

Query, plan, FTS5's own parser on a small index, PostgreSQL's text, marking. Two processes; every seed can be repeated.
"""

import random
import sqlite3
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import german
from german.searching import search

NAUGHTY: Final = (
    '"', "'", "''", '""', "\\", "\0", "%", "%s", "{}", "{{7*7}}", "' OR 1=1 --", "; DROP TABLE texts", "<script>",
    "AND", "OR", "NOT", "NEAR(", "NEAR(a b, 2)", "title:", "{title body}:", "^", "*", "a*", "-", "--", "- -", "+", "(", ")",
    "((((((", "))))", '"a" NOT "b"', "a AND", "NOT NOT", "col : x", ":*", "<->", "!", "!!", "&", "|", "a & ! b", "'a':*A",
    "§", "§§§", "§ 99999", "§ 1 bis 9999", "31.31.9999", "99/99/99", "0/0", "1.1.1.1", "1e309", "-1", "ÄÖÜß", "ﬁ", "Ⅷ", "٣", "௧",
    "\u202e", "\u200b", "\ufeff", "\u00ad", "\ud800", "\udfff", "e\u0301\u0301\u0301", "👩‍👩‍👧", "漢字", "हिन्दी", "עברית", "İ", "ı", "ŉ",
    "Mieter*innen", "Mieter:", "*innen", "innen", "/-innen", "(innen)", "Xinnen", "-innen", "a-", "-a", "a--b", "Rad- und", "und -wege",
    "land:HE", "land:", ":HE", "land:\"", "jahr:2024 -jahr:2024", "„“", "»«", "„a", "a“", "\n-\n", "a-\nb", "\t", " " * 50,
)  # fmt: skip
WORDS: Final = [
    "Wohnung",
    "Radweg",
    "Kita",
    "Straße",
    "OB",
    "der",
    "und",
    "§",
    "34",
    "GO",
    "2019/0123",
    "Mieterinnen",
    "Haushaltsplan",
    "nicht",
]
BATCH: Final = 5_000


def hostile(chance: random.Random) -> str:
    """A few pieces of everything, sometimes repeated to 100 kB."""
    pieces = []
    for _ in range(chance.randrange(1, 7)):
        kind = chance.random()
        if kind < 0.4:
            pieces.append(chance.choice(NAUGHTY))
        elif kind < 0.7:
            pieces.append(chance.choice(WORDS))
        elif kind < 0.9:
            pieces.append("".join(chr(chance.randrange(1, 0x250)) for _ in range(chance.randrange(1, 12))))
        else:
            pieces.append("".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 8))))
    text = chance.choice(("", " ", " ", '"')).join(pieces)
    return text * (100_000 // max(1, len(text))) if chance.random() < 0.0005 else text


def batch(seed: int) -> tuple[float, str]:
    """The longest time and its query, of `BATCH` queries."""
    chance = random.Random(seed)
    index = sqlite3.connect(":memory:")
    index.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(title, body, title_parts, body_parts,"
        f" tokenize='{german.FTS5_TOKENIZER}')"
    )
    for text in (" ".join(WORDS), "Rad- und Fußwege für Mieter*innen nach § 34 GO", "Haushalt der Stadt"):
        title, body = german.index_terms(text), german.index_terms(text * 3)
        index.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (title.words, body.words, title.parts, body.parts))

    def matches(expression: german.Expression, count: int) -> list[int]:
        german.tsquery(expression)
        asked = (german.fts5(expression), count)
        return [row[0] for row in index.execute("SELECT rowid FROM texts WHERE texts MATCH ? LIMIT ?", asked)]

    worst = (0.0, "")
    for _ in range(BATCH):
        text = hostile(chance)
        start = time.perf_counter()
        query = german.query(text, {"land", "jahr"})
        search(query, matches, lambda key: 1 + len(key), 10)
        german.mark("Die Rad- und Fußwege der Mieter*innen nach § 34 GO NRW.", query, 30)
        worst = max(worst, (time.perf_counter() - start, text))
    return worst


def main(count: int) -> None:
    start, worst = time.perf_counter(), (0.0, "")
    with ProcessPoolExecutor(2) as pool:
        for found in pool.map(batch, range(-(-count // BATCH))):
            worst = max(worst, found)
    done = -(-count // BATCH) * BATCH
    spent = time.perf_counter() - start
    print(f"{done} queries in {spent:.0f} s, none raised; the slowest took {worst[0] * 1000:.0f} ms: {worst[1][:60]!r}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
