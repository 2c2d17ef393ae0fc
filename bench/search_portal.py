"""The portal's own search on a database of its own: quality, speed, hostile questions.

    DATA_DIR=/tmp/search .venv/bin/python bench/search_portal.py quality|speed|hostile
    DOCUMENTS=100000 QUESTIONS=20000 DATABASE_URL=… (an empty database; what is in its index is replaced)

`quality`: as `search_quality.py` has it, through `portal.search.collecting` · `speed`: whole pages of results, with facets
and snippets, suggestions, and collecting alone · `hostile`: random and hostile questions through the page's own reading,
`finding.search` and `suggest`; goes on where it stopped.
"""

import json
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

# Models can only be imported when Django is set up.
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.search_corpus import documents, searches  # noqa: E402
from bench.search_engines import Row  # noqa: E402
from bench.search_hostile import hostile  # noqa: E402
from bench.search_quality import CORPUS, QUERIES, lines  # noqa: E402
from bench.search_quality import measure as measure_quality  # noqa: E402
from bench.search_speed import report, timed  # noqa: E402
from portal.search import finding, rebuilding  # noqa: E402
from portal.search.collecting import collect  # noqa: E402
from portal.search.content import Description  # noqa: E402
from portal.search.knowing import speller, warm_up  # noqa: E402
from portal.search.models import Entry, Facet, IndexedText, IndexKey, WrittenWord  # noqa: E402
from portal.search.page import one_line  # noqa: E402
from portal.search.writing import analysed  # noqa: E402

AT_ONCE = 1_000
LANDS = ("HE", "NW", "BY", "BE", "SN", "NI")


def _analysed(rows: list[Row]) -> list[tuple[int, str, IndexedText]]:
    return [
        (number, title[:400], analysed(Description(kind="antrag", title=title[:400], url="/", text=body)))
        for number, title, body in rows
    ]


def _values(number: int) -> dict[str, str]:
    land, year = LANDS[number % 6], str(2000 + number % 25)
    return {"art": "antrag", "land": land, "jahr": year, "thema": f"t{number % 9}"}


def _lines(number: int) -> str:
    return "\n".join(f"{name}={value}" for name, value in _values(number).items())


class Portal:
    name = f"portal.search on {connection.vendor}"

    def index(self, rows: Iterable[Row]) -> None:
        """Past the signals, as fast as it goes; two processes analyse."""
        call_command("migrate", verbosity=0)
        Entry.objects.all().delete()
        WrittenWord.objects.all().delete()
        waiting = iter(rows)
        batches = iter(lambda: list(islice(waiting, 500)), [])
        connection.close()
        with ProcessPoolExecutor(2) as pool:
            waiting_for: list[Future] = []
            for batch in batches:
                waiting_for.append(pool.submit(_analysed, batch))
                if len(waiting_for) == 4:  # Not all at once: memory stays small.
                    self._save(waiting_for.pop(0).result())
            for future in waiting_for:
                self._save(future.result())
        rebuilding.count_again()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        self.numbers = dict(Entry.objects.values_list("pk", "object_id"))

    def take_again(self, count: int) -> bool:
        """Whether the index holds so many documents of this measurement already."""
        self.numbers = dict(Entry.objects.filter(source="bench").values_list("pk", "object_id"))
        return len(self.numbers) == count == Entry.objects.count() and IndexKey.objects.exists()

    @transaction.atomic
    def _save(self, batch: list[tuple[int, str, IndexedText]]) -> None:
        entries = Entry.objects.bulk_create(
            [
                Entry(source="bench", object_id=number, kind="antrag", title=title, url="/", facet_lines=_lines(number))
                for number, title, _ in batch
            ]
        )
        facets = []
        for entry, (number, _, words) in zip(entries, batch, strict=True):
            words.entry = entry
            facets += [Facet(entry=entry, name=name, value=value) for name, value in _values(number).items()]
        IndexedText.objects.bulk_create([words for *_, words in batch])
        Facet.objects.bulk_create(facets)

    def find(self, text: str, count: int) -> list[int]:
        question, _ = finding.ask(text, {})
        return [self.numbers[entry] for entry in collect(question, {}, count).found][:count]


def quality() -> None:
    known, queries = lines(CORPUS), lines(QUERIES)
    ids = [document["id"] for document in known]
    rows = [(number, one.get("title") or "", one.get("text") or "") for number, one in enumerate(known)]
    measure_quality(Portal(), rows, ids, queries)


def indexed(count: int) -> Portal:
    """The portal with so many documents; those of an earlier run in the same data folder are taken again."""
    portal = Portal()
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    if portal.take_again(count):
        print(f"{portal.name}: {count} documents of an earlier run")
        return portal
    portal.index((number, title, body) for number, (title, body) in enumerate(documents(count)))
    print(f"{portal.name}: {count} documents, {count / (time.perf_counter() - start):.0f} documents/s")
    return portal


def speed(count: int) -> None:
    portal = indexed(count)
    warm_up()
    speller()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    asked = searches(100)
    for label, work in (
        ("collecting", lambda text: portal.find(text, 10)),
        ("finding: ranks, facets, ten marked pieces", lambda text: finding.search(text)),
        ("finding, of one Land", lambda text: finding.search(text, narrowing={"land": "HE"})),
    ):
        spent = defaultdict(list)
        for search in asked:
            done = finding.suggest if search.kind == "suggestion" else work
            spent[search.kind].append(timed(lambda text=search.text, done=done: done(text)))
        print(label)
        for kind, times in spent.items():
            report(kind, times)
        report("all", [one for times in spent.values() for one in times])


@dataclass
class Progress:
    """How far a long run of hostile questions is; kept in the data folder, so that it can go on after a break."""

    done: int = 0
    worst: float = 0.0
    worst_text: str = ""
    file: Path = Path(os.environ.get("DATA_DIR") or "var") / "hostile.json"

    def read(self) -> Self:
        if self.file.exists():
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            self.done, self.worst, self.worst_text = kept["done"], kept["worst"], kept["worst_text"]
        return self

    def keep(self, count: int) -> None:
        kept = {"done": self.done, "worst": self.worst, "worst_text": self.worst_text}
        self.file.write_text(json.dumps(kept), encoding="utf-8")
        bar = "#" * (30 * self.done // count)
        end = "\r" if sys.stdout.isatty() and self.done < count else "\n"
        print(f"[{bar:30}] {self.done} questions, worst {self.worst:.3f} s", end=end, flush=True)


def hostile_questions(count: int) -> None:
    """Goes on where an earlier run stopped. Raises what a question raised; the seed of its thousand repeats it."""
    indexed(2_000)
    warm_up()
    progress = Progress().read()
    while progress.done < count:
        seed = progress.done // AT_ONCE
        chance = random.Random(seed)
        for _ in range(AT_ONCE):
            text = hostile(chance)
            begin = time.process_time()
            try:
                finding.search(one_line(text))
                finding.search(text)
                finding.suggest(text)
            except Exception:
                print(f"\nseed {seed}: {text[:500]!r}")
                raise
            spent = time.process_time() - begin
            if spent > progress.worst:
                progress.worst, progress.worst_text = spent, ascii(text[:200])
        progress.done += AT_ONCE
        if progress.done % (10 * AT_ONCE) == 0 or progress.done >= count:
            progress.keep(count)
    print(
        f"{progress.done} questions, none raised; worst {progress.worst:.3f} s of processor time: {progress.worst_text}"
    )


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "quality"
    if what == "quality":
        quality()
    elif what == "speed":
        speed(int(os.environ.get("DOCUMENTS") or 10_000))
    else:
        hostile_questions(int(os.environ.get("QUESTIONS") or 20_000))
