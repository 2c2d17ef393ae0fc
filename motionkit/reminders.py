"""A date as a calendar file (RFC 5545), to be opened by any calendar. The same date gives the same bytes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from motionkit.characters import one_line, readable

if TYPE_CHECKING:
    import icalendar

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
EXTENSION: Final = "ics"


def calendar_file(
    *, uid: str, day: date, title: str, words: str = "", url: str = "", changed: datetime, number: int = 0
) -> bytes:
    """One all-day entry that reminds a week before, at nine.

    `uid`: the same for the same date for good, so that a newer file replaces an older one; `number` counts its changes
    · `changed`: when it was last written, with time zone.
    """
    import icalendar  # Loading it takes long: only who makes a file waits for it.

    event = icalendar.Event()
    event.add("uid", one_line(uid))
    event.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", number)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", one_line(title))
    if words:
        event.add("description", readable(words))
    if url:
        event.add("url", one_line(url))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(title))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Kommunalsozialismus//Antragsnetzwerk//DE")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _alarm(title: str) -> "icalendar.Alarm":
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one_line(title))
    alarm.add("trigger", timedelta(days=-7) + (datetime.combine(date.min, time(9)) - datetime.min))
    return alarm
