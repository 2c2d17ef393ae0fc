"""The portal's own search on a database of its own: quality, speed, hostile questions.

    DATA_DIR=/tmp/search .venv/bin/python bench/search_portal.py quality|speed|hostile
    DOCUMENTS=100000 QUESTIONS=20000 DATABASE_URL=… (an empty database; what is in its index is replaced)

`quality`: as `search_quality.py` has it, through `portal.search.collecting` · `speed`: whole pages of results, with facets
and snippets, and collecting alone · `hostile`: the library's hostile questions through `finding.search` and `suggest`.
"""

import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

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
from portal.search.knowing import warm_up  # noqa: E402
from portal.search.models import Entry, Facet, IndexedText, WrittenWord  # noqa: E402
from portal.search.writing import analysed  # noqa: E402

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


def speed(count: int) -> None:
    portal = Portal()
    start = time.perf_counter()
    portal.index((number, title, body) for number, (title, body) in enumerate(documents(count)))
    print(f"{portal.name}: {count} documents, {count / (time.perf_counter() - start):.0f} documents/s")
    warm_up()
    asked = [search for search in searches(100) if search.kind != "suggestion"]
    for label, work in (
        ("collecting", lambda text: portal.find(text, 10)),
        ("whole page", lambda text: finding.search(text)),
        ("page of a Land", lambda text: finding.search(text, narrowing={"land": "HE"})),
    ):
        spent = defaultdict(list)
        for search in asked:
            spent[search.kind].append(timed(lambda text=search.text, work=work: work(text)))
        print(label)
        for kind, times in spent.items():
            report(kind, times)
        report("all", [one for times in spent.values() for one in times])


def hostile_questions(count: int) -> None:
    if Entry.objects.count() < 1_000:
        Portal().index((number, title, body) for number, (title, body) in enumerate(documents(1_000)))
    chance, worst = random.Random(7), (0.0, "")
    start = time.perf_counter()
    for _ in range(count):
        text = hostile(chance)
        begin = time.process_time()
        finding.search(text)
        finding.suggest(text)
        worst = max(worst, (time.process_time() - begin, text))
    print(
        f"{count} questions in {time.perf_counter() - start:.0f} s, none raised; worst {worst[0]:.3f} s: {worst[1][:60]!r}"
    )


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else "quality"
    if what == "quality":
        quality()
    elif what == "speed":
        speed(int(os.environ.get("DOCUMENTS") or 10_000))
    else:
        hostile_questions(int(os.environ.get("QUESTIONS") or 20_000))
