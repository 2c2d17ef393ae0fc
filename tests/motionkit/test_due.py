"""Due dates out of the wording of decisions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.progress import due_date

DECIDED = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("wording", "day"),
    [
        ("Die Verwaltung hat bis zum 30.06.2027 zu berichten.", date(2027, 6, 30)),
        ("bis 30. Juni 2027", date(2027, 6, 30)),
        ("bis spätestens zum 1.3.2028", date(2028, 3, 1)),
        ("spätestens am 1. März 2028", date(2028, 3, 1)),
        ("bis zur Sitzung am 14.10.2026", date(2026, 10, 14)),
        ("bis Ende 2027", date(2027, 12, 31)),
        ("bis zum Jahresende 2027", date(2027, 12, 31)),
        ("bis Ende des Jahres 2027", date(2027, 12, 31)),
        ("bis Mitte 2027", date(2027, 6, 30)),
        ("bis zum Jahr 2030", date(2030, 12, 31)),
        ("bis Juni 2027", date(2027, 6, 30)),
        ("spätestens im März 2027", date(2027, 3, 31)),
        ("bis zum Ende des 3. Quartals 2027", date(2027, 9, 30)),
        ("bis zum II. Quartal 2027", date(2027, 6, 30)),
        ("innerhalb von sechs Monaten", date(2026, 9, 30)),
        ("innerhalb der nächsten drei Monate", date(2026, 6, 30)),
        ("innerhalb eines halben Jahres", date(2026, 9, 30)),
        ("binnen eines Jahres", date(2027, 3, 31)),
        ("innerhalb einer Woche", date(2026, 4, 7)),
        ("innerhalb von 90 Tagen", date(2026, 6, 29)),
        ("binnen 11 Monaten", date(2027, 2, 28)),
        ("nach spätestens zwei Jahren", date(2028, 3, 31)),
        ("innerhalb von zwei\u00a0Monaten nach Beschluss", date(2026, 5, 31)),
        ("bis zum 30.06.2027 zu berichten, erstmals innerhalb von drei Monaten", date(2026, 6, 30)),
        ("bis zum 31.02.2027", None),
        ("bis zum 01.01.2020", None),
        ("bis zum 01.01.2090", None),
        ("Der Jahresabschluss zum 31.12.2027 wird festgestellt.", None),
        ("Der Rat tagt am 1.1.2027.", None),
        ("Der Beschluss vom 12.05.2027 gilt fort.", None),
        ("Schäden in den Jahren 2026 bis 2029", None),
        ("vom 1. Mai 2026 bis 6. Oktober 2026 geöffnet", None),
        ("Die Stelle ist befristet bis zum 31.12.2027.", None),
        ("bis 2050 Wohnungen", None),
        ("bis 2030 umzusetzen", date(2030, 12, 31)),
        ("bis Ende 2027 Vorschläge", date(2027, 12, 31)),
        ("bis zu 2030 Euro", None),
        ("innerhalb von Karlsruhe", None),
        ("zeitnah, baldmöglichst", None),
        ("innerhalb eines Monats bis zum nächsten", date(2026, 4, 30)),
        ("", None),
    ],
)
def test_due_date_of_a_wording(wording, day):
    found = due_date(wording, DECIDED)
    assert (found and found.day) == day


def test_span_without_a_beginning_is_no_date():
    assert due_date("innerhalb von sechs Monaten") is None
    assert due_date("bis zum 30.06.2027").quote == "bis zum 30.06.2027"


@given(st.text(max_size=300) | st.text(alphabet="bis zum 0123456789.Quartalinnerhalb von Monat\u00a0", max_size=300))
def test_any_wording_is_read(wording):
    found = due_date(wording, DECIDED)
    assert found is None or found.day > DECIDED


def test_hostile_wording_takes_no_time():
    for piece in ("bis zum ", "innerhalb von ", "bis 1.", "1", "\u00a0 ", "spätestens bis "):
        assert due_date(piece * 20_000, DECIDED) is None
