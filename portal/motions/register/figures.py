"""True figures about filings: counts, rates with honest denominators, years. One query, whatever is asked.

Invented examples never count beside real filings. As long as there is nothing but examples, they are counted, and
`Figures.is_example` says so; every page that shows a figure says it, too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, CharField, Count, IntegerField, JSONField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from motionkit.progress import ADOPTED
from portal.motions.models import FilingQuerySet
from portal.motions.register.outcomes import OUTCOMES, Outcome, outcome_of
from portal.places.models import SIZES, FederalState, size_of


@dataclass(frozen=True)
class Rate:
    """`adopted` of `decided` filings; `filed` are all. Percentages are whole numbers, and nothing where nothing is decided."""

    label: str
    filed: int
    decided: int
    adopted: int
    link: str = ""

    @property
    def percent(self) -> int | None:
        return round(100 * self.adopted / self.decided) if self.decided else None


@dataclass(frozen=True)
class Bar:
    """One part of a bar: from `start`, `width`, both in hundredths of the longest bar."""

    outcome: Outcome
    number: int
    start: float
    width: float


@dataclass(frozen=True)
class Year:
    """What was decided or filed in a year, as a bar with its numbers. `label`: „2026“, or „ohne Datum“."""

    label: str
    number: int
    bars: list[Bar]


@dataclass(frozen=True)
class Row:
    """So many filings of one municipality that are alike in everything that is counted. Places in degrees, WGS 84.

    `case`: the filing itself, where it was adopted with a text that is known; then `fates` of its clauses, the number of its
    `version`, and the motion that this is a `version_of`.
    """

    is_example: bool
    ags: str
    longitude: float
    latitude: float
    land: str
    population: int | None
    stage: str
    decision: str
    implementation: str
    year: int | None
    case: int | None
    fates: Mapping[str, str]
    version: int | None
    version_of: int | None
    place: str
    number: int

    @property
    def size(self) -> str:
        return "" if self.population is None else size_of(self.population).slug

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.stage, self.decision)


class Figures:
    """Everything that is counted about some filings."""

    def __init__(self, rows: Iterable[Row]):
        rows = list(rows)
        real = [row for row in rows if not row.is_example]
        self.rows = real or rows
        self.is_example = bool(rows) and not real
        self.examples = sum(row.number for row in rows if row.is_example)

    @cached_property
    def outcomes(self) -> list[tuple[Outcome, int]]:
        """Groups with their numbers, in a fixed order, without empty ones."""
        numbers = Counter[str]()
        for row in self.rows:
            numbers[row.outcome.code] += row.number
        return [(outcome, numbers[outcome.code]) for outcome in OUTCOMES if numbers[outcome.code]]

    @cached_property
    def filed(self) -> int:
        return sum(row.number for row in self.rows)

    @cached_property
    def total(self) -> Rate:
        return self._rate("", self.rows)

    @cached_property
    def carried_out(self) -> int:
        return sum(row.number for row in self.rows if row.implementation == "done")

    @property
    def by_land(self) -> list[Rate]:
        """Länder with filings, by name."""
        rates = self._rates(lambda row: row.land, {land.value: land.label for land in FederalState})
        return sorted(rates, key=lambda rate: rate.label)

    @property
    def by_size(self) -> list[Rate]:
        """Classes of size, the smallest first."""
        return self._rates(lambda row: row.size, {size.slug: size.label for size in SIZES} | {"": "ohne Angabe"})

    @property
    def years(self) -> list[Year]:
        """Newest first. A filing stands in the year it was decided, else in the one it was filed."""
        grouped: dict[int | None, Counter[str]] = defaultdict(Counter)
        for row in self.rows:
            grouped[row.year][row.outcome.code] += row.number
        longest = max((sum(numbers.values()) for numbers in grouped.values()), default=1)
        ordered = sorted(grouped.items(), key=lambda pair: -(pair[0] or 0))
        return [
            Year(str(year or "ohne Datum"), sum(numbers.values()), _bars(numbers, longest)) for year, numbers in ordered
        ]

    def _rates(self, key, labels: dict[str, str]) -> list[Rate]:
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            grouped[key(row)].append(row)
        return [self._rate(label, grouped[name], name) for name, label in labels.items() if name in grouped]

    @staticmethod
    def _rate(label: str, rows: list[Row], link: str = "") -> Rate:
        decided = [row for row in rows if row.outcome.counts]
        return Rate(
            label,
            filed=sum(row.number for row in rows),
            decided=sum(row.number for row in decided),
            adopted=sum(row.number for row in decided if row.decision in ADOPTED),
            link=link,
        )


def _bars(numbers: Counter[str], longest: int) -> list[Bar]:
    bars, start = [], 0.0
    for outcome in OUTCOMES:
        if number := numbers[outcome.code]:
            width = 100 * number / longest
            bars.append(Bar(outcome, number, round(start, 2), round(width, 2)))
            start += width
    return bars


def size_slug(population: str) -> Case:
    """The class of size in a query, from the name of a column with inhabitants; "" where nobody knows."""
    return Case(
        *(
            When(**{f"{population}__lte": one.largest}, then=Value(one.slug))
            for one in SIZES
            if one.largest is not None
        ),
        When(**{f"{population}__isnull": True}, then=Value("")),
        default=Value(SIZES[-1].slug),
        output_field=CharField(),
    )


_NO_CASE = {
    "case": Value(None, IntegerField()),
    "fates": Value({}, JSONField()),
    "version_number": Value(None, IntegerField()),
    "version_of": Value(None, IntegerField()),
    "place": Value(""),
}


def _case() -> dict[str, Case]:
    """What is told of each filing alone that was adopted with a known text; all others are still counted together."""
    known = Q(decision__in=ADOPTED) & ~Q(clause_fates={})
    columns = {
        "case": "pk",
        "fates": "clause_fates",
        "version_number": "version__number",
        "version_of": "version__motion",
        "place": "municipality__short_name",
    }
    return {name: Case(When(known, then=column), default=_NO_CASE[name]) for name, column in columns.items()}


def figures_of(filings: FilingQuerySet, *, cases: bool = False) -> Figures:
    """Counts filings that the caller has made public and narrowed. `cases`: whether to name those of which texts are known."""
    return figures_from(figure_rows(filings, cases=cases))


def figures_from(rows: Iterable[tuple]) -> Figures:
    """Figures from what `figure_rows` has found."""
    return Figures(Row(*row) for row in rows)


def figure_rows(filings: FilingQuerySet, *, cases: bool = False) -> QuerySet:
    """One row for all filings that have everything in common that is counted."""
    day = Coalesce("decided_on", "sitting_on", "filed_on")
    place = ("pk", "longitude", "latitude", "federal_state", "population")
    columns = (
        "is_example",
        *(f"municipality__{name}" for name in place),
        "stage",
        "decision",
        "implementation",
        "year",
        "case",
        "fates",
        "version_number",
        "version_of",
        "place",
    )
    found = filings.order_by().annotate(year=ExtractYear(day), **(_case() if cases else _NO_CASE))
    return found.values_list(*columns).annotate(number=Count("pk"))
