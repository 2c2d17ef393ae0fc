"""Takes one text of a WordPress site apart and makes the portal's blocks of it. Touches neither database nor files.

The content is cut into classic text and block markup, both become one tree of HTML, and a walk over that tree writes
passages and blocks. What has no place here is named in a notice, with its source.
"""

import re
from typing import Protocol

from portal.publishing.wordpress import gutenberg
from portal.publishing.wordpress.writer import Converted, Writer

CLASSIC = 'data-wordpress="classic"'


class Surroundings(Protocol):
    """What a text refers to: other pages, files and reusable blocks of the same site."""

    def link(self, address: str) -> tuple[dict[str, str] | None, str]:
        """Attributes of the link, or None to keep only its words; and why, where an editor should know."""

    def picture(self, address: str, number: int, alt: str, caption: str) -> tuple[int | None, str]:
        """The key of a picture, or None and the reason."""

    def document(self, address: str) -> int | None:
        """The key of a document that the address leads to."""

    def gallery(self, numbers: list[int] | None) -> list[tuple[int, str, str]]:
        """(number, address, caption) of the pictures in a gallery; None means all that belong to the text."""

    def own_file(self, address: str) -> bool:
        """True when the address is a file or page of a picture on the old site."""

    def reusable(self, number: int) -> str:
        """The content of a reusable block, empty when there is none."""


def convert(content: str, surroundings: Surroundings, notes: dict[str, str] | None = None) -> Converted:
    """The blocks of a text. `notes`: footnotes that WordPress keeps beside the text, by their identity."""
    writer = Writer(surroundings, notes or {})
    content = _with_reusable(content, surroundings, writer)
    if gutenberg.DELIMITER.search(content):
        parts = (f"<div {CLASSIC}>{part}</div>" if classic else part for classic, part in gutenberg.segments(content))
        writer.write("".join(parts))
    else:
        writer.write(f"<div {CLASSIC}>{content}</div>")
    return writer.finish()


def _with_reusable(content: str, surroundings: Surroundings, writer: Writer, depth: int = 0) -> str:
    """Puts reusable blocks where they are called, three levels deep at most."""

    def put(found: re.Match[str]) -> str:
        begun = gutenberg.opening(found[0][4:-3])
        if not begun or begun.name != "block":
            return found[0]
        number = begun.settings.get("ref")
        inner = surroundings.reusable(number) if isinstance(number, int) and depth < 3 else ""
        if not inner:
            writer.notice("Wiederverwendbarer Block fehlt im Export", found[0])
        return _with_reusable(inner, surroundings, writer, depth + 1)

    return gutenberg.DELIMITER.sub(put, content)
