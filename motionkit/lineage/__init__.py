"""Where a text comes from and how two lines of it come together again.

Belongs here: the tree of versions and local versions (`tree`), the three-way merge (`merge`), what people decide
where both sides differ (`resolve`), and what happened to the clauses of a model in the texts made from it
(`changed_most`).

Does not belong here: what differs between two texts (`motionkit.diff`), guessing a parent from wording
(`motionkit.similarity`), and versions as they are stored (the portal's motions).
"""

from motionkit.lineage.counting import ClauseFate, changed_most
from motionkit.lineage.merging import Conflict, Merged, as_data, merge
from motionkit.lineage.resolving import Choice, resolve
from motionkit.lineage.tree import Lineage, Version

__all__ = [
    "Choice",
    "ClauseFate",
    "Conflict",
    "Lineage",
    "Merged",
    "Version",
    "as_data",
    "changed_most",
    "merge",
    "resolve",
]
