"""Sitting and deadline: read from what people type, said in words, and as a calendar file."""

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from motionkit.fitting.answers import day_of
from motionkit.fitting.calendar import calendar
from motionkit.fitting.deadlines import LOOK_IT_UP, Dates, dates_of
from tests.motionkit.places import place

SITTING = date(2027, 6, 30)
KNOWN = Dates(SITTING, 14, "§ 5 Geschäftsordnung")
STAMP = datetime(2027, 5, 3, 10, 0, tzinfo=UTC)


def file_of(dates=KNOWN, title="Leerstand: erfassen", name="leerstand") -> bytes:
    return calendar(title=title, name=name, place=place("Kassel"), dates=dates, stamp=STAMP)


@pytest.mark.parametrize(
    "typed", ["2027-06-30", "30.6.2027", "30.06.2027", "30. 6. 2027", "30. Juni 2027", "30. juni 2027"]
)
def test_day_is_read_as_people_write_it(typed):
    assert day_of(typed) == SITTING


@pytest.mark.parametrize(
    "typed", ["", "31.6.2027", "2027-13-01", "bald", "30.6.27", "6/30/2027", "30. Brumaire 2027", "0.0.0000"]
)
def test_what_is_no_day_is_none(typed):
    assert day_of(typed) is None


def test_deadline_comes_from_the_place_else_from_people_else_from_nowhere():
    known = replace(place("Kassel"), filing_deadline_days=14, filing_deadline_rule="§ 5 Geschäftsordnung")
    assert dates_of(known, SITTING, 3) == Dates(SITTING, 14, "§ 5 Geschäftsordnung")
    assert dates_of(place("Kassel"), SITTING, 3).filing == date(2027, 6, 27)
    assert dates_of(place("Kassel"), SITTING).sentences(SITTING)[1] == LOOK_IT_UP


def test_deadline_is_said_with_its_source_and_when_it_has_passed():
    said = KNOWN.sentences(date(2027, 5, 3))
    assert said[0] == (
        "Der Antrag muss bis Mittwoch, 16. Juni 2027 vorliegen, 14 Tage vor der Sitzung (§ 5 Geschäftsordnung)."
    )
    assert "mitzählen" in said[1]
    assert "vorbei" in KNOWN.sentences(date(2027, 6, 17))[1]
    assert "einen Tag vor der Sitzung" in Dates(SITTING, 1).sentences(STAMP.date())[0]


def test_calendar_holds_both_days_with_reminders():
    events = icalendar.Calendar.from_ical(file_of()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2027, 6, 16), SITTING]
    assert [str(event["summary"]) for event in events] == [
        "Antrag abgeben: Leerstand: erfassen",
        "Sitzung: Stadtverordnetenversammlung der Stadt Kassel",
    ]
    assert [str(event["uid"]) for event in events] == [
        "abgabe-leerstand-06611000@kommunalsozialismus",
        "sitzung-leerstand-06611000@kommunalsozialismus",
    ]
    assert all(event.decoded("dtstamp") == STAMP for event in events)
    assert all(event.walk("VALARM")[0].decoded("trigger").days == -3 for event in events)


def test_calendar_without_a_deadline_holds_the_sitting_and_says_where_to_look():
    events = icalendar.Calendar.from_ical(file_of(Dates(SITTING))).walk("VEVENT")
    assert len(events) == 1
    assert LOOK_IT_UP in str(events[0]["description"])


def test_calendar_lines_are_folded_and_end_as_the_standard_says():
    data = file_of(title="Rekommunalisierungsgesellschaftsvertragsentwurf " * 5)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "evil", ["a\r\nATTENDEE:mailto:x@example.org", "a\nBEGIN:VEVENT", "\u202e\x00;,\\", "a\u2028X-EVIL:1"]
)
def test_hostile_title_adds_no_line(evil):
    data = file_of(title=evil, name="../" + evil)
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 2
    assert b"\r\nATTENDEE" not in data
    assert b"\r\nX-EVIL" not in data
    assert not {0x00, 0x1B} & set(data)
    assert "\u202e" not in data.decode()
