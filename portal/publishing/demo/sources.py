"""Reads the demo's files. Each becomes a `Source`: its data, its Markdown, and a fingerprint of both."""

import json
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from portal.motions.demo import loading as motions

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Source:
    """One thing of the demo. `key` is its name within the demo and never changes."""

    key: str
    meta: dict[str, Any]
    body: str = ""
    extra: str = field(default="", repr=False)

    @property
    def slug(self) -> str:
        return self.meta["slug"]

    @property
    def digest(self) -> str:
        """Differs whenever the source does; `extra` stands for other files it is made from."""
        everything = json.dumps([self.meta, self.body, self.extra], sort_keys=True, default=str)
        return sha256(everything.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Demo:
    """Everything there is to load."""

    topics: list[Source]
    pictures: list[Source]
    voices: list[Source]
    home: Source
    focuses: list[Source]
    debates: list[Source]
    pages: list[Source]
    texts: list[Source]
    motions: list[Source]


def read(folder: Path = FOLDER) -> Demo:
    """The whole demo. Raises ValueError when a file is no Markdown with front matter."""
    demo_motions = motions.read()
    return Demo(
        topics=_listed(folder / "topics.yaml", "slug"),
        pictures=[
            Source(source.key, source.meta, extra=_fingerprint(folder / f"pictures/{source.meta['key']}.png"))
            for source in _listed(folder / "pictures.yaml", "key")
        ],
        voices=sorted(_listed(folder / "voices.yaml", "slug"), key=lambda source: not source.meta["is_organisation"]),
        home=Source("home.yaml", yaml.safe_load((folder / "home.yaml").read_text())),
        focuses=[_with_motions(source, "focuses", demo_motions) for source in _pages(folder / "focuses")],
        debates=_pages(folder / "debates"),
        pages=_pages(folder / "pages"),
        texts=[_with_motions(source, "texts", demo_motions) for source in _pages(folder / "texts")],
        motions=[Source(f"motions/{one.slug}", {"slug": one.slug, **one.meta}, one.body) for one in demo_motions],
    )


def split(text: str, name: str = "") -> tuple[dict[str, Any], str]:
    """YAML between two `---` lines, and what follows."""
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise ValueError(f"{name}: Es fehlt der Vorspann zwischen zwei Zeilen „---“.")
    return yaml.safe_load(parts[1]), parts[2]


def book_of(slug: str, folder: Path = FOLDER) -> Path:
    """Where the full text of a publication lies, if there is one."""
    return folder / "publication" / f"{slug}.md"


def picture_file(key: str, folder: Path = FOLDER) -> Path:
    return folder / "pictures" / f"{key}.png"


def _listed(path: Path, name: str) -> list[Source]:
    return [Source(f"{path.stem}/{meta[name]}", meta) for meta in yaml.safe_load(path.read_text())]


def _pages(folder: Path) -> list[Source]:
    return [_page(path) for path in sorted(folder.glob("*.md"))]


def _page(path: Path) -> Source:
    meta, body = split(path.read_text(), path.name)
    book = book_of(meta["slug"], path.parent.parent)
    extra = _fingerprint(book) if meta.get("kind") == "publication" else ""
    return Source(f"{path.parent.name}/{meta['slug']}", meta, body, extra)


def _with_motions(source: Source, name: str, demo_motions: list[motions.DemoMotion]) -> Source:
    """A focus or text that knows the motions which name it under `name`, so that it is renewed when they change."""
    slugs = [one.slug for one in demo_motions if source.slug in one.meta.get(name, [])]
    return replace(source, meta=source.meta | {"motions": slugs})


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
