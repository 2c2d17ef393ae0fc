"""Every rule speaks up where it should, and keeps quiet where a text only looks alike."""

import ast
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from motionkit.checks import PARTS, RULES, Subject, check
from motionkit.checks.wording import sentences
from motionkit.letterhead import Letterhead
from motionkit.markdown import read
from motionkit.reading import read_text
from motionkit.text import Clause, MotionText
from tests.motionkit.checks.texts import TEXTS, WHY
from tests.motionkit.places import place
from tests.motionkit.texts import MOTIONS

PAPERS = Path(__file__).parents[4] / "shared" / "data" / "motions" / "karlsruhe-motions-2013-2021.jsonl.gz"
DEMO = Path(__file__).parents[3] / "portal" / "motions" / "demo"


def subject_of(text):
    parts = {"clauses": text} if isinstance(text, list) else dict(text)
    where, originator = parts.pop("where", None), parts.pop("originator", "")
    clauses = tuple(Clause(f"p{number}", words) for number, words in enumerate(parts.pop("clauses")))
    parts = {"title": "Sichere Wege", "reasoning": WHY, "clauses": clauses} | parts
    motion = MotionText(**parts)
    return Subject(motion, Letterhead(originator=originator), place=place(*where) if where else None)


def cases(sort):
    return [
        pytest.param(name, text, id=f"{name}-{number}")
        for name, texts in TEXTS.items()
        for number, text in enumerate(texts[sort])
    ]


def findings(name, subject):
    return [finding for finding in check(subject) if finding.rule == name]


@pytest.mark.parametrize(("name", "text"), cases("triggers"))
def test_rule_speaks_up(name, text):
    subject = subject_of(text)
    found = findings(name, subject)
    assert found
    for finding in found:
        assert finding.why.endswith((".", "“.", "?"))
        assert finding.way_out.endswith((".", ".“"))
        assert finding.source


@pytest.mark.parametrize(("name", "text"), cases("near"))
def test_rule_keeps_quiet_on_near_miss(name, text):
    assert findings(name, subject_of(text)) == []


def test_every_rule_has_a_source_and_enough_texts():
    assert {rule.RULE.name for rule in RULES} == set(TEXTS)
    for rule in RULES:
        assert rule.RULE.name == rule.__name__.rsplit(".", 1)[-1]
        assert "Source:" in (ast.get_docstring(ast.parse(Path(rule.__file__).read_text(encoding="utf-8"))) or "")
        texts = TEXTS[rule.RULE.name]
        assert len(texts["triggers"]) >= 3
        assert len(texts["near"]) >= 3


@settings(max_examples=100)
@given(MOTIONS)
def test_any_motion_can_be_checked_and_quotes_stand_where_they_say(motion):
    texts = {"title": motion.title} | {name: getattr(motion, name) for name in PARTS if hasattr(motion, name)}
    for finding in check(Subject(motion)):
        if finding.end:
            text = motion.clause(finding.place).text if finding.part == "clauses" else texts[finding.part]
            text = text[int(finding.place)] if isinstance(text, tuple) else text
            assert 0 <= finding.start < finding.end <= len(text)
            assert " ".join(text[finding.start : finding.end].split())[:20] == finding.quote[:20]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Eins. Zwei!", 2),
        ("Nach § 3 Abs. 2 Nr. 4 GO gilt das.", 1),
        ("Bis zum 30. Juni. Danach nicht.", 2),
        ("Das gilt z. B. hier.", 1),
        ("Erfasst werden:\n\na) eins,\nb) zwei.", 3),
        ("", 0),
    ],
)
def test_sentences_know_abbreviations(text, count):
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize("word", ["wird ", "die den ", "[", "1.000 Euro ", "Mittel a ", "zu ", "*innen "])
def test_long_hostile_text_does_not_keep_a_pattern_busy(word):
    text = word * (50_000 // len(word))
    assert check(Subject(MotionText("x", clauses=(Clause("a", text),), reasoning=text)))


@pytest.mark.parametrize("rest", ["Die Stadt wächst, und die Wege werden voller. " * 4, "Die Stadt wächst, doch"])
def test_reasons_torn_by_a_page_break_are_no_part_of_the_clause(rest):
    text = f"Fraktion Bunt\n\nANTRAG\n\nSichere Wege\n\n1. Die Verwaltung prüft die Wege.\n\n{rest}\nBegründung:\n\nund niemand weiß, warum.\n"
    reading = read_text(text)
    assert all("wächst" not in passage.text for passage in Subject.of_reading(reading).clauses)


def test_demo_motions_have_no_serious_finding_but_open_placeholders():
    for path in sorted(DEMO.glob("*.md")):
        if path.name == "README.md":
            continue
        serious = [one for one in check(Subject(read(path.read_text(encoding="utf-8")))) if one.weight == "serious"]
        assert [one for one in serious if one.rule != "leftover_placeholder"] == [], path.name


@pytest.mark.slow
def test_real_motions_can_be_checked_and_no_rule_shouts():
    if not PAPERS.exists():
        pytest.skip("needs ../shared/data/motions, the collection of real data")
    counts: dict[str, int] = {}
    total = 0
    with gzip.open(PAPERS, "rt", encoding="utf-8") as lines:
        for line in lines:
            paper = json.loads(line)
            if paper["kind"] != "antrag":
                continue
            total += 1
            found = check(Subject.of_reading(read_text(paper["text"]), place("Karlsruhe")))
            for name in {finding.rule for finding in found}:
                counts[name] = counts.get(name, 0) + 1
    assert total == 1129
    shares = {name: count / total for name, count in counts.items()}
    assert shares.pop("report_date") < 0.75  # most real motions name no date
    assert max(shares.values()) < 0.15
