"""What a mail server of the browser tests has caught."""

import re
import time
from email.message import EmailMessage

import pytest

from tests.mailing.mail_server import Post


def letter_to(post: Post, address: str, *, saying: str) -> EmailMessage:
    """The newest letter to an address with these words in subject or text; waits for it up to two minutes."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        for letter in reversed(post.messages):
            if letter["To"] == address and saying in f"{letter['Subject']} {text_of(letter)}":
                return letter
        time.sleep(0.3)
    pytest.fail(
        f"no letter „{saying}“ to {address}; there are {[(one['To'], one['Subject']) for one in post.messages]}"
    )


def text_of(letter: EmailMessage) -> str:
    """Its words, as they are without HTML, in one line."""
    return " ".join(letter.get_body(("plain",)).get_content().split())


def link_to(post: Post, address: str, *, saying: str) -> str:
    """The path of the first link in such a letter."""
    text = letter_to(post, address, saying=saying).get_body(("plain",)).get_content()
    return re.search(r"https?://[^/\s]+(/\S+)", text)[1]
