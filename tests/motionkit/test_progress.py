"""Where a filing stands: only steps that make sense, from everywhere a way to an end, never green without evidence."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit import progress
from motionkit.progress import ADOPTED, AXES, FINAL_DECISIONS, INTERMEDIATE, OUTCOMES, Standing, axes

SENSIBLE = [
    standing
    for values in product(axes.STAGES, axes.DECISIONS, axes.IMPLEMENTATIONS, (True, False))
    if not progress.why_not_together(standing := Standing(*values))
]
STANDINGS = st.sampled_from(SENSIBLE)
CODES = {axis: st.sampled_from(list(names)) for axis, names in AXES.items()}


def moves(old: Standing) -> set[Standing]:
    """Every standing that one step leads to; somebody may look for evidence at any time."""
    found = {replace(old, evidence=not old.evidence)}
    found |= {replace(old, **{axis: code}) for axis in AXES for code in axes.STEPS[axis][getattr(old, axis)]}
    found |= {progress.standing_after(old, decision) for decision in axes.DECISIONS}
    return {new for new in found if not progress.why_not_move(old, new)}


def test_steps_name_known_codes_only():
    for axis, names in AXES.items():
        assert set(axes.STEPS[axis]) == set(names)
        assert all(after <= set(names) for after in axes.STEPS[axis].values())


@given(st.sampled_from(list(AXES)).flatmap(lambda axis: st.tuples(st.just(axis), CODES[axis], CODES[axis])))
def test_only_allowed_steps_have_no_reason(step):
    axis, old, new = step
    reason = progress.why_not(axis, old, new)
    assert (reason == "") == (new in axes.STEPS[axis][old])
    assert not reason or reason.endswith(".")
    assert "_" not in reason  # no code of ours in a sentence


def test_from_every_standing_an_end_is_reachable():
    reached = {standing for standing in SENSIBLE if standing.is_final}
    growing = True
    while growing:
        more = {standing for standing in SENSIBLE if standing not in reached and moves(standing) & reached}
        reached, growing = reached | more, bool(more)
    assert set(SENSIBLE) - reached == set()


@given(STANDINGS, CODES["decision"])
def test_decision_leads_to_sense_or_is_refused(old, decision):
    new = progress.standing_after(old, decision)
    if progress.why_not_move(old, new):
        return
    assert not progress.why_not_together(new)
    if decision in INTERMEDIATE:
        assert new.stage == "in_council"
    if decision in FINAL_DECISIONS and old != new:
        assert new.stage == "decided"


@given(STANDINGS)
def test_nothing_is_done_without_evidence(standing):
    assert standing.implementation != "done" or standing.evidence
    assert progress.light("done", evidence=False).colour == "grau"
    assert progress.light("done", evidence=True).colour == "grün"


@given(STANDINGS)
def test_work_needs_a_decision_that_obliges(standing):
    if standing.implementation not in ("none", "obsolete"):
        assert standing.stage == "decided"
        assert standing.decision in ADOPTED | {"objected"}


def standing(text: str) -> Standing:
    return Standing(*text.split())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("draft undecided none", "decided adopted unknown", "noch nicht eingereicht"),
        ("draft undecided none", "withdrawn undecided none", "nicht zurückgezogen"),
        ("draft undecided none", "in_council referred none", "Möglich sind: „eingereicht“."),
        ("withdrawn undecided none", "decided adopted unknown", "zurückgezogen"),
        ("withdrawn undecided none", "in_council referred none", "folgt nichts mehr"),
        ("submitted undecided none", "submitted adopted none", "setzt voraus"),
        ("submitted undecided none", "decided undecided none", "Ergebnis unklar"),
        ("submitted undecided none", "decided referred none", "bleibt der Antrag in der Beratung"),
        ("submitted undecided none", "submitted undecided in_progress", "Umzusetzen ist nur"),
        ("submitted undecided none", "decided objected none", "schon beschlossen"),
        ("decided rejected none", "decided adopted unknown", "neue Einbringung"),
        ("decided rejected none", "decided objected none", "angenommen"),
        ("decided adopted unknown", "withdrawn adopted unknown", "schon entschieden"),
        ("decided adopted in_progress", "decided adopted done", "Beleg"),
        ("decided adopted obsolete", "decided adopted in_progress", "folgt nichts mehr"),
        ("decided objected unknown", "decided objected in_progress", "beanstandet"),
        ("decided noted none", "decided answered none", "folgt nichts mehr"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(old, new, said):
    assert said in progress.why_not_move(standing(old), standing(new))


@pytest.mark.parametrize(
    ("old", "decision", "new"),
    [
        ("submitted undecided none", "adopted", "decided adopted unknown"),
        ("scheduled undecided none", "postponed", "in_council postponed none"),
        ("in_council postponed none", "postponed", "in_council postponed none"),
        ("in_council referred none", "recommended", "in_council recommended none"),
        ("in_council not_recommended none", "rejected", "decided rejected none"),
        ("decided unknown none", "adopted_amended", "decided adopted_amended unknown"),
        ("decided adopted in_progress", "objected", "decided objected unknown"),
        ("decided adopted not_started", "objected", "decided objected not_started"),
        ("decided objected unknown", "adopted", "decided adopted unknown"),
        ("decided objected unknown", "rejected", "decided rejected obsolete"),
    ],
)
def test_the_other_axes_follow_a_decision(old, decision, new):
    after = progress.standing_after(standing(old), decision)
    assert after == standing(new)
    assert progress.why_not_move(standing(old), after) == ""


def test_every_outcome_is_a_standing_that_makes_sense():
    assert set(OUTCOMES) >= set(axes.DECISIONS) - {"undecided"} | axes.FINAL_STAGES - {"decided"}
    for stage, decision in OUTCOMES.values():
        assert progress.why_not_together(Standing(stage, decision)) == ""


def test_lights_differ_by_word_and_shape():
    shapes = {light.colour: light.shape for light in progress.LIGHTS.values()}
    assert set(progress.LIGHTS) == set(axes.IMPLEMENTATIONS)
    assert len(set(shapes.values())) == len(shapes) == 4
    assert len({light.word for light in progress.LIGHTS.values()}) == len(axes.IMPLEMENTATIONS)
