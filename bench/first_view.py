"""What a phone loads for the first view of an article: page, style sheet, script, fonts; in bytes as sent.

Founds a portal with its demo in a folder that is thrown away, and asks it as a browser would.
"""

import gzip
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure

LIMITS = {"without fonts and pictures": 25 * 1024, "with fonts": 70 * 1024, "script": 5 * 1024}


NAMES = {
    "without fonts and pictures": "Erster Aufruf eines Artikels, ohne Schriften und Bilder",
    "with fonts": "Erster Aufruf eines Artikels, mit Schriften",
    "script": "Erster Aufruf eines Artikels, Skript",
}


def main() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORTAL_URL": "http://127.0.0.1:8000",
        }
        found_demo()
        sizes = _sizes(_newest_article(), Path(folder) / "static")
    page, sheet, script, fonts = (sum(sizes[kind]) for kind in ("page", "css", "js", "woff2"))
    rows = {
        "without fonts and pictures": page + sheet + script,
        "with fonts": page + sheet + script + fonts,
        "script": script,
    }
    for name, size in rows.items():
        print(f"{name:28} {size / 1024:8.1f} KB   at most {LIMITS[name] / 1024:.0f} KB")
    return [Figure(NAMES[name], size / 1024, "KB", LIMITS[name] / 1024) for name, size in rows.items()]


def found_demo() -> None:
    """A portal with its demo, in the folder that the environment names; a copy of the folder in the first argument, if any."""
    import django

    if sys.argv[1:]:
        shutil.copytree(sys.argv[1], os.environ["DATA_DIR"], dirs_exist_ok=True)
    django.setup()
    if sys.argv[1:]:
        return
    from django.core.management import call_command

    from portal.publishing.founding import found

    call_command("migrate", verbosity=0)
    found()
    call_command("demo", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _newest_article() -> str:
    """The HTML of the newest article."""
    from django.test import Client

    from portal.publishing.models import Article

    article = Article.objects.public().order_by("-published_on").first()
    return Client().get(article.url, headers={"host": "127.0.0.1"}).content.decode()


def _sizes(html: str, static: Path) -> dict[str, list[int]]:
    """Bytes on the wire by kind: compressed as the server keeps them, fonts as preloaded by the page."""
    sizes = {"page": [len(gzip.compress(html.encode()))], "css": [], "js": [], "woff2": []}
    for address in set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|woff2))"', html)):
        packed = static / f"{address}.br"
        sizes[address.rsplit(".", 1)[1]].append((packed if packed.exists() else static / address).stat().st_size)
    return sizes


if __name__ == "__main__":
    main()
