"""Margin notes: sets each note behind the paragraph that calls it, and gives headings an anchor.

An editor writes `[1]` in the text and the note beside it; nobody needs to know any markup.
"""

import re
from zlib import crc32

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from lxml import html
from lxml.html import HtmlElement

MARK = re.compile(r"\[(\d{1,3})\]")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
HEADINGS = ("h2", "h3", "h4")
# A mark's link or a note, as _Passage writes them.
NUMBERED = re.compile(
    r'(?P<before>(?:href="#|id=")(?P<anchor>a[0-9a-f]{8}-\d+)" aria-label="Anmerkung )\d+'
    r'(?P<between>">(?:<span class="note__number">)?)\d+'
)
NOT_SEARCHED = {"code", "pre", "a"}


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
        if not heading.get("id") and (name := anchor(heading.text_content())):
            heading.set("id", name)
    passage = _Passage(root, notes, prefix=f"a{crc32(text.encode()):08x}")
    passage.set_notes()
    return mark_safe((root.text or "") + "".join(html.tostring(child, encoding="unicode") for child in root))  # noqa: S308 - from Wagtail's whitelist


def number_through(markup: str) -> str:
    """A whole page of passages with its notes numbered from 1 in the order in which they appear.

    An editor counts anew in every passage; a reader shall not meet two notes called 1.
    """
    numbers: dict[str, int] = {}

    def renumber(found: re.Match[str]) -> str:
        number = numbers.setdefault(found["anchor"], len(numbers) + 1)
        return f"{found['before']}{number}{found['between']}{number}"

    return NUMBERED.sub(renumber, markup)


class _Passage:
    """One passage while its notes are set. Ids begin with a prefix that differs between passages of a page."""

    def __init__(self, root: HtmlElement, notes: list[str], prefix: str):
        self.root, self.notes, self.prefix = root, notes, prefix
        self.placed: set[int] = set()

    def set_notes(self) -> None:
        for block in list(self.root):
            self._place_behind(block, self._link_marks(block))
        if len(self.root):
            self._place_behind(self.root[-1], list(range(1, len(self.notes) + 1)))

    def _link_marks(self, block: HtmlElement) -> list[int]:
        """Turns the marks within a block into links; returns the numbers in the order of their calls."""
        called: list[int] = []
        for element in list(block.iter()):
            if not isinstance(element.tag, str):
                continue
            if element.tag not in NOT_SEARCHED:
                called += self._split(element, "text")
            if element is not block:
                called += self._split(element, "tail")
        return called

    def _split(self, element: HtmlElement, part: str) -> list[int]:
        """Cuts a text at its marks and puts links between the pieces."""
        lead, *rest = MARK.split(getattr(element, part) or "")
        links: list[HtmlElement] = []
        for number, after in zip(map(int, rest[::2]), rest[1::2], strict=True):
            if 1 <= number <= len(self.notes):
                links.append(self._link(number))
                links[-1].tail = after
            elif links:
                links[-1].tail += f"[{number}]{after}"
            else:
                lead += f"[{number}]{after}"
        if not links:
            return []
        setattr(element, part, lead)
        parent = element if part == "text" else element.getparent()
        index = 0 if part == "text" else parent.index(element) + 1
        parent[index:index] = links
        return [int(link.text_content()) for link in links]

    def _link(self, number: int) -> HtmlElement:
        sup = html.Element("sup", {"class": "note-mark"})
        link = html.Element("a", {"href": f"#{self.prefix}-{number}", "aria-label": f"Anmerkung {number}"})
        link.text = str(number)
        sup.append(link)
        return sup

    def _place_behind(self, block: HtmlElement, numbers: list[int]) -> None:
        for number in dict.fromkeys(numbers):
            if number not in self.placed:
                self.placed.add(number)
                aside = self._aside(number)
                block.addnext(aside)
                block = aside

    def _aside(self, number: int) -> HtmlElement:
        aside = html.fragment_fromstring(self.notes[number - 1], create_parent="aside")
        aside.attrib.update(
            {"class": "note", "role": "note", "id": f"{self.prefix}-{number}", "aria-label": f"Anmerkung {number}"}
        )
        label = html.Element("span", {"class": "note__number"})
        label.text = str(number)
        label.tail, aside.text = aside.text, None
        aside.insert(0, label)
        return aside
