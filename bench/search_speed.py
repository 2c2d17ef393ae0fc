"""How fast 100,000 documents of 250 words are searched and indexed, all analysis on, beside other engines.

    make bench-search DOCUMENTS=100000

Searches are drawn as often as documents hold their words: one to three words, phrases, beginnings of a word. Others are
asked for all words, which is their fast way; ours falls back on some of them when too few documents hold all. Prints
wall time as a reader waits, and processor time, which other work on the machine does not stretch.
"""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.search_corpus import Search, documents, searches
from bench.search_engines import Engine, Ours, Plain, PostgreSQL, Row, Tantivy
from german.spelling import Speller

COUNT = int(os.environ.get("DOCUMENTS") or 100_000)
SEARCHES = 200
"""Of each kind."""


def report(kind: str, spent: list[tuple[float, float]]) -> None:
    wall, busy = sorted(one for one, _ in spent), sorted(one for _, one in spent)
    late = int(len(spent) * 0.95)
    print(
        f"  {kind:12} p50 {wall[len(wall) // 2]:7.2f}   p95 {wall[late]:7.2f}   worst {wall[-1]:7.2f} ms"
        f"   processor p50 {busy[len(busy) // 2]:7.2f}   p95 {busy[late]:7.2f}"
    )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    start, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - start) * 1000, (time.process_time() - busy) * 1000


def measure(engine: Engine, rows: list[Row], asked: list[Search]) -> None:
    start = time.perf_counter()
    engine.index(rows)
    print(f"\n{engine.name}: {len(rows) / (time.perf_counter() - start):.0f} documents/s")
    engine.find("aufwärmen", 1)
    speller = Speller(_words(engine), engine.frequency) if isinstance(engine, Ours) else None
    spent: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for search in asked:
        if search.kind != "suggestion":
            spent[search.kind].append(timed(lambda text=search.text: engine.find(text, 10)))
        elif speller:
            spent[search.kind].append(timed(lambda text=search.text: speller.complete(text)))
            spent["correction"].append(timed(lambda text=search.text: speller.correct(text + "xheit")))
    for kind, times in spent.items():
        report(kind, times)
    report("all", [one for times in spent.values() for one in times])


def _words(engine: Ours) -> list[tuple[str, int]]:
    return engine.database.execute("SELECT key, documents FROM keys WHERE key NOT GLOB '[0-9]*'").fetchall()


def main() -> None:
    rows = [(number, title, body) for number, (title, body) in enumerate(documents(COUNT))]
    asked = searches(SEARCHES)
    print(f"{COUNT} documents, {SEARCHES} searches of each kind")
    with tempfile.TemporaryDirectory() as folder:
        measure(Ours(Path(folder) / "ours.sqlite3"), rows, asked)
        measure(Plain(Path(folder) / "plain.sqlite3", joint=" "), rows, asked)
        if address := os.environ.get("DATABASE_URL", ""):
            measure(PostgreSQL(address, joint=" & "), rows, asked)
        else:
            print("\nPostgreSQL left out: no DATABASE_URL.")
        try:
            measure(Tantivy(), rows, asked)
        except ModuleNotFoundError:
            print("\ntantivy left out: not installed.")


if __name__ == "__main__":
    main()
