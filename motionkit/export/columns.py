"""What a synopsis shows: a head, and rows with an old and a new column."""

from dataclasses import dataclass
from typing import Final, Self

from motionkit.diff import Difference, Segment, summary
from motionkit.kinds import KINDS
from motionkit.text import MotionText

COLUMNS: Final = ("Stelle", "Bisherige Fassung", "Neue Fassung")
LEGEND: Final = (
    "Gestrichenes ist links durchgestrichen, Neues ist rechts unterstrichen. Verschobenes trägt auf beiden Seiten eine "
    "Nummer in Klammern."
)
COARSE: Final = "Der Text ist sehr lang: Manche Abschnitte sind nur als Ganze verglichen."

# (label, what happened, old, new)
TableRow = tuple[str, str, tuple[Segment, ...], tuple[Segment, ...]]


@dataclass(frozen=True, slots=True)
class Title:
    """`heading` of the document, and the sentence that sums the difference up."""

    heading: str
    sentence: str
    coarse: bool = False

    @classmethod
    def of(cls, old: MotionText, new: MotionText, difference: Difference) -> Self:
        name = new.title or old.title or KINDS[new.kind]
        return cls(f"Synopse: {name}", summary(difference), difference.coarse)


@dataclass(frozen=True, slots=True)
class Table:
    title: Title
    rows: tuple[TableRow, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The paragraphs above the table."""
        return (self.title.sentence, *([COARSE] if self.title.coarse else []), LEGEND)


def marked_text(segment: Segment) -> str:
    """The text with the number of its move, which nobody can see in colours only."""
    return f"({segment.link}) {segment.text.strip()} " if segment.link else segment.text
