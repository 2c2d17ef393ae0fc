"""The private link of a report, and the stamp of a form. No cookie, no session: both travel with the reader.

A form carries a signed stamp with 192 random bits. When it is sent, these bits become the link, of which only a keyed hash is
stored. So the same form sent twice (a double click) is one report with one link.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

from django.conf import settings
from django.core import signing

SALT = "portal.exchange.report"
LONGEST_OPEN = 24 * 3600  # seconds that a form may lie open


@dataclass(frozen=True)
class Stamp:
    """`token`: what the link will be · `age`: seconds since the form was opened."""

    token: str
    age: float


def new_stamp() -> str:
    """A stamp for a fresh form."""
    return signing.dumps([secrets.token_urlsafe(24), int(time.time())], salt=SALT)


def read_stamp(stamp: str) -> Stamp | None:
    """None when it is not ours or too old."""
    try:
        token, opened = signing.loads(stamp, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    age = time.time() - opened
    return Stamp(token, age) if -5 <= age <= LONGEST_OPEN else None


def hash_of(token: str) -> str:
    """What is stored in place of the token. Whoever reads the database cannot make links of it."""
    return hmac.new(f"{SALT}.link.{settings.SECRET_KEY}".encode(), token.encode(), hashlib.sha256).hexdigest()
