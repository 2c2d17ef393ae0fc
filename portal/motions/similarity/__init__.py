"""Which public texts share wording: similar motions, „gibt es schon“, the model motion a text was fitted from.

    like_motion(motion)                       # for a motion's page
    already_there(title=…, text=…)            # for forms that take something new
    parent_of(text)                           # model motion, version, how sure

Belongs here: the index over public texts, renewed whenever one of them has changed (`index`), and what is asked of it
(`questions`).

Does not belong here: how wording is compared (motionkit.similarity), what differs (motionkit.diff), the search for words
(portal.search). Nothing that is not public is ever proposed; nothing that is asked about is kept.
"""

from portal.motions.similarity.index import stamp
from portal.motions.similarity.questions import (
    Alike,
    AlreadyThere,
    Parent,
    already_there,
    filings_like,
    like_motion,
    like_text,
    parent_of,
)

__all__ = [
    "Alike",
    "AlreadyThere",
    "Parent",
    "already_there",
    "filings_like",
    "like_motion",
    "like_text",
    "parent_of",
    "stamp",
]
