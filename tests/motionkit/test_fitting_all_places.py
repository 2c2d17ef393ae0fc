"""All pairs: every demo motion for every municipality, district and borough."""

import re
from pathlib import Path

import pytest

from motionkit import markdown
from motionkit.fitting import fit
from motionkit.fitting.filling import Filler
from motionkit.text import LIST_FIELDS, PROSE_FIELDS
from tests.motionkit.places import boroughs, districts, municipalities

DEMO = Path(__file__).parents[2] / "portal" / "motions" / "demo"


def demo_motions():
    return [
        markdown.read(path.read_text(encoding="utf-8"))
        for path in sorted(DEMO.glob("*.md"))
        if path.name != "README.md"
    ]


@pytest.mark.parametrize("motion", demo_motions(), ids=lambda motion: motion.title)
def test_demo_motion_has_no_derivable_gap_and_no_mistake_anywhere(motion):
    kinds = {(one.federal_state, one.level, one.council, one.head): one for one in municipalities()}
    for one in [*kinds.values(), *boroughs()]:
        fitting = fit(motion, one)
        assert fitting.mistakes == ()
        assert [slot.name for slot in fitting.open_slots if slot.kind == "derived"] == []


@pytest.mark.slow
def test_demo_motions_fit_every_district():
    for motion in demo_motions():
        for one in districts():
            fitting = fit(motion, one)
            assert fitting.mistakes == ()
            assert not [slot for slot in fitting.open_slots if slot.kind == "derived"]


@pytest.mark.slow
def test_every_demo_motion_for_every_municipality_leaves_nothing_derivable_open():
    """All pairs. Only the texts with placeholders are filled: the rest of a motion does not depend on the place."""
    texts = {text for motion in demo_motions() for text in texts_of(motion) if "[[" in text}
    for one in municipalities():
        filler = Filler(one, {})
        for text in texts:
            result = filler.fill(text)
            assert result.problems == []
            assert not [gap for gap in result.gaps if gap.slot.kind == "derived"]
            assert not re.search(
                r"\b(der|die|das|dem|den|des) (der|dem|den|des)\b", result.text.replace(", die ", ", ")
            )


def texts_of(motion):
    yield from (
        motion.title,
        *(getattr(motion, name) for name in PROSE_FIELDS),
        *(clause.text for clause in motion.clauses),
    )
    yield from (entry for name in LIST_FIELDS for entry in getattr(motion, name))
