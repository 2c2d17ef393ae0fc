"""All pairs: every demo motion for every municipality, district and borough."""

import re
from pathlib import Path

import pytest

from motionkit import markdown
from motionkit.fitting import fit
from motionkit.fitting.filling import Filler
from motionkit.grammar import CASES, article
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


FRAMES = [(name, case) for name in ("Gremium", "Verwaltung") for case in CASES]


@pytest.mark.slow
def test_article_noun_and_verb_agree_in_every_case_everywhere():
    """Asked of the tables, word by word: the article of this gender, the noun in this case, the verb in this number."""
    for one in [*municipalities(), *districts(), *boroughs()]:
        filler = Filler(one, {})
        for name, case in FRAMES:
            body = one.council_phrase if name == "Gremium" else one.administration_phrase
            said = filler.fill(f"für x [[{name}|{case}]]").text.removeprefix("für x ")
            first, noun_said, *rest = said.split(" ")
            assert first == article("definite", case, body.noun.gender)
            assert noun_said == body.noun.form(case)
            assert " ".join(rest) == body.complement
        for sentence in ("[[Gremium|Nominativ]] [[möge]] beschließen", "[[Verwaltung|Nominativ]] [[wird beauftragt]]"):
            result = filler.fill(sentence)
            assert result.problems == []
            verb = "möge" if "möge" in sentence else f"wird {one.order}"
            assert f" {verb}" in result.text
            assert result.text[0].isupper()


def test_motion_for_another_level_says_so_instead_of_being_empty():
    motion = markdown.read((DEMO / "milieuschutz.md").read_text(encoding="utf-8"))
    fitting = fit(motion, districts()[0])
    assert fitting.motion.clauses == ()
    assert fitting.notes[0].endswith("bleibt für Dithmarschen kein Punkt übrig: Er ist für eine andere Ebene gedacht.")
    assert "Punkt 1 entfällt: Er gilt nur für Bezirke, Gemeinden und Städte." in fitting.reasons[0].sentence
