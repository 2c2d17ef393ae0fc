"""A calendar file (RFC 5545) with the last day for filing and the sitting, by the library icalendar.

All-day events with a reminder. What identifies an entry holds nothing that anybody typed: the same motion in the same
municipality replaces its older entry.
"""

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from motionkit.characters import one_line
from motionkit.fitting.deadlines import LOOK_IT_UP, Dates
from motionkit.fitting.place import Place

if TYPE_CHECKING:
    from icalendar import Event

EXTENSION: Final = "ics"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
REMIND_DAYS_BEFORE: Final = 3


def calendar(*, title: str, name: str, place: Place, dates: Dates, stamp: datetime) -> bytes:
    """The file. `name`: an identifier of the model motion (a–z, 0–9, hyphen) · `stamp`: when it was made, in UTC."""
    from icalendar import Calendar  # Loading it takes long: only who makes a file waits for it.

    found = Calendar()
    found.add("prodid", "-//Kommunalsozialismus//Antragsnetzwerk//DE")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    title = one_line(title)
    council = f"{place.council_phrase.say('Nominativ', 'none')} {place.named_with_class.say('Genitiv')}"
    identity = f"{name}-{place.key}"
    if dates.filing is not None:
        words = [f"Spätester Tag für den Antrag „{title}“ an: {council}.", *dates.sentences(dates.filing)]
        found.add_component(_event("abgabe", identity, f"Antrag abgeben: {title}", words, dates.filing, stamp))
    words = [f"Beraten werden soll der Antrag „{title}“."]
    words += [] if dates.filing is not None else [LOOK_IT_UP]
    found.add_component(_event("sitzung", identity, f"Sitzung: {council}", words, dates.sitting, stamp))
    return bytes(found.to_ical())


def _event(kind: str, identity: str, summary: str, words: list[str], day: date, stamp: datetime) -> "Event":
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", f"{kind}-{re.sub(r'[^a-z0-9-]', '', identity)}@kommunalsozialismus")
    event.add("dtstamp", stamp)
    event.add("summary", summary)
    event.add("description", " ".join(words))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -timedelta(days=REMIND_DAYS_BEFORE))
    event.add_component(alarm)
    return event
