"""The last step of sending: from our hands into the server's."""

import smtplib
from collections.abc import Callable
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


def hand_over(connection: BaseEmailBackend, message: EmailMessage, *, mark: Callable[[], object]) -> None:
    """Sends one message; `mark` is called at the last moment before the server may take it.

    `smtplib.sendmail` does the same in one go, and whoever dies inside it cannot know afterwards how far it came.
    Raises smtplib's errors as `sendmail` does.
    """
    server = getattr(connection, "connection", None)
    if not isinstance(server, smtplib.SMTP):  # A folder, or the list of the tests.
        mark()
        connection.send_messages([message])
        return
    sender, [recipient] = parseaddr(message.from_email)[1], message.to
    content = _for_the_wire(message.message().as_bytes())
    server.ehlo_or_helo_if_needed()
    try:
        code, words = server.mail(sender)
        if code != 250:
            raise smtplib.SMTPSenderRefused(code, words, sender)
        code, words = server.rcpt(recipient)
        if code not in {250, 251}:
            raise smtplib.SMTPRecipientsRefused({recipient: (code, words)})
        code, words = server.docmd("data")
        if code != 354:
            raise smtplib.SMTPDataError(code, words)
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused):
        server.rset()
        raise
    mark()
    server.send(content)
    code, words = server.getreply()
    if code != 250:
        raise smtplib.SMTPDataError(code, words)


def _for_the_wire(content: bytes) -> bytes:
    """Lines end in CR LF, a point at the start of a line is doubled, a lone point ends all (RFC 5321, 4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
    return b"\r\n".join([*(b"." + line if line.startswith(b".") else line for line in lines), b".", b""])
