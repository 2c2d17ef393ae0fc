"""`python -m motionkit fit` and `check`: what they print, and when they refuse."""

import gzip
import json
import random

import pytest

from motionkit.__main__ import main
from tests.motionkit.places import REGISTER

MODEL = """# Leerstand in [[Kommune|Dativ]]

Art: Antrag

## Beschlussvorschlag

[[Gremium|Nominativ]] möge beschließen:

1. {#kataster} [[Verwaltung|Nominativ]] wird beauftragt, bis zum [[Berichtsfrist]] zu berichten.

2. {#beratung wahlweise} [[Verwaltung|Nominativ]] berät.

## Begründung

Wohnungen stehen leer.
"""


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "muster.md"
    path.write_text(MODEL, encoding="utf-8")
    return str(path)


def test_fit_fills_and_says_what_is_open(model, capfd):
    assert main(["fit", model, "--kommune", "Kassel", "--land", "HE", "--ohne", "beratung"]) == 0
    printed = capfd.readouterr()
    assert "Der Magistrat wird beauftragt, bis zum [[Berichtsfrist]]" in printed.out
    assert "Offen: Berichtsfrist" in printed.err
    assert "weggelassen" in printed.err


def test_fit_json_holds_gaps_with_their_place(model, capfd):
    assert (
        main(["fit", model, "--kommune", "Kassel", "--land", "HE", "--json", "--setze", "Berichtsfrist=1.3.2027"]) == 0
    )
    data = json.loads(capfd.readouterr().out)
    assert data["gaps"] == []
    assert "1. März 2027" in data["motion"]["clauses"][0]["text"]


def test_fit_finds_place_in_register_and_tells_namesakes_apart(model, capfd):
    register = ["--register", str(REGISTER)]
    assert main(["fit", model, "--kommune", "09180123", *register]) == 0
    assert "Leerstand in" in capfd.readouterr().out
    assert main(["fit", model, "--kommune", "Neuenkirchen", *register]) == 1
    assert "mehrmals" in capfd.readouterr().err
    assert main(["fit", model, "--kommune", "Entenhausen", *register]) == 1
    assert "steht nicht im Gemeindeverzeichnis" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (["--kommune", "Kassel"], "--land"),
        (["--kommune", "X", "--land", "HE", "--art", "Amt"], "gibt es in Hessen nicht"),
        (["--kommune", "X", "--register", "gibt-es-nicht.csv"], "ließ sich nicht lesen"),
    ],
)
def test_fit_without_enough_to_know_the_place_says_what_to_do(model, capfd, place, words):
    assert main(["fit", model, *place]) == 1
    assert words in capfd.readouterr().err


@pytest.mark.parametrize("harm", [lambda data: data[:200], lambda data: data[:10] + b"\x07" + data[11:]])
def test_register_that_is_damaged_is_told_without_a_traceback(model, tmp_path, capfd, harm):
    register = tmp_path / "register.csv.gz"
    register.write_bytes(
        harm(gzip.compress(b"ags,short_name\n" + random.Random(1).randbytes(3000).hex().encode(), mtime=0))
    )
    assert main(["fit", model, "--kommune", "Kassel", "--register", str(register)]) == 1
    assert "Das Gemeindeverzeichnis ließ sich nicht lesen" in capfd.readouterr().err


def test_fit_writes_a_word_file(model, tmp_path):
    target = tmp_path / "antrag.docx"
    assert main(["fit", model, "--kommune", "Kassel", "--land", "HE", "--to", "docx", "-o", str(target)]) == 0
    assert target.read_bytes()[:2] == b"PK"


def test_check_json_names_rule_quote_and_way_out(model, capfd):
    assert main(["check", model, "--json"]) == 1
    [finding, *_] = json.loads(capfd.readouterr().out)["findings"]
    assert finding["rule"] == "leftover_placeholder"
    assert finding["quote"] == "[[Kommune|Dativ]]"
    assert finding["way_out"]


def test_check_of_a_sound_motion_finds_nothing(tmp_path, capfd):
    path = tmp_path / "gut.txt"
    path.write_text(
        "# Wege\n\nArt: Antrag\n\n## Beschlussvorschlag\n\n1. Die Verwaltung berichtet bis zum 30. Juni 2027 über Wege.\n\n"
        "## Begründung\n\nNiemand kennt die Wege.\n",
        encoding="utf-8",
    )
    assert main(["check", str(path)]) == 0
    assert "keine Anmerkungen" in capfd.readouterr().out
