"""The follow-up question, read as a council office would read it, and the date for a calendar."""

import datetime
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.export import FORMATS, export
from motionkit.export.plain import text_of
from motionkit.followup import Decided, follow_up, letterhead
from motionkit.reminders import calendar_file
from tests.motionkit import places

TODAY = datetime.date(2027, 7, 1)
DECIDED = Decided(
    title="Leerstand erfassen",
    decision="adopted_amended",
    decided_on=datetime.date(2026, 3, 2),
    reference="101.19.123",
    url="https://ris.example/123",
    wording="1. Ein Kataster wird angelegt.\n2. Bis zum 30.06.2027 wird berichtet.",
    due_on=datetime.date(2027, 6, 30),
    due_quote="bis zum 30.06.2027",
    office="Amt 60",
    implementation="in_progress",
    checked_on=datetime.date(2027, 1, 5),
)


def place(name: str):
    if name == "Pankow":
        return places.boroughs()[0]
    return places.place(name)


@pytest.mark.parametrize(
    ("name", "asked", "told", "decided", "watches", "head"),
    [
        ("Kassel", "Wir bitten den Magistrat um", "der Stadtverordnetenversammlung über", "Die Stadtverordnetenversammlung hat am",
         "kann die Ausführung ihrer Beschlüsse nur überwachen, wenn ihr der", "An den*die Stadtverordnetenvorsteher*in"),
        ("Köln", "Wir bitten die Verwaltung um", "wird dem Rat über", "Der Rat hat am",
         "seiner Beschlüsse nur überwachen, wenn ihm der", "An den*die Oberbürgermeister*in"),
        ("Rostock", "Wir bitten die Verwaltung um", "wird der Bürgerschaft über", "Die Bürgerschaft hat am",
         "ihrer Beschlüsse nur überwachen, wenn ihr der", "An den*die Präsident*in der Bürgerschaft"),
        ("Pankow", "Wir bitten das Bezirksamt um", "der Bezirksverordnetenversammlung über", "Die Bezirksverordnetenversammlung hat",
         "wenn ihr der", "An den*die Bezirksverordnetenvorsteher*in"),
        ("Berlin", "Wir bitten den Senat um", "wird dem Abgeordnetenhaus über", "Das Abgeordnetenhaus hat",
         "seiner Beschlüsse nur überwachen, wenn ihm der", "An den*die Präsident*in des Abgeordnetenhauses"),
        ("Magdeburg", "Wir bitten die Verwaltung um", "wird dem Stadtrat über", "Der Stadtrat hat",
         "seiner Beschlüsse", "An den*die Vorsitzende*n des Stadtrates"),
    ],
)  # fmt: skip
def test_question_speaks_of_this_council(name, asked, told, decided, watches, head):
    text = text_of(follow_up(DECIDED, place(name), TODAY), letterhead(place(name), "Fraktion Beispiel"))
    for words in (asked, told, decided, watches, head):
        assert words in text


def test_question_quotes_the_decision_and_asks_for_what_is_missing():
    motion = follow_up(DECIDED, place("Kassel"), TODAY)
    assert motion.kind == "follow_up_inquiry"
    assert motion.title == "Stand der Umsetzung: Beschluss vom 2. März 2026 zu „Leerstand erfassen“"
    assert [clause.id for clause in motion.clauses] == ["stand", "gruende", "naechster-termin", "bericht"]
    assert "bis zum 30. Juni 2027 nicht vollständig" in motion.clause("gruende").text
    assert motion.facts.split("\n\n") == [
        "Die Stadtverordnetenversammlung hat am 2. März 2026 den Antrag „Leerstand erfassen“ (Drucksache 101.19.123) mit "
        "Änderungen angenommen.",
        "Beschlossen wurde:",
        "1. Ein Kataster wird angelegt.\n2. Bis zum 30.06.2027 wird berichtet.",
        "Die Frist für die Umsetzung („bis zum 30.06.2027“) ist am 30. Juni 2027 abgelaufen.",
        "Am 5. Januar 2027 war die Umsetzung in Arbeit.",
        "Zuständig ist nach unserer Kenntnis: Amt 60.",
    ]
    assert motion.sources == ("Drucksache 101.19.123: https://ris.example/123",)
    assert motion.legal_bases[0] == "Hessische Gemeindeordnung (HGO), Vorschriften über Auskunft und Anfragen"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"due_on": datetime.date(2027, 7, 2)}, "Wird die Frist am 2. Juli 2027 eingehalten?"),
        ({"due_on": datetime.date(2027, 7, 2)}, "endet am 2. Juli 2027."),
        ({"due_on": None}, "Falls der Beschluss noch nicht vollständig umgesetzt ist:"),
        ({"decided_on": None}, "Die Stadtverordnetenversammlung hat den Antrag"),
        ({"organization": "Ausschuss für Wohnen"}, "Der Ausschuss für Wohnen hat am 2. März 2026 den Antrag"),
        ({"organization": "Plenum X"}, "Am 2. März 2026 wurde der Antrag „Leerstand erfassen“"),
        ({"organization": "Plenum X"}, "angenommen. Beschlossen hat: Plenum X."),
        ({"organization": "Plenum X", "decided_on": None}, "Der Antrag wurde"),
        ({"reference": "DS 12/26"}, "(DS 12/26)"),
        ({"reference": ""}, "„Leerstand erfassen“ mit Änderungen"),
        ({"decision": "partly_adopted"}, "in Teilen angenommen."),
        ({"decision": "absorbed"}, "in eine andere Vorlage übernommen."),
        ({"kind": "declaration"}, "die Resolution „Leerstand erfassen“"),
        ({"title": "Unser „Platz“ [[Kommune]] [^1]"}, "„Unser ‚Platz‘ [Kommune]] [1]“"),
    ],
)
def test_question_says_what_is_known(changes, said):
    assert said in text_of(follow_up(replace(DECIDED, **changes), place("Kassel"), TODAY))


def test_long_wording_is_not_copied():
    assert "Beschlossen wurde" not in follow_up(replace(DECIDED, wording="Wort " * 400), place("Kassel"), TODAY).facts


@pytest.mark.parametrize("decision", ["rejected", "undecided", "objected", "noted"])
def test_nothing_is_asked_where_nobody_is_obliged(decision):
    with pytest.raises(ValueError, match="nothing to carry out"):
        follow_up(replace(DECIDED, decision=decision), place("Kassel"), TODAY)


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_question_is_a_file_in_every_format(extension):
    data = export(follow_up(DECIDED, place("Kassel"), TODAY), extension, letterhead(place("Kassel"))).data
    if extension in ("docx", "odt"):
        data = b"".join(ZipFile(BytesIO(data)).read(name) for name in ("word/document.xml", "content.xml")
                        if name in ZipFile(BytesIO(data)).namelist())  # fmt: skip
    assert data.startswith(b"%PDF") if extension == "pdf" else b"Leerstand erfassen" in data


def test_every_council_of_the_country_can_be_asked():
    for one in [*places.municipalities()[::97], *places.boroughs()]:
        text = text_of(follow_up(DECIDED, one, TODAY), letterhead(one))
        assert "[[" not in text
        assert "  " not in text


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=60))
def test_any_words_of_others_give_a_question(title, wording, reference):
    hostile = replace(DECIDED, title=title, wording=wording, reference=reference, organization=reference, office=title)
    motion = follow_up(hostile, place("Kassel"), TODAY)
    assert text_of(motion)
    assert "[[" not in motion.title + motion.facts


def test_calendar_file_is_read_by_others():
    changed = datetime.datetime(2026, 3, 3, 10, 0, tzinfo=datetime.UTC)
    given_ = {"uid": "einbringung-1@beispiel", "day": DECIDED.due_on, "changed": changed, "number": 3}
    data = calendar_file(
        title="Fällig: Leerstand, Köln; \n BEGIN:VEVENT", words="Zeile 1\nZeile 2" + "ä" * 100, **given_
    )
    assert data == calendar_file(
        title="Fällig: Leerstand, Köln; \n BEGIN:VEVENT", words="Zeile 1\nZeile 2" + "ä" * 100, **given_
    )
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart") == DECIDED.due_on
    assert event["summary"] == "Fällig: Leerstand, Köln; BEGIN:VEVENT"
    assert event["description"].startswith("Zeile 1\nZeile 2")
    assert event["sequence"] == 3
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == datetime.timedelta(days=-7, hours=9)
