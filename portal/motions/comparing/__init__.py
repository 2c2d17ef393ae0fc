"""Differences and lineage for readers: what changed between two texts, who descends from whom, what won.

Belongs here: which texts of a motion can be compared (`texts`) and on what footing (`footing`), the page of a difference
(`page`, `marking`) and its documents (`files`), the tree of versions and local versions (`family`), what became of the
model's clauses in a council (`fates`) and in all that adopted it (`winning`).

Does not belong here: finding differences (`motionkit.diff`), making documents of them (`motionkit.export.comparison`),
differences of drafts in the editors' admin (`portal.motions.editing`).
"""
