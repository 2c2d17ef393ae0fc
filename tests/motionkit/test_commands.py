"""The terminal: files in, German lines or JSON out, exit codes that scripts can trust."""

import json

import pytest

from motionkit.__main__ import main
from motionkit.export import export
from tests.motionkit.builders import a_motion
from tests.uploads.hostile import REFUSED


@pytest.fixture
def files(tmp_path):
    (tmp_path / "antrag.docx").write_bytes(export(a_motion(), "docx").data)
    (tmp_path / "boese.docx").write_bytes(REFUSED["macro"][0])
    return tmp_path


def test_read_shows_what_was_recognised_and_goes_on_after_a_refused_file(files, capsys):
    code = main(["read", str(files / "boese.docx"), str(files / "antrag.docx"), str(files / "fehlt.odt")])
    shown = capsys.readouterr()
    assert code == 1
    assert "Die Datei enthält Makros." in shown.err
    assert "Die Datei gibt es nicht" in shown.err
    assert "1. [kataster] Der Magistrat führt ein Baumkataster." in shown.out


def test_read_json_is_one_object_for_each_file(files, capsys):
    assert main(["read", "--json", str(files / "antrag.docx"), str(files / "boese.docx")]) == 1
    good, refused = map(json.loads, capsys.readouterr().out.splitlines())
    assert good["recognised"]["clauses"]
    assert good["motion"]["title"] == a_motion().title
    assert "Makros" in refused["refused"]


@pytest.mark.parametrize("extension", ["docx", "odt", "pdf", "md", "txt"])
def test_export_writes_a_document_named_after_its_title(files, capsys, extension):
    assert main(["export", str(files / "antrag.docx"), "--to", extension, "-o", str(files)]) == 0
    assert (files / f"Straßenbäume schützen – Grün für alle.{extension}").stat().st_size > 500


def test_export_of_a_refused_file_says_why(files, capsys):
    assert main(["export", str(files / "boese.docx"), "--to", "pdf", "-o", str(files)]) == 1
    assert "Makros" in capsys.readouterr().err


def test_wrong_call_exits_with_two(files):
    with pytest.raises(SystemExit) as end:
        main(["export", str(files / "antrag.docx"), "--to", "exe"])
    assert end.value.code == 2
