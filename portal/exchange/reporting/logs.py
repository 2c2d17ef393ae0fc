"""Keeps private links out of the log: Django writes the address of every answer 4xx and 5xx there."""

import logging
import re

_PRIVATE = re.compile(
    r"(/mitmachen/(?:einbringung|einwand|verbesserung|angebot/bestaetigen|angebot|kommentar|hinweis)/"
    r"|/konto/(?:einladung|adresse|kennwort/[^/\s]+)/)[^/\s?]{8,}"
)
_HIDDEN = r"\1…"


class WithoutPrivateLinks(logging.Filter):
    """Replaces the secret part of a private address, wherever in a message it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        if _PRIVATE.search(said := record.getMessage()):
            record.msg, record.args = _PRIVATE.sub(_HIDDEN, said), ()
        return True
