"""What goes with a motion, made from its own clauses, so that all of it agrees: the „Aktionspaket“.

    source = Source(fitting, answers, letterhead)
    offered(source)                   # which of them make sense for this motion in this place
    package(source)                   # a ZIP of Word files and a list of what is in it

Belongs here: one document per file (`inquiry`, `examination`, `budget`, `bylaw`, `residents`, `speech`, `press`,
`notice`), reading a clause (`orders`), what they are made from (`source`), the ZIP (`packing`). Each document's file has
NAME, LABEL, WORDS, `fits(source)` and `write(source)`.

Does not belong here: grammar (`motionkit.grammar`), filling placeholders (`motionkit.fitting`), file formats
(`motionkit.export`). A clause that cannot be turned into another form without doubt is quoted as it is, never bent.
"""

from motionkit.companions.packing import offered, package
from motionkit.companions.source import Source

__all__ = ["Source", "offered", "package"]
