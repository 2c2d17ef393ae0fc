"""A letter as an e-mail: plain, and the same words as HTML."""

import re
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from portal.mailing.models import Letter

_ADDRESS = re.compile(r"https?://[^\s<>\"„“»«]+[^\s<>\"„“»«.,;:!?)]")


def compose(letter: Letter, connection) -> EmailMultiAlternatives:
    """The Message-ID depends on the letter only: should it arrive twice, mail programs know it is one."""
    context = {"letter": letter, "paragraphs": paragraphs(letter.text), "site": settings.SITE_URL}
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string("mailing/letter.txt", context),
        to=[letter.to],
        connection=connection,
        headers={
            "Message-ID": f"<brief-{letter.pk}-{int(letter.written_at.timestamp())}@{_host()}>",
            "Date": format_datetime(letter.written_at),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("mailing/letter.html", context), "text/html")
    return message


def paragraphs(text: str) -> list[list[SafeString]]:
    """Paragraphs as lists of lines, escaped; addresses of this site are links, foreign ones stay words."""
    return [[_linked(line) for line in part.split("\n")] for part in re.split(r"\n{2,}", text) if part.strip()]


def _linked(line: str) -> SafeString:
    parts, end = [], 0
    for match in _ADDRESS.finditer(line):
        parts.append(conditional_escape(line[end : match.start()]))
        url = conditional_escape(match[0])
        own = match[0] == settings.SITE_URL or match[0].startswith(f"{settings.SITE_URL}/")
        parts.append(f'<a href="{url}">{url}</a>' if own else url)
        end = match.end()
    return mark_safe("".join([*parts, conditional_escape(line[end:])]))  # noqa: S308 - every part is escaped


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
