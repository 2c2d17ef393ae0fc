"""A real SMTP server on this machine, which can refuse and dawdle."""

import asyncio
import email
import random
import socket
from collections import Counter
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller


@dataclass
class Post:
    """What arrived. `refused`: recipient → answer of the server; `dawdle`: seconds at most before an answer, `pause`:
    seconds at least; `begun`: how many letters it was given, answered or not."""

    messages: list[EmailMessage] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    dawdle: float = 0.0
    pause: float = 0.0
    begun: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if answer := self.refused.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.begun += 1
        await asyncio.sleep(self.pause + random.random() * self.dawdle)
        self.messages.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def arrived(self) -> Counter[str]:
        """How often each Message-ID came."""
        return Counter(message["Message-ID"] for message in self.messages)


class MailServer(Controller):
    """On a free port of this machine: `with MailServer() as server: server.post.messages`."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.post = Post()
        super().__init__(self.post, hostname="127.0.0.1", port=port)

    def __enter__(self) -> "MailServer":
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
