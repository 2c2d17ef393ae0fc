"""1,129 real motions of one city: in, out as a document, in again; and how much of them is recognised."""

from dataclasses import fields

import pytest
from rapidfuzz import fuzz

from motionkit import MotionText
from motionkit.export import export
from motionkit.reading import read_text
from motionkit.reading.entry import read_document
from tests.motionkit.shared_data import council_motions
from tests.motionkit.test_reading_papers import letters

KEPT = [field.name for field in fields(MotionText) if field.name not in ("unrecognised", "hints")]


def round_trip(papers, extension):
    for paper in papers:
        reading = read_text(paper["text"])
        again = read_document(export(reading.motion, extension, reading.letterhead).data, kind=extension).motion
        changed = [name for name in KEPT if getattr(again, name) != getattr(reading.motion, name)]
        assert (paper["id"], changed) == (paper["id"], [])


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_real_motions_come_back_equal(extension):
    round_trip(council_motions(step=40), extension)


@pytest.mark.slow
@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_all_real_motions_come_back_equal(extension):
    round_trip(council_motions(), extension)


def same_title(found, given):
    found, given = letters(found.lower()), letters(given.lower())
    inside = len(found) > 10 and (found in given or given in found)
    return inside or fuzz.ratio(found, given) >= 85 or (len(found) > 10 and fuzz.partial_ratio(found, given) > 92)


@pytest.mark.slow
def test_real_motions_are_recognised_more_often_than_a_regular_expression_does(capsys):
    papers = council_motions()
    readings = [(paper, read_text(paper["text"])) for paper in papers]
    rates = {
        "title as the council has it": sum(
            same_title(reading.motion.title, paper["title"]) for paper, reading in readings
        ),
        **{
            part: sum(reading.recognised[part] for _, reading in readings)
            for part in ("title", "proposal", "clauses", "reasoning")
        },
        "numbered clauses": sum(len(reading.motion.clauses) > 1 for _, reading in readings),
    }
    with capsys.disabled():
        for part, count in rates.items():
            print(f"\n{part:30} {count:5} of {len(papers)}  {count / len(papers):.1%}", end="")
    assert rates["title as the council has it"] / len(papers) > 0.90
    assert rates["proposal"] / len(papers) > 0.97
    assert rates["reasoning"] / len(papers) > 0.93
