"""What changed between two texts of a motion, as frozen data.

    difference = compare(old, new)
    apply(difference, old) == new          # always, to the last blank
    summary(difference)                    # „Punkt 3 verschärft, Punkt 5 gestrichen, Begründung gekürzt.“

Clauses are aligned by their ids, else by content, and compared word by word; moved, split, merged and
renumbered ones are recognised. All other parts are compared, too: sentence by sentence, then word by word.

Does not belong here: HTML or any other look (pages and `motionkit.export.comparison` make it from the
segments), what became of a text over many versions and merging (`motionkit.lineage`), and finding
texts that are alike (`motionkit.similarity`).
"""

from motionkit.diff.comparing import compare
from motionkit.diff.difference import (
    ClauseChange,
    Difference,
    Effect,
    OtherText,
    PartChange,
    Relation,
    Side,
    apply,
    as_data,
    new_of,
    old_of,
)
from motionkit.diff.segments import Segment, SegmentKind, new_side, old_side
from motionkit.diff.summary import summary

__all__ = [
    "ClauseChange",
    "Difference",
    "Effect",
    "OtherText",
    "PartChange",
    "Relation",
    "Segment",
    "SegmentKind",
    "Side",
    "apply",
    "as_data",
    "compare",
    "new_of",
    "new_side",
    "old_of",
    "old_side",
    "summary",
]
