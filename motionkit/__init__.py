"""What a motion is. Plain Python: no Django, no database, no network.

Belongs here: the text of a motion as frozen data (`text`), its light prose (`prose`), its Markdown
(`markdown`), placeholders (`placeholders`), reading foreign documents (`reading/`), one file per
document format (`export/`), German grammar of councils and places (`grammar/`), fitting to one
municipality (`fitting/`), what goes with a motion (`companions/`), one rule per file that says why a
motion could fail (`checks/`), what the results of councils mean (`vocabulary/`), what changed between
two texts (`diff/`), where a text comes from and how two lines come together (`lineage/`), which texts
share wording (`similarity/`), one file per terminal command (`commands/`).

Does not belong here: municipalities and their law (the portal's places), anything that needs a
request, a user or a table, and the judgement whether a file may enter at all (`uploads`).

Start with `motionkit.text.MotionText`; every other module turns something into it or out of it.
"""

from motionkit.letterhead import Letterhead
from motionkit.text import Clause, Footnote, MotionText

__all__ = ["Clause", "Footnote", "Letterhead", "MotionText"]
