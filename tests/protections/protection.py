"""One protection: whom it stops, where it stands, what is left without it, and who notices."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Protection:
    """`name`: in a few words, unique · `file` holds `text` exactly once, and `without` in its place takes the protection out.

    `tests`: node ids of pytest, apart by blanks; at least one of them has to fail then. `without` is sound Python: what
    fails for a name that is not there proves nothing.
    """

    name: str
    file: str
    text: str
    without: str
    tests: str

    @property
    def node_ids(self) -> list[str]:
        return self.tests.split()

    def is_there(self, root: Path = ROOT) -> bool:
        """Whether the text still stands in its file, once."""
        path = root / self.file
        return path.is_file() and path.read_text().count(self.text) == 1


@dataclass(frozen=True)
class Attack:
    """What somebody would do, and what stops them; several protections where there are several layers."""

    words: str
    protections: tuple[Protection, ...]
