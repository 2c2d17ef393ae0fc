"""Letters as the portal of the browser tests writes them: without a mail server, into a folder."""

import email
import re
import time
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

BETWEEN = b"-" * 79 + b"\n"


def messages(folder: Path) -> list[EmailMessage]:
    """All that were sent so far, oldest file first."""
    parts = [part for file in sorted(folder.glob("mail/*.log")) for part in file.read_bytes().split(BETWEEN)]
    return [email.message_from_bytes(part.lstrip(), policy=default) for part in parts if part.strip()]


def link_to(folder: Path, address: str, *, subject: str) -> str:
    """The path of the link in the newest letter of that subject to an address; waits up to a minute for it to be sent."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = [one for one in messages(folder) if one["To"] == address and one["Subject"] == subject]
        if found:
            text = found[-1].get_body(("plain",)).get_content()
            return re.search(r"https?://[^/\s]+(/\S+)", text)[1]
        time.sleep(0.5)
    pytest.fail(f"no letter „{subject}“ to {address}")
