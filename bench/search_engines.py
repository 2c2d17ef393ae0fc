"""The engines that are measured: SQLite FTS5 with the project's analysis, plain FTS5, PostgreSQL `german`, tantivy.

Each takes rows (number, title, body) and answers a search with the numbers of at most `count` documents, best first.
"""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

import german
from german.searching import WEIGHTS, search

Row = tuple[int, str, str]
Analysed = tuple[int, german.IndexTerms, german.IndexTerms]


class Engine(Protocol):
    name: str

    def index(self, rows: Iterable[Row]) -> None: ...

    def find(self, text: str, count: int) -> list[int]: ...


def analyse(rows: Sequence[Row]) -> list[Analysed]:
    return [(number, german.index_terms(title), german.index_terms(body)) for number, title, body in rows]


def _ahead(pool: ProcessPoolExecutor, rows: Iterable[Row], most: int = 8) -> Iterator[list[Analysed]]:
    """Analysed batches in order, at most `most` under way, so that memory stays small."""
    waiting: list[Future[list[Analysed]]] = []
    rows = iter(rows)
    while batch := list(islice(rows, 200)):
        waiting.append(pool.submit(analyse, batch))
        if len(waiting) == most:
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


class Ours:
    """As decision 0017 describes it: four columns, contentless, and a table of keys with their frequencies."""

    name = "FTS5 with german"

    def __init__(self, path: Path | str = ":memory:") -> None:
        self.database = sqlite3.connect(path)
        self.database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(title, body, title_parts, body_parts,"
            f" content='', tokenize='{german.FTS5_TOKENIZER}')"
        )

    def index(self, rows: Iterable[Row]) -> None:
        """Two processes analyse, this one writes."""
        with ProcessPoolExecutor(2) as pool:
            for batch in _ahead(pool, rows):
                self.database.executemany(
                    "INSERT INTO texts(rowid, title, body, title_parts, body_parts) VALUES (?, ?, ?, ?, ?)",
                    ((number, title.words, body.words, title.parts, body.parts) for number, title, body in batch),
                )
                self.database.commit()
        self.database.executescript(
            "INSERT INTO texts(texts) VALUES ('optimize'); CREATE VIRTUAL TABLE counts USING fts5vocab(texts, row);"
            "CREATE TABLE keys(key TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;"
            "INSERT INTO keys SELECT term, doc FROM counts; DROP TABLE counts;"
        )

    def frequency(self, key: str) -> int:
        row = self.database.execute("SELECT documents FROM keys WHERE key = ?", (key,)).fetchone()
        return row[0] if row else 0

    def matches(self, expression: german.Expression, count: int) -> list[int]:
        rows = self.database.execute(
            f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {WEIGHTS}) LIMIT ?",
            (german.fts5(expression), count),
        )
        return [row[0] for row in rows]

    def find(self, text: str, count: int) -> list[int]:
        return search(german.query(text), self.matches, self.frequency, count)


class Plain:
    """FTS5 as it comes: any of the words, best first; of several words or beginnings all, as people use it."""

    name = "plain FTS5"

    def __init__(self, path: Path | str = ":memory:", joint: str = " OR ") -> None:
        self.joint = joint
        self.database = sqlite3.connect(path)
        self.database.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, content='')")

    def index(self, rows: Iterable[Row]) -> None:
        self.database.executemany("INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", rows)
        self.database.executescript("INSERT INTO texts(texts) VALUES ('optimize')")

    def find(self, text: str, count: int) -> list[int]:
        phrase = text.strip('"') if text.startswith('"') and text.endswith('"') else ""
        words = [word.replace('"', "") for word in text.split()]
        asked = f'"{phrase}"' if phrase else self.joint.join(f'"{word}"' for word in words if word)
        rows = self.database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (asked or '""', count)
        )
        return [row[0] for row in rows]


class PostgreSQL:
    """The configuration `german`, title weighted, GIN. Needs DATABASE_URL; its table is temporary."""

    name = "PostgreSQL german"

    def __init__(self, address: str, joint: str = " | ") -> None:
        import psycopg

        self.joint = joint
        self.connection: Any = psycopg.connect(address, autocommit=True)
        self.connection.execute("CREATE TEMPORARY TABLE texts (number bigint, terms tsvector)")

    def index(self, rows: Iterable[Row]) -> None:
        with self.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO texts VALUES (%s, setweight(to_tsvector('german', %s), 'A')"
                " || setweight(to_tsvector('german', %s), 'D'))",
                ((number, title.replace("\0", ""), body.replace("\0", "")) for number, title, body in rows),
            )
        self.connection.execute("CREATE INDEX ON texts USING gin (terms)")
        self.connection.execute("ANALYZE texts")

    def find(self, text: str, count: int) -> list[int]:
        """Any of the words (`|`) or all (`&`); phrases as they are."""
        plain = text.replace("\0", " ")
        asked = "phraseto_tsquery('german', %s)" if plain.startswith('"') else "plainto_tsquery('german', %s)"
        if self.joint == " | " and not plain.startswith('"'):
            asked = f"replace({asked}::text, '&', '|')::tsquery"
        rows = self.connection.execute(
            f"SELECT number FROM texts, (SELECT {asked} AS asked) AS query WHERE terms @@ asked"
            " ORDER BY ts_rank(terms, asked) DESC LIMIT %s",
            (plain, count),
        )
        return [row[0] for row in rows]


class Tantivy:
    """Only to compare: it is no dependency of the portal."""

    name = "tantivy"

    def __init__(self) -> None:
        import tantivy

        self.tantivy: Any = tantivy
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("number", stored=True)
        schema.add_text_field("title")
        schema.add_text_field("body")
        self.folder = tempfile.TemporaryDirectory()
        self.engine = tantivy.Index(schema.build(), path=self.folder.name)

    def index(self, rows: Iterable[Row]) -> None:
        writer = self.engine.writer(100_000_000, 1)
        for number, title, body in rows:
            writer.add_document(self.tantivy.Document(number=number, title=title, body=body))
        writer.commit()
        self.engine.reload()
        self.searcher = self.engine.searcher()

    def find(self, text: str, count: int) -> list[int]:
        asked, _ = self.engine.parse_query_lenient(text, ["title", "body"])
        return [self.searcher.doc(place)["number"][0] for _, place in self.searcher.search(asked, count).hits]
