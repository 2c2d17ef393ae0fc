"""How long the server needs to fit a demo motion to Kassel with answers, and to make its package; in milliseconds.

Founds a portal with its demo in a folder that is thrown away. Whole answers, from the address to the last byte, without
the network.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpResponse

LIMIT = 50
ROUNDS = 15
KASSEL = "06611000"
ANSWERS = {
    "eingebracht-von": "Fraktion Buntes Bündnis",
    "sitzung": "30.6.2027",
    "antragsfrist-in-tagen": "14",
    "berichtsfrist": "2027-12-31",
    "lage-vor-ort": "Auf der Warteliste standen zuletzt 640 Haushalte. " * 20,
    "betrag": "20000",
    "ort": "Bahnhofsvorplatz",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORTAL_URL": "http://127.0.0.1:8000",
        }
        from bench.first_view import found_demo

        found_demo()
        _measure()


def _measure() -> None:
    from portal.motions.models import Motion

    slugs = list(Motion.objects.public().models().values_list("slug", flat=True))
    for wanted, name in (({}, "page"), ({"teil": "vorschau"}, "live preview"), ({"datei": "zip"}, "package")):
        times = {slug: _times(_post(slug, ANSWERS | wanted)) for slug in slugs}
        slowest = max(times, key=lambda slug: statistics.median(times[slug]))
        middle = statistics.median(one for many in times.values() for one in many)
        print(
            f"{name:14} {len(slugs)} motions, median {middle:6.1f} ms; slowest {slowest} "
            f"{statistics.median(times[slowest]):6.1f} ms; page and preview at most {LIMIT}"
        )


def _post(slug: str, data: dict[str, str]) -> "Callable[[], HttpResponse]":
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1", "sec-fetch-site": "same-origin"})
    return lambda: client.post(f"/antraege/{slug}/anpassen/?ags={KASSEL}", data)


def _times(work: "Callable[[], HttpResponse]") -> list[float]:
    assert work().status_code == 200, "this measures a refusal"
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


if __name__ == "__main__":
    main()
