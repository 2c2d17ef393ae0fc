"""How long a three-page motion takes to become a document, warm: `python bench/documents.py`.

Prints milliseconds per format (median and worst of 50), the start of a compiler, and the way in. The
processor time of „gate and child“ leaves the child out.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures import Figure
from motionkit import Clause, Letterhead, MotionText
from motionkit.export import FORMATS, export
from motionkit.reading import read_file
from motionkit.reading.entry import read_document

SENTENCE = "Die Verwaltung wird beauftragt, gemeinsam mit den Ortsbeiräten einen Vorschlag zu erarbeiten und öffentlich zu beraten. "


def three_pages(number: int) -> MotionText:
    """A motion of three printed pages; `number` makes every one different, so that no cache helps."""
    return MotionText(
        title=f"Leerstand erfassen und Wohnraum zurückgewinnen ({number})",
        opening_formula="Die Stadtverordnetenversammlung möge beschließen:",
        clauses=tuple(
            Clause(f"punkt-{n}", f"{number}.{n} {SENTENCE}\n\na) Wohnungen und\nb) Gewerbeflächen.")
            for n in range(1, 9)
        ),
        reasoning="\n\n".join(f"{number}.{n} {SENTENCE * 4}" for n in range(12)),
        financial_impact=SENTENCE,
        legal_bases=("Art. 28 Abs. 2 GG",),
    )


def measure(name: str, work: Callable[[int], object]) -> float:
    """Milliseconds of processor time, median. Wall time says what a reader waits, processor time what it costs on a busy machine."""
    work(0)
    wall, processor = [], []
    for number in range(1, 51):
        start, busy = time.perf_counter(), time.process_time()
        work(number)
        wall.append((time.perf_counter() - start) * 1000)
        processor.append((time.process_time() - busy) * 1000)
    middle, cost = statistics.median(wall), statistics.median(processor)
    print(f"{name:28} {middle:8.2f} ms   worst {max(wall):8.2f} ms   processor {cost:8.2f} ms")
    return cost


def main() -> list[Figure]:
    letterhead = Letterhead(originator="Fraktion", addressee="An den Rat", place="Musterstadt", date="3. Mai 2027")
    start = time.perf_counter()
    export(three_pages(999), "pdf", letterhead)
    print(f"{'first PDF of a process':28} {(time.perf_counter() - start) * 1000:8.2f} ms")
    times = {
        extension: measure(
            f"{extension} out", lambda number, extension=extension: export(three_pages(number), extension, letterhead)
        )
        for extension in FORMATS
    }
    files = {kind: export(three_pages(1), kind, letterhead).data for kind in ("docx", "odt")}
    for kind, data in files.items():
        measure(f"{kind} in, same process", lambda _, kind=kind, data=data: read_document(data, kind=kind))
    measure("docx in, gate and child", lambda _: read_file(files["docx"]))
    return [
        Figure("PDF eines Antrags von drei Seiten: Rechenzeit", times["pdf"], "ms", 40),
        Figure("Word-Datei desselben Antrags: Rechenzeit", times["docx"], "ms", 100),
    ]


if __name__ == "__main__":
    main()
