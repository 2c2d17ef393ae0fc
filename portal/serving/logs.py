"""What may stand in a log: what went wrong and where, not who or with which words."""

import logging
import re

ADDRESS = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
# Letters of both sizes and digits in one long word: a key, a session, a private link.
TOKEN = re.compile(r"(?<![\w/-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{20,}(?![\w-])|\b[0-9a-f]{32,}\b")
# PostgreSQL repeats the values of a row that it refuses.
ROW = re.compile(r"^(\s*DETAIL:|CONTEXT:).*$", re.MULTILINE)
QUERY = re.compile(r"(/[\w./-]*)\?[^\s\"']+")


class Discreet(logging.Formatter):
    """Django's form of a record, with everything personal taken out, also of the exception and its trace."""

    def format(self, record: logging.LogRecord) -> str:
        return discreet(super().format(record))


def discreet(text: str) -> str:
    """E-mail addresses, keys, questions and rows of the database become „…“."""
    for pattern, instead in ((ROW, r"\1 …"), (QUERY, r"\1?…"), (ADDRESS, "…@…"), (TOKEN, "…")):
        text = pattern.sub(instead, text)
    return text
