"""Word with tracked changes: out, in, and out again; accepting gives the new text, rejecting the old one."""

import random
import zipfile
from dataclasses import replace
from io import BytesIO

import pypandoc
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from motionkit import Clause, Footnote
from motionkit.export import export, tracked
from motionkit.reading import Comment
from motionkit.reading.entry import read_document as read_plain
from motionkit.reading.tracked import read_document, read_tracked
from tests.motionkit.builders import LETTERHEAD, a_motion
from tests.motionkit.edits import a_random_motion, edited
from tests.motionkit.shared_data import FOLDER

OLD = a_motion()
NEW = replace(
    OLD,
    title="Straßenbäume wirksam schützen",
    clauses=(
        OLD.clauses[2],
        replace(OLD.clauses[0], text=OLD.clauses[0].text.replace("das Alter", "das genaue Alter")),
        OLD.clauses[1],
        Clause("neu", "Jedes Jahr kommen 200 Bäume dazu."),
    ),
    reasoning=OLD.reasoning.replace("kühlen", "kühlen die Stadt").replace("120", "140").replace("2. zweitens\n", ""),
    climate_impact="",
    footnotes=(Footnote("1", "Siehe die Satzung vom 1. Mai 2024."),),
)


def document_xml(data):
    return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


def test_tracked_changes_hold_both_texts():
    found = read_tracked(tracked.export(OLD, NEW, LETTERHEAD))
    assert found.old.motion == replace(OLD, hints="")
    assert found.new.motion == replace(NEW, hints="")


def test_tracked_changes_are_real_and_name_nobody():
    data = tracked.export(OLD, NEW)
    xml = document_xml(data)
    for tag in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:moveToRangeEnd", "w:delText"):
        assert f"<{tag} " in xml
    assert {part.split('"')[0] for part in xml.split('w:author="')[1:]} == {"Änderung"}
    assert {part.split('"')[0] for part in xml.split('w:date="')[1:]} == {"1980-01-01T00:00:00Z"}
    ids = [part.split('"')[0] for part in xml.split('w:id="')[1:]]
    assert Document(BytesIO(data)).paragraphs
    assert data == tracked.export(OLD, NEW)
    assert len(ids) > 20


@pytest.mark.parametrize(("mode", "motion"), [("accept", NEW), ("reject", OLD)])
def test_tracked_changes_are_understood_by_another_reader(tmp_path, mode, motion):
    (tmp_path / "a.docx").write_bytes(tracked.export(OLD, NEW))
    (tmp_path / "b.docx").write_bytes(export(motion, "docx").data)
    ours, plain = (
        pypandoc.convert_file(str(tmp_path / name), "plain", extra_args=[f"--track-changes={mode}", "--wrap=none"])
        for name in ("a.docx", "b.docx")
    )
    assert letters(ours) == letters(plain)


def letters(text):
    """Without numbers of clauses, which pandoc counts on for paragraphs that went."""
    return "".join(letter for letter in text if letter.isalpha())


def test_tracked_changes_go_in_and_come_out_as_the_same_proposal():
    comments = (Comment("Wer zahlt das?", passage="Die Pflege wird ausgeschrieben."), Comment("Allgemein."))
    first = read_document(tracked.export(OLD, NEW, comments=comments))
    again = read_document(
        tracked.export(first.old.motion, first.new.motion, first.new.letterhead, comments=first.comments)
    )
    assert (again.old.motion, again.new.motion) == (first.old.motion, first.new.motion)
    assert [comment.text for comment in again.comments] == ["Wer zahlt das?", "Allgemein."]
    assert again.comments[0].passage.startswith("Die Pflege wird ausgeschrieben.")
    assert [(change.kind, change.text) for change in again.changes] == [
        (change.kind, change.text) for change in first.changes
    ]


@settings(max_examples=40)
@given(st.integers(0, 2**64))
def test_tracked_changes_of_any_motion_read_like_its_plain_documents(seed):
    dice = random.Random(seed)
    old = replace(a_random_motion(dice), footnotes=(), title="Alt")
    new = replace(edited(old, dice), footnotes=(), title="Neu")
    found = read_document(tracked.export(old, new))
    for motion, reading in ((old, found.old), (new, found.new)):
        plain = read_plain(export(motion, "docx").data, kind="docx").motion
        assert [clause.id for clause in reading.motion.clauses] == [clause.id for clause in plain.clauses]
        assert all_letters(reading.motion) == all_letters(plain)


def all_letters(motion):
    clauses = [letters(clause.text) for clause in motion.clauses]
    return clauses, letters(motion.opening_formula), letters(motion.reasoning), [letters(e) for e in motion.legal_bases]


@pytest.mark.parametrize("name", ["deletion", "insertion", "move", "scrubbed_metadata"])
def test_foreign_tracked_changes_read_like_in_another_reader(name):
    path = FOLDER / "documents" / "pandoc-docx" / f"track_changes_{name}.docx"
    if not path.exists():
        pytest.skip(f"The real documents are not here: {path}")
    found = read_tracked(path)
    for mode, reading in (("accept", found.new), ("reject", found.old)):
        plain = pypandoc.convert_file(str(path), "plain", extra_args=[f"--track-changes={mode}", "--wrap=none"])
        assert sorted(letters(part) for part in everything(reading)) == sorted(
            filter(None, map(letters, plain.split("\n\n")))
        )


def everything(reading):
    motion = reading.motion
    texts = [motion.title, motion.opening_formula, motion.facts, motion.reasoning, *motion.unrecognised]
    lines = [*texts, *(clause.text for clause in motion.clauses)]
    return [line for text in lines for line in text.split("\n\n") if letters(line)]


def test_another_reader_sees_all_changes_and_comments_and_we_read_what_it_writes(tmp_path):
    comments = (Comment("Wer zahlt das?", passage="Die Pflege wird ausgeschrieben."),)
    (tmp_path / "a.docx").write_bytes(tracked.export(OLD, NEW, comments=comments))
    everything = ["--track-changes=all"]
    native = pypandoc.convert_file(str(tmp_path / "a.docx"), "native", extra_args=everything)
    for kind in ("insertion", "deletion", "paragraph-insertion", "paragraph-deletion", "comment-start", "comment-end"):
        assert f'"{kind}"' in native
    pypandoc.convert_file(str(tmp_path / "a.docx"), "docx", extra_args=everything, outputfile=str(tmp_path / "b.docx"))
    found = read_tracked(tmp_path / "b.docx")
    for reading, motion in ((found.old, OLD), (found.new, NEW)):
        assert [letters(clause.text) for clause in reading.motion.clauses] == [
            letters(clause.text) for clause in motion.clauses
        ]
    assert [comment.text for comment in found.comments] == ["Wer zahlt das?"]
