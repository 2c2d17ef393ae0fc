"""The head of a motion as it is handed in: who, to whom, where and when. Never stored with the text."""

from dataclasses import dataclass, fields
from typing import Final

from motionkit.characters import one_line


@dataclass(frozen=True, slots=True)
class Letterhead:
    """All fields are single lines and may be empty.

    `originator`: faction or person who hands in · `address`: their postal line · `addressee`: chair
    of the council · `council`: the body that decides · `meeting`: its meeting · `place`, `date`: as
    they shall be printed („Kassel“, „3. Mai 2027“) · `reference`: number given by the council office
    · `signature`: printed under the text.
    """

    originator: str = ""
    address: str = ""
    addressee: str = ""
    council: str = ""
    meeting: str = ""
    place: str = ""
    date: str = ""
    reference: str = ""
    signature: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, one_line(getattr(self, field.name)))

    @property
    def place_and_date(self) -> str:
        return ", ".join(part for part in (self.place, self.date) if part)


NO_LETTERHEAD: Final = Letterhead()
