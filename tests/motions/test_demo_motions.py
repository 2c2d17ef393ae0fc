"""The demo's model motions hold together: every text can be read, every slug leads somewhere."""

from pathlib import Path

import pytest
import yaml

from motionkit.conditions import LAENDER
from motionkit.markdown import read, write
from motionkit.placeholders import find
from motionkit.text import STRENGTHS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "portal/motions/demo"
READING = ROOT / "portal/publishing/demo"
SLUGS = sorted(path.stem for path in FOLDER.glob("*.yaml") if path.with_suffix(".md").exists())


def data(slug):
    return yaml.safe_load((FOLDER / f"{slug}.yaml").read_text())


def text(slug):
    return (FOLDER / f"{slug}.md").read_text()


def test_demo_motions_are_twelve_or_more_of_many_kinds():
    assert len(SLUGS) >= 12
    assert {"motion", "examination_request", "report_request", "budget_motion", "inquiry", "declaration", "bylaw"} <= {
        data(slug)["kind"] for slug in SLUGS
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_motion_is_recognised_completely_and_survives_writing(slug):
    motion = read(text(slug))
    assert read(write(motion)) == motion
    assert motion.unrecognised == ()
    assert motion.opening_formula
    assert motion.reasoning
    assert motion.hints
    assert motion.sources
    assert motion.kind == data(slug)["kind"]


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_motion_uses_only_known_placeholders(slug):
    assert [placeholder.problem for placeholder in find(text(slug)) if placeholder.problem] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_motion_refers_only_to_what_exists(slug):
    given = data(slug)
    assert set(given["topics"]) <= {topic["slug"] for topic in yaml.safe_load((READING / "topics.yaml").read_text())}
    assert set(given["focuses"]) <= {path.stem for path in (READING / "focuses").glob("*.md")}
    assert set(given["texts"]) <= {path.stem for path in (READING / "texts").glob("*.md")}
    assert set(given["related"]) <= set(SLUGS) - {slug}
    clauses = {clause.id for clause in read(text(slug)).clauses}
    assert {objection["clause"] for objection in given["objections"] if "clause" in objection} <= clauses


@pytest.mark.parametrize("slug", SLUGS)
def test_demo_motion_names_a_source_for_each_state_of_law(slug):
    given = data(slug)
    assert given["strength"] in STRENGTHS
    laender = [land for entry in given["legal_states"] for land in entry["laender"]]
    assert len(laender) == len(set(laender))
    assert set(laender) <= set(LAENDER)
    for entry in given["legal_states"]:
        assert entry["state"] in {"valid", "to_adapt", "not_admissible"}
        assert entry["source"]
        assert entry["note"]
