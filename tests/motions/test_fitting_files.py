"""What can be taken away besides the motion, and the preview that follows the typing: nothing of it is kept."""

import io
import logging
import os
import re
import zipfile

import icalendar
import pytest

from portal.motions import documents, rendering, turns
from portal.motions.models import Motion
from tests import factories
from tests.motions.test_fitting_form import BODY, MARKER, OWN, all_rows

pytestmark = pytest.mark.django_db
LABELLED = BODY.replace("In [[Ort]] wird begonnen.", "Die Planung kostet [[Betrag: Planung]], der Bau [[Betrag: Bau]].")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def motion(site) -> Motion:
    return factories.make_motion("Leerstand: erfassen", body=LABELLED, slug="leerstand")


@pytest.fixture
def address(motion) -> str:
    return f"{motion.get_absolute_url()}anpassen/?ags=06611000"


def send(client, address, **answers):
    return client.post(address, answers, headers=OWN)


def live(client, address, **answers):
    return send(client, address, teil="vorschau", **answers)


def test_each_label_is_a_field_of_its_own(client, address):
    page = client.get(address).content.decode()
    assert '<label class="field__label" for="feld-betrag-planung">Betrag: Planung</label>' in page
    answered = send(client, address, **{"betrag-planung": "20000"}).content.decode()
    assert "Die Planung kostet 20.000 Euro, der Bau " in answered
    assert '<mark class="gap">[Betrag: Bau]</mark>' in answered


def test_answer_to_a_label_comes_back_when_its_clause_does(client, address):
    page = send(client, address, ohne="mehr", **{"betrag-planung": MARKER}).content.decode()
    assert f'<input type="hidden" name="betrag-planung" value="{MARKER}">' in page


@pytest.mark.parametrize("typed", ["30.6.2027", "2027-06-30", "30. Juni 2027"])
def test_sitting_and_days_give_the_last_day_for_filing(client, address, typed):
    page = send(client, address, sitzung=typed, **{"antragsfrist-in-tagen": "14"}).content.decode()
    assert "Der Antrag muss bis Mittwoch, 16. Juni 2027 vorliegen, 14 Tage vor der Sitzung (nach Ihrer Angabe)." in page
    text = send(client, address, sitzung=typed, datei="txt").content.decode()
    assert "Sitzung: 30. Juni 2027" in text


def test_without_a_known_deadline_the_page_says_where_to_look(client, address):
    page = client.get(address).content.decode()
    assert "Bis wann ein Antrag vorliegen muss, steht in der Geschäftsordnung." in page
    assert "steht in der Geschäftsordnung. Beispiel: 14" in page


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("sitzung", "31.6.2027", "Diesen Tag gibt es im Kalender nicht"),
        ("sitzung", "demnächst", "Bitte schreiben Sie ihn so: 30.6.2027."),
        ("sitzung", "30.6.0007", "Das Jahr 7 kann nicht stimmen."),
        ("antragsfrist-in-tagen", "zwei Wochen", "Bitte schreiben Sie eine Zahl von 0 bis 365"),
        ("antragsfrist-in-tagen", "999", "Bitte schreiben Sie eine Zahl von 0 bis 365"),
        ("antragsfrist-in-tagen", "١٤", "Bitte schreiben Sie eine Zahl von 0 bis 365"),
    ],
)
@pytest.mark.parametrize("extension", ["", "docx", "ics", "zip"])
def test_wrong_date_is_explained_and_nothing_lost(client, address, field, typed, message, extension):
    page = send(client, address, datei=extension, **{"eingebracht-von": MARKER, field: typed}).content.decode()
    assert message in page
    assert MARKER in page
    assert page.count("aria-invalid") == 1 + (extension == "ics" and field != "sitzung")


def test_calendar_holds_the_dates_and_needs_the_sitting(client, address):
    response = send(client, address, datei="ics", sitzung="30.6.2027", **{"antragsfrist-in-tagen": "14"})
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"].startswith(
        'attachment; filename="Termine - Leerstand - erfassen - Kassel.ics"'
    )
    assert len(icalendar.Calendar.from_ical(response.content).walk("VEVENT")) == 2
    page = send(client, address, datei="ics").content.decode()
    assert "Für den Kalender fehlt der Tag der Sitzung." in page
    assert 'aria-describedby="feld-sitzung-fehler feld-sitzung-hilfe"' in page


def test_package_is_listed_and_taken_away(client, address):
    page = client.get(address).content.decode()
    assert "7 Word-Dateien aus diesem Antrag" in page
    assert "<b>Prüfauftrag</b>" in page
    response = send(client, address, datei="zip", **{"eingebracht-von": "Fraktion\r\nX: 1"})
    assert response["Content-Type"] == "application/zip"
    assert "Aktionspaket" in response["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.testzip() is None
        assert all(re.fullmatch(r"LIES-MICH\.txt|\d-[A-Za-z-]+\.docx", name) for name in archive.namelist())


def test_crowd_is_asked_to_wait_for_the_package_but_not_for_the_calendar(client, address, monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.05)
    locks = [turns._lock(documents._folder()) for _ in range(turns.AT_ONCE)]
    assert send(client, address, datei="zip").status_code == 503
    assert send(client, address, datei="ics", sitzung="30.6.2027").status_code == 200
    assert live(client, address).status_code == 200
    for lock in locks:
        os.close(lock)


def test_live_preview_is_the_changing_part_of_the_page(client, address):
    answer = live(client, address, **{"lage-vor-ort": "Hier stehen 640 Häuser leer."})
    page = answer.content.decode()
    assert "<p>Hier stehen 640 Häuser leer.</p>" in page
    assert "<html" not in page
    full = client.get(address).content.decode()
    for region in ("fragen", "auswahl", "paket", "vorschau"):
        assert f'id="{region}"' in page
        assert re.search(rf'id="{region}" data-live|data-live[^>]*id="{region}"', full)


def test_live_preview_leaves_whoever_is_typing_alone(client, address):
    wrong = {"sitzung": "30.6", "antragsfrist-in-tagen": "x"}
    page = live(client, address, feld="sitzung", **wrong).content.decode()
    assert '<li><a href="#feld-sitzung">' not in page
    assert '<li><a href="#feld-antragsfrist-in-tagen">' in page
    assert 'role="alert"' not in page
    assert 'role="alert"' in send(client, address, **wrong).content.decode()


def test_live_preview_of_another_site_is_refused(client, address):
    assert client.post(address, {"teil": "vorschau"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("wanted", [{"teil": "vorschau"}, {"datei": "zip"}, {"datei": "ics", "sitzung": "30.6.2027"}])
def test_what_was_typed_is_in_no_cookie_file_log_row_or_memory(client, address, wanted, tmp_path, caplog):
    answers = {"eingebracht-von": MARKER, "betrag-bau": MARKER, "lage-vor-ort": MARKER} | wanted
    before = rendering.shown.cache_info()
    with caplog.at_level(logging.DEBUG):
        response = send(client, address, **answers)
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert MARKER not in caplog.text
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and file.stat().st_size]
    assert not any(MARKER in str(row) for row in all_rows())
    assert rendering.shown.cache_info() == before
    assert MARKER not in str(response.headers)


@pytest.mark.parametrize(
    "evil",
    [
        "{{ settings.SECRET_KEY }}{% load static %}",
        "<script>alert(1)</script>",
        "a\x00\u202e\u2066",
        "x\r\nSet-Cookie: y=1",
        "x" * 5000,
    ],
)
@pytest.mark.parametrize("wanted", [{"teil": "vorschau"}, {"datei": "zip"}, {"datei": "ics"}])
def test_hostile_answers_stay_harmless_everywhere(client, address, evil, wanted):
    names = ["eingebracht-von", "datum", "berichtsfrist", "betrag-bau", "lage-vor-ort", "formen", "feld", "staerke"]
    response = send(client, address, **(dict.fromkeys(names, evil) | {"sitzung": "30.6.2027"} | wanted))
    assert response.status_code == 200
    assert not response.cookies
    assert not set(str(response.headers)) & set("\r\n\x00\u202e")
    if response["Content-Type"].startswith("text/"):
        text = response.content.decode()
        assert "<script>alert" not in text
        assert not set(text) & set("\x00\u202e\u2066")


def test_woman_or_man_in_office_is_named_where_chair_and_head_are_one_person(client, address):
    cologne = address.replace("06611000", "05315000")
    page = client.get(f"{cologne}&formen=frau").content.decode()
    assert (
        '<input type="radio" name="formen" value="frau" checked> bei uns ist es eine Frau: „die Oberbürgermeisterin“'
        in page
    )
    assert "An die Oberbürgermeisterin\n" in send(client, cologne, formen="frau", datei="txt").content.decode()
    page = client.get(f"{address}&formen=frau").content.decode()
    assert 'value="frau"' not in page
    assert (
        '<input type="radio" name="formen" value="stern" checked> mit Genderstern: „der*die Oberbürgermeister*in“'
        in page
    )
