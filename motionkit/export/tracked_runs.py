"""The runs of a Word paragraph with tracked changes, and footnotes that both texts share."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from motionkit.diff.prose import compare_prose
from motionkit.diff.segments import Segment, whole
from motionkit.export.packages import text
from motionkit.text import Footnote

_STAMP: Final = 'w:author="Änderung" w:date="1980-01-01T00:00:00Z"'
_TAGS: Final = {"delete": "del", "insert": "ins", "moved_away": "moveFrom", "moved_here": "moveTo"}
_MARK: Final = re.compile(r"(\[\^[^\s\[\]^:]{1,20}\])")


class Stamps:
    """Numbers of changes, bookmarks and moves; each is used once in a document."""

    def __init__(self) -> None:
        self.last = 0

    def number(self) -> int:
        self.last += 1
        return self.last

    def empty(self, tag: str, more: str = "", number: int = 0) -> str:
        return f'<w:{tag} w:id="{number or self.number()}" {_STAMP}{more}/>'

    def around(self, tag: str, content: str) -> str:
        return f'<w:{tag} w:id="{self.number()}" {_STAMP}>{content}</w:{tag}>' if content else ""


class Notes:
    """Footnotes by their marks; one that both texts have is one footnote with its own changes inside."""

    def __init__(self, old: Sequence[Footnote], new: Sequence[Footnote], stamps: Stamps) -> None:
        self.old = {note.mark: note.text for note in old}
        self.new = {note.mark: note.text for note in new}
        self.stamps = stamps
        self.bodies: list[str] = []
        self._seen: dict[str, set[str]] = {"old": set(), "new": set()}

    def reference(self, mark: str, kind: str) -> str:
        """The runs for a mark at its first mention on the side(s) it stands in; "" when it is plain text there."""
        sides = [side for side in ("old", "new") if _stands_in(kind, side)]
        known = {"old": self.old, "new": self.new}
        if any(mark not in known[side] or mark in self._seen[side] for side in sides):
            return ""
        for side in sides:
            self._seen[side].add(mark)
        one = self.old[mark] if "old" in sides else ""
        other = self.new[mark] if "new" in sides else ""
        segments = compare_prose(one, other).segments if len(sides) == 2 else (Segment("equal", one or other),)
        self.bodies.append("".join(_plain(segment, self.stamps) for segment in segments if segment.text))
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.bodies) + 1}"/></w:r>'
        )

    def unused(self) -> Iterator[str]:
        """Runs of footnotes that no paragraph mentions."""
        for mark in dict.fromkeys([*self.old, *self.new]):
            old = self.old.get(mark, "") if mark not in self._seen["old"] else ""
            new = self.new.get(mark, "") if mark not in self._seen["new"] else ""
            if old or new:
                yield "".join(_plain(segment, self.stamps) for segment in whole(old, new))


def _stands_in(kind: str, side: str) -> bool:
    return kind == "equal" or (kind in ("delete", "moved_away")) == (side == "old")


def runs(segments: Sequence[Segment], notes: Notes, stamps: Stamps) -> str:
    """All segments of one paragraph."""
    return "".join(_runs(segment, notes, stamps) for segment in segments)


def _runs(segment: Segment, notes: Notes, stamps: Stamps) -> str:
    parts: list[str] = []
    for piece in _MARK.split(segment.text):
        reference = notes.reference(piece[2:-1], segment.kind) if _MARK.fullmatch(piece) else ""
        if reference:
            parts.append(stamps.around(_TAGS[segment.kind], reference) if segment.kind != "equal" else reference)
        elif piece:
            parts.append(_plain(segment._replace(text=piece), stamps))
    return "".join(parts)


def _plain(segment: Segment, stamps: Stamps) -> str:
    tag = "delText" if segment.kind == "delete" else "t"
    run = f'<w:r><w:{tag} xml:space="preserve">{text(segment.text)}</w:{tag}></w:r>'
    return run if segment.kind == "equal" else stamps.around(_TAGS[segment.kind], run)
