"""The sitting, and the day by which a motion must be there to be on its agenda."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from motionkit.fitting.answers import dated
from motionkit.fitting.place import Place

MOST_DAYS: Final = 365
LOOK_IT_UP: Final = (
    "Bis wann ein Antrag vorliegen muss, steht in der Geschäftsordnung. Bitte sehen Sie dort nach, oder fragen Sie das "
    "Büro der Vertretung."
)
_WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


@dataclass(frozen=True, slots=True)
class Dates:
    """`days` before the `sitting` the motion must be there, None when nobody knows. `source`: German, may be empty."""

    sitting: date
    days: int | None = None
    source: str = ""

    @property
    def filing(self) -> date | None:
        """The last day for filing."""
        return None if self.days is None else self.sitting - timedelta(days=self.days)

    def sentences(self, today: date) -> list[str]:
        """What to know, in German."""
        if self.filing is None:
            return [f"Sitzung: {weekday(self.sitting)}.", LOOK_IT_UP]
        when = _days(self.days or 0)
        source = f" ({self.source})" if self.source else ""
        said = [f"Der Antrag muss bis {weekday(self.filing)} vorliegen, {when}{source}."]
        if self.filing < today:
            said.append(
                "Dieser Tag ist vorbei. Fragen Sie nach der nächsten Sitzung, oder prüfen Sie, ob ein Dringlichkeitsantrag in "
                "Frage kommt."
            )
        return [*said, "Ob der Tag der Sitzung und der Tag der Abgabe mitzählen, sagt die Geschäftsordnung."]


def dates_of(place: Place, sitting: date, typed_days: int | None = None) -> Dates:
    """What the place knows goes before what somebody typed."""
    if place.filing_deadline_days is not None:
        return Dates(sitting, place.filing_deadline_days, place.filing_deadline_rule)
    return Dates(sitting, typed_days, "nach Ihrer Angabe") if typed_days is not None else Dates(sitting)


def weekday(day: date) -> str:
    """„Mittwoch, 30. Juni 2027“."""
    return f"{_WEEKDAYS[day.weekday()]}, {dated(day)}"


def _days(count: int) -> str:
    if count == 0:
        return "dem Tag der Sitzung"
    return "einen Tag vor der Sitzung" if count == 1 else f"{count} Tage vor der Sitzung"
