"""How well and how fast searches find what they must: recall@10 and MRR by query type, beside other engines.

    make bench-search CORPUS=… QUERIES=…

CORPUS: JSON lines, may be gzipped, with id, title and text. QUERIES: JSON lines with type, query, relevant (ids), and
query_id where the query is itself a document, which then does not count. Recall is the share of all relevant documents
among the first ten, also where more than ten are relevant. DATABASE_URL adds PostgreSQL.
"""

import gzip
import json
import os
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.search_engines import Engine, Ours, Plain, PostgreSQL, Row, Tantivy

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CORPUS = DATA / "motions" / "karlsruhe-motions-2013-2021.jsonl.gz"
QUERIES = DATA / "german-text" / "retrieval-karlsruhe-2013-2021.jsonl"
BEST = 10


def lines(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def engines() -> list[Engine]:
    """All that this machine has; what is missing says so."""
    found: list[Engine] = [Ours(), Plain()]
    if address := os.environ.get("DATABASE_URL", ""):
        found.append(PostgreSQL(address))
    else:
        print("PostgreSQL left out: no DATABASE_URL.")
    try:
        found.append(Tantivy())
    except ModuleNotFoundError:
        print("tantivy left out: not installed.")
    return found


def measure(engine: Engine, rows: list[Row], ids: list[str], queries: list[dict[str, Any]]) -> None:
    start = time.perf_counter()
    engine.index(rows)
    speed = len(rows) / (time.perf_counter() - start)
    recall, reciprocal = defaultdict(list), defaultdict(list)
    spent: list[float] = []
    for query in queries:
        start = time.perf_counter()
        numbers = engine.find(query["query"], BEST + 1)
        spent.append((time.perf_counter() - start) * 1000)
        found = [ids[number] for number in numbers if ids[number] != query.get("query_id")][:BEST]
        relevant = set(query["relevant"]) - {query.get("query_id")}
        if not relevant:
            continue
        recall[query["type"]].append(len(relevant & set(found)) / len(relevant))
        rank = next((place for place, name in enumerate(found, 1) if name in relevant), 0)
        reciprocal[query["type"]].append(1 / rank if rank else 0.0)
    spent.sort()
    middle, late = statistics.median(spent), spent[int(len(spent) * 0.95)]
    print(f"\n{engine.name}: p50 {middle:.2f} ms, p95 {late:.2f} ms a query; {speed:.0f} documents/s")
    for kind in recall:
        mean, mrr = statistics.fmean(recall[kind]), statistics.fmean(reciprocal[kind])
        print(f"  {kind:24} {len(recall[kind]):5} queries   recall@{BEST} {mean:.4f}   MRR {mrr:.4f}")


def main() -> None:
    corpus = Path(os.environ.get("CORPUS") or CORPUS)
    asked = Path(os.environ.get("QUERIES") or QUERIES)
    if missing := [str(path) for path in (corpus, asked) if not path.exists()]:
        print("Not measured, missing: " + ", ".join(missing))
        return
    documents, queries = lines(corpus), lines(asked)
    ids = [document["id"] for document in documents]
    rows = [(number, one.get("title") or "", one.get("text") or "") for number, one in enumerate(documents)]
    print(f"{len(rows)} documents, {len(queries)} queries")
    for engine in engines():
        measure(engine, rows, ids, queries)


if __name__ == "__main__":
    main()
