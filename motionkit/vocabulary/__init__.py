"""How councils word their results, and what that means.

Belongs here: the codes of results with their German names (`codes`), the open table of wordings
(`data/`, CC0, with its README), its notation (`patterns`) and loader (`table`), reading a wording
(`wording`, `votes`, `outcomes`), the table as rows, CSV and JSON (`publication`).

Does not belong here: which step may follow which, stages and implementation, who filed what.

    >>> classify("mehrheitlich abgelehnt").code
    'rejected'
    >>> classify("ungeändert beschlossen", role="Vorberatung").code
    'recommended'
    >>> classify("siehe Protokoll").code
    'unknown'
"""

from motionkit.vocabulary.codes import CODES, NAMES, UNKNOWN
from motionkit.vocabulary.outcomes import Outcome, classify
from motionkit.vocabulary.wording import normalise

__all__ = ["CODES", "NAMES", "UNKNOWN", "Outcome", "classify", "normalise"]
