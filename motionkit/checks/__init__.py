"""Rules that say why a motion may fail: one rule per file, with its source in the docstring.

    for finding in check(Subject(motion, place=place)):
        print(finding.title, finding.quote, finding.why, finding.way_out, finding.source)

A finding explains, quotes the passage with its place, cites what the rule rests on and proposes a way out. It never
forbids: an export is never refused because of one. No finding is legal advice.

A new rule: copy `clause_length.py`, change what differs, add it to RULES; its tests are a row in
`tests/motionkit/checks/texts.py` with at least three texts that trigger it and three near misses that do not.

Does not belong here: whether a file may enter (`uploads`), mistakes in placeholders (`fitting`).
"""

from types import ModuleType
from typing import Final

from motionkit.checks import (
    addressee_named,
    clause_length,
    cost_and_cover,
    delegated_matter,
    gender_forms,
    leftover_placeholder,
    numbers_agree,
    ongoing_administration,
    organisation_of_office,
    reasons_apart,
    report_date,
    right_to_table,
    state_matter,
    votable_alone,
)
from motionkit.checks.findings import PARTS, Finding, Passage, Rule, Subject

__all__ = ["PARTS", "RULES", "Finding", "Passage", "Rule", "Subject", "check"]

# In the order in which findings are shown: what makes a motion fail first.
RULES: Final[tuple[ModuleType, ...]] = (
    right_to_table,
    state_matter,
    delegated_matter,
    ongoing_administration,
    organisation_of_office,
    leftover_placeholder,
    numbers_agree,
    reasons_apart,
    votable_alone,
    addressee_named,
    report_date,
    cost_and_cover,
    clause_length,
    gender_forms,
)
_MOST_PER_RULE: Final = 10


def check(subject: Subject) -> tuple[Finding, ...]:
    """All findings, ten per rule at most."""
    found: list[Finding] = []
    for rule in RULES:
        found += list(rule.check(subject))[:_MOST_PER_RULE]
    return tuple(found)
