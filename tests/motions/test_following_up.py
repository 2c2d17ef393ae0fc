"""What is due is asked for, with what the register knows."""

import datetime

import icalendar
import pytest

from portal.motions.register import actions, following_up
from tests import factories

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2027, 7, 1)


def adopted(**fields):
    return factories.make_filing(
        "Leerstand erfassen",
        decision="adopted",
        organization="Stadtverordnetenversammlung",
        reference="101.19.123",
        final_text="Der Magistrat berichtet bis zum 30.06.2027.",
        **fields,
    )


def test_question_of_a_filing(db):
    text = following_up.question(adopted(), TODAY)
    assert "Die Stadtverordnetenversammlung hat am 2. März 2026 den Antrag „Leerstand erfassen“" in text.facts
    assert "Die Frist für die Umsetzung („bis zum 30.06.2027“) ist am 30. Juni 2027 abgelaufen." in text.facts
    assert "Wir bitten den Magistrat" in text.opening_formula


@pytest.mark.parametrize("extension", ["docx", "odt", "pdf", "md", "txt"])
def test_question_as_file(db, extension):
    data, name = following_up.question_file(adopted(), extension, TODAY)
    assert len(data) > 500
    assert name.endswith(f".{extension}")
    assert "kassel" in name.lower()


@pytest.mark.parametrize(
    ("fields", "possible"),
    [
        ({"decision": "rejected"}, False),
        ({"decision": "referred"}, False),
        ({"decision": "adopted"}, True),
        ({"decision": "adopted", "implementation": "partly_done"}, True),
        ({"decision": "adopted", "implementation": "done"}, False),
        ({"decision": "adopted", "implementation": "refused"}, False),
    ],
)
def test_only_what_is_open_can_be_asked(db, fields, possible):
    filing = factories.make_filing(**fields)
    assert following_up.can_ask(filing) is possible
    if not possible:
        with pytest.raises(ValueError, match="nothing to ask"):
            following_up.question(filing)


def test_calendar_entry_is_replaced_when_the_date_moves(db):
    filing = adopted()
    first = icalendar.Calendar.from_ical(following_up.calendar_entry(filing)).walk("VEVENT")[0]
    actions.tell_facts(by=None, filing=filing, due_on=datetime.date(2027, 12, 31))
    second = icalendar.Calendar.from_ical(following_up.calendar_entry(filing)).walk("VEVENT")[0]
    assert (first["uid"], second.decoded("dtstart")) == (second["uid"], datetime.date(2027, 12, 31))
    assert second["sequence"] > first["sequence"]
    assert "Kassel" in first["summary"]
