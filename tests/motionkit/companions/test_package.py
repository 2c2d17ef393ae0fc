"""The package of documents: all from one text, in German that agrees, the same bytes every time."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from motionkit import Letterhead, markdown
from motionkit.companions import Source, offered, package, residents
from motionkit.fitting import Choices, fit
from motionkit.fitting.answers import cleaned
from tests.motionkit.places import boroughs, place

DEMO = Path(__file__).parents[3] / "portal" / "motions" / "demo"
MODELS = sorted(path.stem for path in DEMO.glob("*.md") if path.stem != "README")
ANSWERS = {
    "Berichtsfrist": "2027-06-30",
    "Betrag": "20000",
    "Haushaltsjahr": "2027",
    "Lage vor Ort": "640 Häuser stehen leer.",
}


def source(name: str, where=None, answers=ANSWERS, **head) -> Source:
    model = markdown.read((DEMO / f"{name}.md").read_text())
    taken = cleaned(answers)[0]
    where = where or place("Kassel")
    return Source(model, fit(model, where, Choices(), taken), taken, Letterhead(**head))


def opened(data: bytes) -> dict[str, str]:
    """Text of every document by file name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    words = {"LIES-MICH.txt": files.pop("LIES-MICH.txt").decode()}
    for name, content in files.items():
        words[name] = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    return words


@pytest.mark.parametrize("name", MODELS)
def test_every_demo_motion_makes_a_package_in_german_that_agrees(name):
    for where in (place("Kassel"), place("Köln"), boroughs()[0]):
        made = source(name, where)
        files = opened(package(made))
        assert len(files) == len(offered(made)) + 1 >= 4
        for words in files.values():
            assert "[[Verwaltung" not in words
            assert "[[Gremium" not in words
            assert not re.search(r"wie (?:er|sie|es) [^.]*? zu \w+en (?:kann|können)", words)
        order = "ersucht" if where.order == "ersucht" else "beauftragt"
        examination = next((words for file, words in files.items() if "Pruefauftrag" in file), "")
        assert not examination or f"wird {order}" in examination


def test_documents_agree_on_the_figures():
    files = opened(package(source("leerstandskataster", place("Münster"))))
    assert list(files)[1:] == [
        "1-Anfrage.docx",
        "2-Pruefauftrag.docx",
        "3-Antrag.docx",
        "4-Haushaltsantrag.docx",
        "5-Satzungsantrag.docx",
        "6-Einwohnerantrag.docx",
        "7-Rede.docx",
        "8-Pressetext.docx",
        "9-Kurzmeldung.docx",
    ]
    assert (
        "um ein Verzeichnis der Wohnungen anzulegen, die seit mehr als sechs Monaten leer stehen?"
        in files["1-Anfrage.docx"]
    )
    assert "wie sie ein Verzeichnis der Wohnungen anlegen kann, die" in files["2-Pruefauftrag.docx"]
    assert "folgender Betrag veranschlagt: 20.000 Euro." in files["4-Haushaltsantrag.docx"]
    assert "Zweckentfremdung" in files["5-Satzungsantrag.docx"]
    assert "§ 25 GO NRW" in files["6-Einwohnerantrag.docx"]
    assert "640 Häuser stehen leer." in files["7-Rede.docx"]
    assert "Der Rat der Stadt Münster soll" in files["8-Pressetext.docx"]


def test_price_of_one_piece_is_not_taken_for_the_sum():
    files = opened(package(source("trinkwasserbrunnen")))
    assert "veranschlagt: [[Betrag: Haushaltsansatz]]." in files["4-Haushaltsantrag.docx"]


def test_several_amounts_stand_one_by_one():
    model = markdown.read(
        "# T\n\nArt: Antrag\n\n## Beschlussvorschlag\n\n1. Es wird gebaut.\n\n"
        "## Finanzielle Auswirkungen\n\n[[Betrag: Planung]] und [[Betrag: Bau]].\n"
    )
    answers = {"Betrag: Planung": "20000 Euro"}
    made = Source(model, fit(model, place("Kassel"), answers=answers), answers)
    words = opened(package(made))["4-Haushaltsantrag.docx"] if len(offered(made)) > 3 else ""
    assert "Planung: 20000 Euro" in words
    assert "Bau: [[Betrag: Bau]]" in words


def test_points_of_the_motion_are_named_as_such_elsewhere():
    words = opened(package(source("sicherer-schulweg")))["4-Haushaltsantrag.docx"]
    assert re.search(r"mit Punkt\s3 des Antrags beziffert", words)


def test_speech_lasts_two_minutes():
    for name in MODELS:
        for file, words in opened(package(source(name))).items():
            assert "Rede" not in file or len(words.split()) <= 280, name


def test_short_notice_is_short():
    for name in MODELS:
        words = next(words for file, words in opened(package(source(name))).items() if "Kurzmeldung" in file)
        short, longer = words.split("Bis 280 Zeichen")[1].split("Bis 500 Zeichen")
        assert 20 < len(short.strip()) <= 280
        assert 20 < len(longer.strip()) <= 500


def test_same_motion_gives_the_same_bytes():
    assert package(source("leerstandskataster")) == package(source("leerstandskataster"))


@pytest.mark.parametrize("evil", ["../../etc/passwd\x00", "a\r\nb\u202e", "{{ x }}", "<w:t>&", "x" * 4000])
def test_hostile_answers_name_no_file_and_break_no_document(evil):
    answers = dict.fromkeys(["Lage vor Ort", "Ort", "Betrag", "Berichtsfrist"], evil)
    made = source("milieuschutz", answers=answers, originator=evil)
    files = opened(package(made))
    assert all(re.fullmatch(r"LIES-MICH\.txt|\d-[A-Za-z-]+\.docx", name) for name in files)
    assert not set("".join(files.values())) & set("\x00\u202e")


def test_residents_motion_follows_the_law_of_the_land():
    said = {
        where.name: source("leerstandskataster", where) for where in (place("Köln"), place("Erfurt"), boroughs()[0])
    }
    assert "nach § 25 GO NRW, dass der Rat über" in residents.write(said["Köln"]).opening_formula
    assert "nach dem ThürEBBG, dass der Stadtrat über" in residents.write(said["Erfurt"]).opening_formula
    assert "nach § 44 BezVG, dass die" in residents.write(said["Pankow"]).opening_formula
    for name in ("Kassel", "Bremen", "Berlin"):
        assert not residents.fits(source("leerstandskataster", place(name)))
