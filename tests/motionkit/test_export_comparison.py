"""Synopses and lines for pages: both texts complete, every change named in words."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pypandoc
import pytest
from docx import Document
from pypdf import PdfReader

from motionkit import Clause
from motionkit.diff import compare, new_side, old_side
from motionkit.export.comparison import FORMATS, Comparison, lines_of, rows_of, synopsis
from tests.motionkit.builders import a_motion

OLD = a_motion()
NEW = replace(
    OLD,
    clauses=(
        OLD.clauses[1],
        replace(OLD.clauses[2], text="Bis zum [[Berichtsfrist]] muss berichtet werden."),
        OLD.clauses[0],
        Clause("neu", "Ein <neuer> Punkt & „mehr“."),
    ),
    reasoning="Bäume kühlen.",
)
COMPARISON = Comparison(OLD, NEW)


def test_lines_say_what_happened_in_words():
    notes = {line.label: line.note for line in lines_of(compare(OLD, NEW))}
    assert notes["Punkt 1"] == "verschoben, jetzt Punkt 3"
    assert notes["Punkt 4"] == "neu"
    assert notes["Begründung"] == "gekürzt"
    assert notes["Titel"] == ""


def test_lines_of_a_split_clause_show_both_new_ones():
    old = OLD.with_clauses((Clause("a", "Die Stadt baut Radwege am Kanal. Das Amt berichtet jährlich darüber."),))
    new = OLD.with_clauses(
        (Clause("b", "Die Stadt baut Radwege am Kanal."), Clause("c", "Das Amt berichtet jährlich darüber."))
    )
    [line] = [line for line in lines_of(compare(old, new)) if line.label.startswith("Punkt")]
    assert (line.label, line.note, line.new_numbers) == ("Punkt 1", "geteilt, jetzt Punkt 1 und 2", (1, 2))
    assert new_side(line.segments) == "Die Stadt baut Radwege am Kanal.\n\nDas Amt berichtet jährlich darüber."


def test_rows_hold_both_sides_of_a_line():
    for line in lines_of(compare(OLD, NEW)):
        rows = list(rows_of(line))
        for side, texts in ((old_side, [row.old for row in rows]), (new_side, [row.new for row in rows])):
            assert "".join("".join(map(side, texts)).split()) == "".join(side(line.segments).split())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_synopsis_gives_the_same_bytes_every_time(name):
    assert synopsis(COMPARISON, name) == synopsis(COMPARISON, name)


def test_synopsis_for_word_has_an_old_and_a_new_column_and_a_head_that_repeats():
    data = synopsis(COMPARISON, "docx")
    [table] = Document(BytesIO(data)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Stelle", "Bisherige Fassung", "Neue Fassung"]
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "<w:tblHeader/>" in xml
    assert "<w:strike/>" in xml
    rows = {row.cells[0].text: (row.cells[1].text, row.cells[2].text) for row in table.rows}
    assert rows["Punkt 4\nneu"] == ("", "Ein <neuer> Punkt & „mehr“.")


def test_synopsis_for_writer_is_readable(tmp_path):
    (tmp_path / "a.odt").write_bytes(synopsis(COMPARISON, "odt"))
    text = pypandoc.convert_file(str(tmp_path / "a.odt"), "plain", extra_args=["--wrap=none"])
    assert "Bisherige Fassung" in text
    assert "Ein <neuer> Punkt & „mehr“." in text


def test_synopsis_as_pdf_is_tagged_and_has_the_summary():
    reader = PdfReader(BytesIO(synopsis(COMPARISON, "pdf")))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Punkt 4 neu" in " ".join(reader.pages[0].extract_text().split())
