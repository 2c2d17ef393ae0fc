"""Margin notes: sets each note behind the paragraph that calls it, and gives headings an anchor.

An editor writes `[1]` in the text and the note beside it; nobody needs to know any markup.
"""

import re

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from lxml import html

MARK = re.compile(r"\[(\d{1,3})\]")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss"})
HEADINGS = {"h2", "h3", "h4"}


def anchor(text: str) -> str:
    """A German heading as a fragment: „Größe & Maß“ → groesse-mass."""
    return slugify(text.translate(UMLAUTS))[:60].strip("-")


def annotate(text: str, notes: list[str]) -> SafeString:
    """The passage with its notes, both trusted HTML, as HTML.

    A mark `[n]` becomes a link to note n if there is such a note, and stays as it is otherwise. A note without
    a mark follows the last paragraph. A note called twice stands once, behind its first call.
    """
    root = html.fragment_fromstring(text, create_parent="div")
    for heading in root.iter(*HEADINGS):
        if (name := anchor(heading.text_content())) and not heading.get("id"):
            heading.set("id", name)
    prefix = f"a{abs(hash_of(text)):06x}"
    placed: set[int] = set()
    for block in list(root):
        called = _link_marks(block, len(notes), prefix, placed)
        _place(root, block, sorted(called - placed), notes, prefix)
        placed |= called
    missing = [number for number in range(1, len(notes) + 1) if number not in placed]
    if len(root):
        _place(root, root[-1], missing, notes, prefix)
    inner = (root.text or "") + "".join(html.tostring(child, encoding="unicode") for child in root)
    return mark_safe(inner)  # noqa: S308 - rich text comes from Wagtail's whitelist, notes as well


def hash_of(text: str) -> int:
    """A short number that differs between passages, so that note ids differ on a page."""
    import zlib

    return zlib.crc32(text.encode()) & 0xFFFFFF


def _link_marks(block, count: int, prefix: str, placed: set[int]) -> set[int]:
    """Turns the marks within one block into links; returns the numbers called there."""
    called: set[int] = set()
    for element in list(block.iter()):
        if not isinstance(element.tag, str) or element.tag in {"code", "pre", "a"}:
            continue
        for part in ("text", "tail"):
            if part == "tail" and element is block:
                continue
            _split(element, part, count, prefix, called, placed)
    return called


def _split(element, part: str, count: int, prefix: str, called: set[int], placed: set[int]) -> None:
    value = getattr(element, part) or ""
    pieces = MARK.split(value)
    if len(pieces) == 1:
        return
    lead, nodes = pieces[0], []
    for number, after in zip(pieces[1::2], pieces[2::2], strict=True):
        if not 1 <= int(number) <= count:
            rest = f"[{number}]{after}"
            if nodes:
                nodes[-1].tail += rest
            else:
                lead += rest
            continue
        nodes.append(_mark(int(number), prefix, first=int(number) not in called | placed))
        nodes[-1].tail = after
        called.add(int(number))
    setattr(element, part, lead)
    parent, index = (element, 0) if part == "text" else (element.getparent(), element.getparent().index(element) + 1)
    for offset, node in enumerate(nodes):
        parent.insert(index + offset, node)


def _mark(number: int, prefix: str, *, first: bool):
    sup = html.Element("sup", {"class": "note-mark"})
    link = html.Element("a", {"href": f"#{prefix}-{number}", "aria-label": f"Anmerkung {number}"})
    if first:
        link.set("id", f"{prefix}-{number}-ruf")
    link.text = str(number)
    sup.append(link)
    return sup


def _place(root, block, numbers: list[int], notes: list[str], prefix: str) -> None:
    index = root.index(block) + 1
    for offset, number in enumerate(numbers):
        aside = html.Element("aside", {"class": "note", "id": f"{prefix}-{number}", "aria-label": f"Anmerkung {number}"})
        label = html.Element("span", {"class": "note__number"})
        label.text = str(number)
        aside.append(label)
        aside.extend(html.fragments_fromstring(notes[number - 1] or " ", no_leading_text=False)
                     if notes[number - 1].lstrip().startswith("<") else [_plain(notes[number - 1])])
        root.insert(index + offset, aside)


def _plain(text: str):
    paragraph = html.Element("p")
    paragraph.text = text
    return paragraph
