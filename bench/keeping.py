"""Backup and restore of a portal with many texts, while somebody writes: seconds, size, and whether everything came back.

    python -m bench.keeping [TEXTS] [PICTURES]

Texts are rows of an article made by the portal itself, with other words, two revisions and an entry in the index each.
"""

import contextlib
import hashlib
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from bench.search_corpus import documents

ROOT = Path(__file__).resolve().parent.parent
BYTES_PER_PICTURE = 150_000
REVISIONS = 2
BEGIN = (
    "from django.core.management import call_command; call_command('migrate', verbosity=0);"
    "from tests import factories; factories.found_site();"
    "text = factories.make_article('Vorlage', slug='vorlage'); text.save_revision().publish();"
    "from django.db import connection; connection.cursor().execute('PRAGMA journal_mode=WAL')"
)


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of the processor; the second does not depend on who else uses the machine."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.processor:.1f} s of the processor)"


def manage(folder: Path, *command: str) -> Spent:
    """What `manage.py …` took."""
    own = {"DATA_DIR": str(folder), "PORT": "9", "PORTAL_URL": "http://127.0.0.1:9"}
    begun, before = time.monotonic(), _processor()
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=os.environ | own, check=True)
    return Spent(time.monotonic() - begun, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fill(database: sqlite3.Connection, texts: int) -> None:
    """Copies the rows of one article, again and again."""
    database.row_factory = sqlite3.Row
    page = dict(database.execute("SELECT * FROM wagtailcore_page WHERE slug = 'vorlage'").fetchone())
    old = page["id"]
    text = dict(database.execute("SELECT * FROM publishing_text WHERE page_ptr_id = ?", [old]).fetchone())
    article = dict(database.execute("SELECT * FROM publishing_article WHERE text_ptr_id = ?", [old]).fetchone())
    revision = dict(database.execute("SELECT * FROM wagtailcore_revision WHERE object_id = ?", [str(old)]).fetchone())
    entry = dict(database.execute("SELECT * FROM search_entry WHERE object_id = ?", [old]).fetchone())
    words = dict(database.execute("SELECT * FROM search_indexedtext WHERE entry_id = ?", [entry["id"]]).fetchone())
    for number, (title, body) in enumerate(documents(texts), 1_000_000):
        body = f"<p>{body}</p>"
        fresh = {
            "id": number,
            "path": f"{page['path'][:-4]}{number:04d}"[-255:],
            "slug": f"text-{number}",
            "title": title,
        }
        insert(
            database,
            "wagtailcore_page",
            page | fresh | {"url_path": f"/x/{number}/", "translation_key": f"{number:032x}"},
        )
        insert(database, "publishing_text", text | {"page_ptr_id": number} | written(text, body))
        insert(database, "publishing_article", article | {"text_ptr_id": number})
        for copy in range(REVISIONS):
            content = {
                "id": number * REVISIONS + copy,
                "object_id": str(number),
                "content": revision["content"][:-1] + f', "kopie": {json.dumps(body)}}}',
            }
            insert(database, "wagtailcore_revision", revision | content)
        insert(database, "search_entry", entry | {"id": number, "object_id": number, "title": title})
        insert(database, "search_indexedtext", words | {"entry_id": number} | ({"id": number} if "id" in words else {}))


def written(text: dict, words: str) -> dict:
    """Every long column of a text with the words of this one; blocks stay blocks."""
    long = {name: value for name, value in text.items() if isinstance(value, str) and len(value) > 20}
    return {name: blocks(value, words) if value.startswith("[{") else words for name, value in long.items()}


def blocks(value: str, words: str) -> str:
    found = json.loads(value)
    found[0]["value"]["text"] = words
    return json.dumps(found)


def insert(database: sqlite3.Connection, table: str, row: dict) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def digests(path: Path) -> dict[str, str]:
    """Table → a hash of all it holds."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        tables = [
            row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {table: _digest(database, table) for table in tables if not table.startswith("sqlite_")}


def _digest(database: sqlite3.Connection, table: str) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for row in database.execute(f'SELECT * FROM "{table}" ORDER BY 1'):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def write_on(path: Path, over: threading.Event) -> None:
    """Somebody who goes on working."""
    with contextlib.closing(sqlite3.connect(path, timeout=20)) as database:
        while not over.is_set():
            with database:
                database.execute("UPDATE topics_topic SET description = ?", [str(time.time_ns())])
            time.sleep(0.02)


def main() -> None:
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    pictures = int(sys.argv[2]) if len(sys.argv) > 2 else 500
    with tempfile.TemporaryDirectory() as place:
        old, new, kept = (Path(place) / name for name in ("alt", "neu", "sicherungen"))
        (old / "media" / "images").mkdir(parents=True)
        manage(old, "shell", "-v", "0", "-c", BEGIN)
        path = old / "portal.sqlite3"
        with contextlib.closing(sqlite3.connect(path)) as database, database:
            fill(database, texts)
        for number in range(pictures):
            (old / "media" / "images" / f"{number}.jpg").write_bytes(os.urandom(BYTES_PER_PICTURE))
        before, over = digests(path), threading.Event()
        writer = threading.Thread(target=write_on, args=(path, over))
        writer.start()
        saved = manage(old, "backup", str(kept), "-v", "0")
        over.set()
        writer.join()
        [archive] = kept.glob("*.tar.gz")
        restored = manage(new, "restore", str(archive), "-v", "0")
        after = digests(new / "portal.sqlite3")
        different = {table for table in before if before[table] != after.get(table)} - {
            "topics_topic",
            "serving_generation",
        }
        files = {item.name: item.read_bytes() for item in (old / "media" / "images").iterdir()}
        same = files == {item.name: item.read_bytes() for item in (new / "media" / "images").iterdir()}
        print(
            f"{texts} texts, {pictures} pictures: database {path.stat().st_size / 1e6:.0f} MB, "
            f"backup {saved}, {archive.stat().st_size / 1e6:.0f} MB, restore {restored}; "
            f"{len(before) - len(different)} of {len(before)} tables and {'all' if same else 'NOT ALL'} files are equal"
        )
        sys.exit(1 if different or not same else 0)


if __name__ == "__main__":
    main()
