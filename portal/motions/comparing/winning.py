"""„Was geändert werden musste, um zu gewinnen“: the fates of a model's clauses in the councils that adopted it.

Invented examples count only as long as there is nothing else, as in every figure of the register.
"""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from motionkit.placeholders import find
from portal.motions import wording
from portal.motions.comparing.fates import CHANGED, FATES, KEPT, STRUCK
from portal.motions.comparing.texts import filing_key
from portal.motions.models import Motion
from portal.motions.register.figures import Figures, Row

MOST_CASES = 8
FIRST_WORDS = 14


@dataclass(frozen=True)
class Case:
    """One council that changed a clause. `fate`: one of FATES · `url`: the comparison with what it was made from."""

    name: str
    fate: str
    url: str


@dataclass
class ClauseCount:
    """How a clause of the model fared. `cases`: those that changed or struck it, at most MOST_CASES; `more`: the others."""

    number: int
    id: str
    words: str
    numbers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FATES, 0))
    cases: list[Case] = field(default_factory=list)
    more: int = 0

    @property
    def total(self) -> int:
        return sum(self.numbers.values())

    @property
    def touched(self) -> int:
        return self.numbers[CHANGED] + self.numbers[STRUCK]

    @property
    def kept(self) -> int:
        return self.numbers[KEPT]

    @property
    def bars(self) -> list[tuple[str, int, int]]:
        """(fate, start, width) in hundredths of the bar."""
        found, start = [], 0
        for fate in FATES:
            end = start + self.numbers[fate]
            if self.numbers[fate]:
                left, right = round(100 * start / self.total), round(100 * end / self.total)
                found.append((fate, left, right - left))
            start = end
        return found

    @property
    def sentence(self) -> str:
        """„in 3 von 4 geändert, in 1 gestrichen“."""
        said = [
            f"in {self.numbers[fate]} {word}"
            for fate, word in ((CHANGED, "geändert"), (STRUCK, "gestrichen"))
            if self.numbers[fate]
        ]
        return f"{', '.join(said) or 'überall unverändert'} (von {self.total})"


@dataclass(frozen=True)
class Winning:
    """Clauses of the present text that were decided somewhere, in their order. `texts`: how many adopted texts are known."""

    clauses: list[ClauseCount]
    texts: int
    is_example: bool

    @property
    def hardest(self) -> list[ClauseCount]:
        """Those that had to be changed most often; at most three."""
        touched = [one for one in self.clauses if one.touched]
        return sorted(touched, key=lambda one: (-one.touched, -one.numbers[STRUCK], one.number))[:3]


def winning(motion: Motion, figures: Figures) -> Winning:
    """Counts what was worked out when the filings were written. No query: `figures` hold the cases of the motion."""
    cases = sorted((row for row in figures.rows if row.case and row.version_of == motion.pk), key=lambda row: -row.case)
    clauses = {
        clause.id: ClauseCount(number, clause.id, _first_words(clause.text))
        for number, clause in enumerate(motion.motion_text.clauses, 1)
    }
    for case in cases:
        _count(clauses, motion, case)
    return Winning([one for one in clauses.values() if one.total], len(cases), figures.is_example)


def _count(clauses: dict[str, ClauseCount], motion: Motion, row: Row) -> None:
    for clause_id, fate in row.fates.items():
        clause = clauses.get(clause_id)
        if clause is None or fate not in FATES:  # of an older version
            continue
        clause.numbers[fate] += 1
        if fate == KEPT:
            continue
        if len(clause.cases) < MOST_CASES:
            clause.cases.append(Case(row.place, fate, comparison_url(motion, row.version, row.case)))
        else:
            clause.more += 1


def comparison_url(motion: Motion, version: int, filing: int) -> str:
    """The comparison of a filing's text with the version it was made from. Their number and primary key."""
    query = urlencode({"von": version, "bis": filing_key(filing)})
    return reverse("motion-comparison", args=[motion.slug]) + "?" + query


def _first_words(text: str) -> str:
    """The beginning of a clause, with its gaps as readers see them."""
    done, end = [], 0
    for gap in find(text):
        done += [text[end : gap.start], f"[{wording.gap(gap)}]"]
        end = gap.end
    words = "".join([*done, text[end:]]).split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
