"""Recognition of motions in the forms of many councils."""

import re
from dataclasses import asdict

import pytest

from motionkit.reading import read_text
from tests.motionkit.council_papers import PAPERS


def everything(reading):
    """All strings of a reading in one."""
    found = []

    def walk(value):
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, list | tuple):
            for part in value:
                walk(part)

    walk(asdict(reading))
    return " ".join(found)


def letters(text):
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize(
    ("name", "text", "title", "count", "first", "parts"), PAPERS, ids=[paper[0] for paper in PAPERS]
)
def test_reading_paper_recognises_its_parts(name, text, title, count, first, parts):
    reading = read_text(text)
    motion = reading.motion
    assert motion.title == title
    assert motion.clauses[0].text.startswith(first)
    assert len(motion.clauses) == count
    assert {part for part in parts if not getattr(motion, part)} == set()


@pytest.mark.parametrize(("name", "text"), [paper[:2] for paper in PAPERS], ids=[paper[0] for paper in PAPERS])
def test_reading_paper_loses_no_word(name, text):
    kept = letters(everything(read_text(text)))
    joined = re.sub(r"-\n\n.*\n.*\n\n", "", text)
    words = re.findall(r"[^\W\d_]{3,}", re.sub(r"(?<=[a-zäöü])-\n(?=[a-zäöü])", "", joined))
    assert [word for word in words if word not in kept] == []
