"""The editors' handbook (docs/redaktion), readable where it is needed: beside the work."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

FIRST = "README"
LINK_TO_CHAPTER = re.compile(r'href="([\w-]+)\.md"')


@dataclass(frozen=True)
class Chapter:
    """One file of the handbook; `name` is its file name without extension."""

    name: str
    title: str
    path: Path


def chapters() -> list[Chapter]:
    """All chapters in the order of their file names, the overview first."""
    files = sorted(
        (settings.ROOT / "docs" / "redaktion").glob("*.md"), key=lambda path: (path.stem != FIRST, path.stem)
    )
    return [Chapter(path.stem, path.read_text().partition("\n")[0].lstrip("# "), path) for path in files]


@require_safe
def chapter(request: HttpRequest, name: str = FIRST) -> HttpResponse:
    """A chapter as a page of the admin; links between chapters stay within it."""
    known = {entry.name: entry for entry in chapters()}
    if name not in known:
        raise Http404
    text = known[name].path.read_text().partition("\n")[2]  # The first line is the title, which the page shows itself.
    markup = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    content = mark_safe(LINK_TO_CHAPTER.sub(r'href="../\1/"', markup))  # noqa: S308 - our own files, raw HTML is off
    context = {"chapters": list(known.values()), "chapter": known[name], "content": content}
    context |= {"page_title": known[name].title, "header_title": known[name].title, "header_icon": "help"}
    return render(request, "wagtailadmin/handbook.html", context)
