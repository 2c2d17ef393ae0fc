"""The common shape into which every file format is brought before its parts are recognised."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from motionkit.characters import one_line
from motionkit.prose import LABEL
from motionkit.reading.results import Change, Comment
from motionkit.text import Footnote
from uploads import Refused

MAX_PARAGRAPHS: Final = 5_000
MAX_CHARACTERS: Final = 2_000_000

Role = Literal[
    "",  # nothing known: foreign documents
    "title",
    "kind",
    "head",  # a line of the letterhead, and three with a field of their own:
    "originator",
    "addressee",
    "dated",
    "clause",  # the first paragraph of a clause
    "body",  # any other paragraph of the motion: never a heading or a signature
    "signature",
]

_LABELLED = re.compile(rf"^({LABEL})[ \t\u00a0]+(?=\S)")


@dataclass(slots=True)
class Paragraph:
    """One paragraph. `lines`: its lines as they stood, for heads, where line breaks mean something.

    `heading`: level 1–6 or 0 · `label`: "1.", "a)", "-" · `depth`: list level from 0 · `clause_id`:
    from a bookmark of our own export · `role`: from a style of our own export · `row`: a table row.
    """

    text: str
    lines: tuple[str, ...] = ()
    heading: int = 0
    label: str = ""
    depth: int = 0
    clause_id: str = ""
    role: Role = ""
    row: bool = False

    def __post_init__(self) -> None:
        self.text = one_line(self.text)
        bare = not self.label and not self.heading and not self.row and self.role != "clause"
        if bare and (match := _LABELLED.match(self.text)):
            self.label = match[1]
            self.text = self.text[match.end() :].strip()
        self.lines = self.lines or (self.full_text,)

    @property
    def full_text(self) -> str:
        return f"{self.label} {self.text}" if self.label else self.text


@dataclass(slots=True)
class Outline:
    """A document as paragraphs, with what stood outside its text."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    noise: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    characters: int = 0

    def add(self, paragraph: Paragraph) -> None:
        """Append unless empty (clauses may be). Refused when the document is far longer than any motion."""
        if not paragraph.text and paragraph.role != "clause":
            return
        self.characters += len(paragraph.text)
        if len(self.paragraphs) >= MAX_PARAGRAPHS:
            raise Refused("too_long", limit=f"{MAX_PARAGRAPHS:,} Absätze".replace(",", "."))
        if self.characters > MAX_CHARACTERS:
            raise Refused("too_long", limit=f"{MAX_CHARACTERS:,} Zeichen".replace(",", "."))
        self.paragraphs.append(paragraph)
