"""Documents out and in again: wording, title and clauses stay, whatever the text."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from motionkit.export import FORMATS, export
from motionkit.letterhead import Letterhead
from motionkit.reading.entry import read_document
from motionkit.text import MotionText
from tests.motionkit.builders import LETTERHEAD, a_motion
from tests.motionkit.texts import MOTIONS


def difference(first: MotionText, second: MotionText) -> dict[str, tuple[object, object]]:
    """Parts that differ; conditions and strengths are not in documents."""
    plain = [
        replace(
            motion,
            clauses=tuple(
                replace(clause, strength=None, optional=False, condition=type(clause.condition)())
                for clause in motion.clauses
            ),
        )
        for motion in (first, second)
    ]
    names = [field.name for field in fields(MotionText) if field.name not in ("hints", "unrecognised", "footnotes")]
    return {name: pair for name in names if (pair := (getattr(plain[0], name), getattr(plain[1], name)))[0] != pair[1]}


def words(text: str) -> list[str]:
    """Tables of uneven rows come back with empty cells, so their bars do not count."""
    return text.replace("|", " ").split()


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_export_of_a_motion_reads_back_equal(extension):
    motion = a_motion()
    reading = read_document(export(motion, extension, LETTERHEAD).data, kind=extension)
    assert difference(motion, reading.motion) == {}
    assert reading.motion.footnotes == motion.footnotes
    assert reading.letterhead == LETTERHEAD


@pytest.mark.parametrize("extension", ["docx", "odt"])
@settings(max_examples=30)
@given(motion=MOTIONS.filter(lambda motion: motion.title and all(clause.text for clause in motion.clauses)))
def test_export_of_any_motion_keeps_its_words(extension, motion):
    again = read_document(export(motion, extension).data, kind=extension).motion
    assert again.title == motion.title
    assert [words(clause.text) for clause in again.clauses] == [words(clause.text) for clause in motion.clauses]
    assert [clause.id for clause in again.clauses] == [clause.id for clause in motion.clauses]


@settings(max_examples=15)
@given(motion=MOTIONS)
def test_export_of_any_motion_makes_every_format(motion):
    for extension in FORMATS:
        assert export(motion, extension).data


@pytest.mark.parametrize("extension", sorted(FORMATS))
def test_export_gives_the_same_bytes_every_time(extension):
    assert export(a_motion(), extension, LETTERHEAD).data == export(a_motion(), extension, LETTERHEAD).data


@pytest.mark.parametrize("extension", ["docx", "odt", "pdf", "txt"])
def test_export_keeps_hints_for_users_out(extension):
    data = export(replace(a_motion(), hints="Nur für Sie"), extension, Letterhead()).data
    assert data == export(replace(a_motion(), hints=""), extension, Letterhead()).data
