"""Makes the files of a publication from its Markdown: a tagged PDF with typst, an EPUB with pandoc."""

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from portal.publishing.demo import sources

SHEET = Path(__file__).with_name("sheet.typ")
# Everything but pandoc's own front matter, which `sources.split` reads already.
MARKDOWN = "markdown-yaml_metadata_block-tex_math_dollars"
BACK = "\n#back-page()\n"
# Pandoc gives every column of a wide table the same share; the last one has most to say.
SHARES = re.compile(r"columns: \(([\d., %]+)\)")


@dataclass(frozen=True)
class Book:
    """A publication's full text with what stands on its title page."""

    title: str
    subtitle: str
    author: str
    date: str
    license: str
    cover: Path
    cover_text: str
    text: str


def read(path: Path, cover_text: str) -> Book:
    """The book in a Markdown file with front matter; `cover_text` says what its cover shows."""
    meta, text = sources.split(path.read_text(), path.name)
    cover = sources.picture_file(meta["cover"], path.parent.parent)
    names = ("title", "subtitle", "author", "date", "license")
    return Book(**{name: str(meta[name]) for name in names}, cover=cover, cover_text=cover_text, text=text)


def pdf(book: Book) -> bytes:
    """The book as PDF, A5: tagged after PDF/UA-1 (typst refuses what breaks it), German, with title and bookmarks."""
    import typst  # Loaded for nobody but the few who make a PDF (motionkit.export.pdf).

    content = pypandoc.convert_text(book.text, "typst", format=MARKDOWN, extra_args=["--wrap=none"])
    content = SHARES.sub(lambda shares: f"columns: ({'1fr, ' * (shares[1].count('%') - 1)}1.3fr)", content)
    facts = {name: getattr(book, name) for name in ("title", "subtitle", "author", "date", "license", "cover_text")}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(book.cover, Path(folder) / "cover.png")
        Path(folder, "book.json").write_text(json.dumps(facts))
        Path(folder, "book.typ").write_text(SHEET.read_text() + content + BACK)
        return typst.compile(Path(folder) / "book.typ", root=folder, pdf_standards=["ua-1"], ignore_system_fonts=True)


def epub(book: Book) -> bytes:
    """The book as EPUB 3 with cover and table of contents."""
    facts = {
        "title": book.title,
        "subtitle": book.subtitle,
        "author": book.author,
        "rights": book.license,
        "lang": "de",
    }
    arguments = [f"--metadata={name}={value}" for name, value in facts.items()]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "book.epub"
        pypandoc.convert_text(
            book.text,
            "epub3",
            format=MARKDOWN,
            outputfile=str(target),
            extra_args=["--toc", "--toc-depth=1", f"--epub-cover-image={book.cover}", *arguments],
        )
        return target.read_bytes()
