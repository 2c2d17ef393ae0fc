"""Which of the known pairs of papers that share text are found, and how fast: `CORPUS=… PAIRS=… python -m bench.similarity`.

CORPUS: JSON lines (also .gz) as `motionkit similar` reads them. PAIRS: JSON lines with the keys `a` and `b`, all there
are in the corpus. Prints recall and precision of all pairs, recall where a text of a pair is asked for (five answers),
milliseconds of processor time a query, seconds to build and the memory of the process.
"""

import gzip
import json
import os
import resource
import statistics
import time
from pathlib import Path

from motionkit.similarity import Index, texts_of

QUERIES = 300
_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CORPUS = _DATA / "motions" / "karlsruhe-motions-2013-2021.jsonl.gz"
PAIRS = _DATA / "german-text" / "text-reuse-pairs-karlsruhe.jsonl"


def main() -> None:
    corpus, known = Path(os.environ.get("CORPUS") or CORPUS), Path(os.environ.get("PAIRS") or PAIRS)
    if not corpus.exists() or not known.exists():
        print(f"Nothing to measure: {corpus} or {known} is missing.")
        return
    texts = list(texts_of(_lines(corpus)))
    wanted = {frozenset((str(row["a"]), str(row["b"]))) for row in map(json.loads, filter(str.strip, _lines(known)))}
    start = time.perf_counter()
    index = Index(texts)
    built = time.perf_counter() - start
    found = {frozenset(pair[:2]) for pair in index.pairs()}
    right = len(found & wanted)
    all_found = time.perf_counter() - start - built
    print(f"{len(index)} texts, index {built:.1f} s, all pairs {all_found:.1f} s, {len(found)} found")
    print(
        f"recall {right / max(1, len(wanted)):.3f}   precision {right / max(1, len(found)):.3f}   of {len(wanted)} pairs"
    )
    print(f"recall of queries {_asked(index, dict(texts), wanted):.3f}")
    times = sorted(_milliseconds(index, text) for _, text in texts[:: max(1, len(texts) // QUERIES)])
    print(
        f"query {statistics.median(times):.1f} ms   95 % {times[len(times) * 95 // 100]:.1f} ms   worst {times[-1]:.1f} ms"
    )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return list(lines)


def _asked(index: Index, texts: dict[str, str], wanted: set[frozenset[str]]) -> float:
    """The share of pairs of which either text finds the other one."""
    hits = asked = 0
    for first, second in map(tuple, wanted):
        for one, other in ((first, second), (second, first)):
            asked += 1
            hits += other in {match.key for match in index.query(texts.get(one, ""), without=one)}
    return hits / max(1, asked)


def _milliseconds(index: Index, text: str) -> float:
    start = time.process_time()
    index.query(text)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
