"""Hypothesis strategies and builders for motions."""

from hypothesis import strategies as st

from motionkit.conditions import LAENDER, TYPES, Condition
from motionkit.kinds import KINDS
from motionkit.text import STRENGTHS, Clause, Footnote, MotionText

# Mostly the characters that mean something at the start of a line, plus everything else.
_TRICKY = st.text(alphabet="#-*•|[]^:{}\\()ab1i. \n\tü„“<>&\u00a0\u00ad\u200b\u202e\x0b", max_size=60)
PROSE = st.one_of(
    _TRICKY,
    st.text(max_size=60),
    st.sampled_from(
        [
            "Die Verwaltung wird beauftragt,\n\na) zu prüfen,\nb) zu berichten.",
            "1. Punkt\n2. Punkt\n\n### Titel\n\n- x\n  - y",
            "| a | b |\n| c | d |",
            "## Begründung",
            "\\## x",
            "[^1]: x",
            "-\nx",
            "{#a} x",
            "Art: Anfrage",
        ]
    ),
)
IDS = st.from_regex(r"\A[a-z0-9](?:[a-z0-9-]{0,6}[a-z0-9])?\Z")

CONDITIONS = st.builds(
    Condition,
    laender=st.lists(st.sampled_from(sorted(LAENDER)), max_size=3).map(tuple),
    smallest=st.none() | st.integers(0, 10_000_000),
    largest=st.none() | st.integers(0, 10_000_000),
    types=st.lists(st.sampled_from(TYPES), max_size=2).map(tuple),
)
CLAUSES = st.lists(
    st.builds(
        Clause,
        id=IDS,
        text=PROSE,
        condition=CONDITIONS,
        strength=st.none() | st.sampled_from(STRENGTHS),
        optional=st.booleans(),
    ),
    max_size=12,
    unique_by=lambda clause: clause.id,
).map(tuple)
FOOTNOTES = st.lists(
    st.builds(Footnote, mark=st.from_regex(r"\A[0-9a-z*]{1,4}\Z"), text=PROSE),
    max_size=3,
    unique_by=lambda note: note.mark,
).map(tuple)
_LISTS = st.lists(PROSE, max_size=3).map(tuple)
MOTIONS = st.builds(
    MotionText,
    title=PROSE,
    kind=st.sampled_from(sorted(KINDS)),
    opening_formula=PROSE,
    clauses=CLAUSES,
    facts=PROSE,
    reasoning=PROSE,
    financial_impact=PROSE,
    funding_proposal=PROSE,
    climate_impact=PROSE,
    impact_checks=PROSE,
    legal_bases=_LISTS,
    hints=PROSE,
    sources=_LISTS,
    attachments=_LISTS,
    footnotes=FOOTNOTES,
    unrecognised=_LISTS,
)
