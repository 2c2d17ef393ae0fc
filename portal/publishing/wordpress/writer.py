"""Walks over the tree of a text and writes passages and blocks; what has no place here is named in a notice."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import html as parser

from intake import html
from intake.characters import one_line
from portal.publishing.wordpress import embeds, footnotes, gutenberg, shortcodes
from portal.publishing.wordpress.boxes import BoxWriter
from portal.publishing.wordpress.figures import FigureWriter
from portal.publishing.wordpress.inline import INLINE, InlineWriter
from portal.publishing.wordpress.prose import Headings, Passage, Run
from portal.publishing.wordpress.trees import LINE, PARAGRAPH, remove, set_paragraphs

REMOVED = re.compile(r"<(script|style|form|svg|input|textarea)\b[^<>]*>", re.IGNORECASE)
LONGEST_SOURCE = 400
PAGE_MARKS = re.compile(r"<!--\s*(?:nextpage|noteaser|more\b.*?)\s*-->", re.DOTALL)
STILL = {"more", "nextpage", "spacer", "paragraph", "heading", "block", "footnotes", "freeform", "html", "shortcode"}
EMPTY_BLOCKS = {
    "site-logo": "Logo",
    "query": "Beitragsliste",
    "latest-posts": "Liste neuer Beiträge",
    "search": "Suchfeld",
}


@dataclass(frozen=True)
class Notice:
    """Something that could not be taken over as it was, with its source."""

    what: str
    source: str = ""


@dataclass
class Converted:
    """A text as blocks of a stream field, and what was lost on the way."""

    blocks: list[dict] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Writer(InlineWriter, FigureWriter, BoxWriter):
    """Walks over the tree of a text and writes its blocks."""

    def __init__(self, surroundings, notes: dict[str, str]):
        self.around, self.kept_notes = surroundings, notes
        self.result, self.seen = Converted(), set()
        self.run, self.passage, self.headings = Run(), Passage(), Headings()
        self.found: dict[str, footnotes.Note] = {}
        self.held = 0  # Above zero within a heading or list: blocks have to wait until it ends.
        self.waiting: list[Callable[[], None]] = []

    # -- the course of things

    def write(self, markup: str) -> None:
        """The whole text; classic stretches of it are marked."""
        for removed in {found[1].lower() for found in REMOVED.finditer(markup)}:
            source = markup[max(0, markup.lower().find(f"<{removed}")) :]
            self.notice(f"<{removed}> ist nicht erlaubt und entfernt", source)
        skeleton = html.structure(shortcodes.expand(PAGE_MARKS.sub("\n\n", markup), self.notice))
        if html.depth(markup) > html.MAX_DEPTH or html.depth(skeleton, exact=True) > html.MAX_DEPTH:
            self.notice("Zu tief verschachtelt: nur Absätze, Verweise und Bilder sind übernommen", markup)
            skeleton = html.flat(skeleton)
        tree = parser.fragment_fromstring(skeleton, create_parent="div")
        for zone in [found for found in tree.iter("div") if found.get("data-wordpress") is not None]:
            set_paragraphs(zone)
        self.found = footnotes.collect(tree)
        self.children(tree)
        self.end_paragraph()

    def finish(self) -> Converted:
        self.end_passage()
        return self.result

    def notice(self, what: str, source: str = "") -> None:
        found = Notice(what, one_line(source, LONGEST_SOURCE))
        if found not in self.seen:
            self.seen.add(found)
            self.result.notices.append(found)

    def end_paragraph(self) -> None:
        """Sets what was written as a paragraph; then whatever waited for its end."""
        written = self.run.take()
        if written:
            self.passage.pieces.append(f"<p>{written}</p>")
        if not self.held and self.waiting:
            waiting, self.waiting = self.waiting, []
            for put in waiting:
                put()

    def end_passage(self) -> None:
        if block := self.passage.take():
            self.result.blocks.append(block)

    def put(self, block: dict) -> None:
        """Sets a block between two passages, at once or as soon as the current sentence, list or heading has ended."""
        if self.held or self.run.length:
            self.waiting.append(lambda: self.put(block))
            return
        self.end_passage()
        self.result.blocks.append(block)

    # -- walking

    def children(self, element) -> None:
        self.text(element.text)
        for child in element:
            self.element(child)
            self.text(child.tail)

    def element(self, element) -> None:
        if not isinstance(element.tag, str):
            self.comment(element.text or "")
            return
        handler = getattr(self, f"on_{element.tag}", None)
        if element.get("data-note") is not None or element.get("data-fn"):
            self.note_here(element)
        elif handler:
            handler(element)
        elif element.tag in INLINE:
            self.emphasis(INLINE[element.tag], element)
        elif element.tag in CONTAINERS:
            self.container(element)
        else:
            self.children(element)

    def text(self, text: str | None) -> None:
        """Running text, with the breaks that classic text has got."""
        for number, paragraph in enumerate((text or "").split(PARAGRAPH)):
            if number:
                self.paragraph_break()
            for place, line in enumerate(paragraph.split(LINE)):
                if place:
                    self.run.line_break()
                self.run.text(line)

    def on_p(self, element) -> None:
        """A paragraph; one that is nothing but the address of a known provider is what WordPress would embed."""
        found = None if len(element) else embeds.BARE.match(element.text or "")
        card = embeds.card(found[1]) if found and embeds.provider(found[1]) else None
        self.paragraph_break()
        if card:
            self.put(card)
        else:
            self.children(element)
        self.paragraph_break()

    def paragraph_break(self) -> None:
        if self.held:
            self.run.line_break()
        else:
            self.end_paragraph()

    def comment(self, text: str) -> None:
        """The beginning of a block that has no HTML of its own, or none that says what it is."""
        begun = gutenberg.opening(text)
        if not begun:
            return
        if begun.name in {"cover", "media-text"} and isinstance(begun.settings.get("url"), str):
            self.cover(begun)
        elif begun.name == "social-link" and isinstance(begun.settings.get("url"), str):
            self.link_line(begun.settings["url"], str(begun.settings.get("service", "")))
        elif begun.alone and begun.name not in STILL:
            name = EMPTY_BLOCKS.get(begun.name, begun.name)
            self.notice(f"Block „{name}“ wird von WordPress erzeugt und hat keinen eigenen Inhalt", f"<!--{text}-->")

    # -- paragraphs, headings, lists

    def container(self, element) -> None:
        if self.special(element):
            return
        self.paragraph_break()
        self.children(element)
        self.paragraph_break()

    def heading(self, element) -> None:
        if self.held:
            self.emphasis("b", element)
            self.run.line_break()
            return
        self.end_paragraph()
        words = re.sub(r"</?b>|<br/>", lambda found: " " if found[0] == "<br/>" else "", self.inline_of(element))
        if words.strip():
            level = self.headings.level(int(element.tag[1]))
            self.passage.pieces.append(f"<h{level}>{words.strip()}</h{level}>")
        self.end_paragraph()

    on_h1 = on_h2 = on_h3 = on_h4 = on_h5 = on_h6 = heading

    def on_hr(self, element) -> None:
        self.paragraph_break()
        if not self.held and self.passage.pieces and self.passage.pieces[-1] != "<hr/>":
            self.passage.pieces.append("<hr/>")

    def on_ul(self, element) -> None:
        if "gallery" in (element.get("class") or ""):
            self.gallery(element)
        elif self.held:
            self.children(element)
        else:
            self.end_paragraph()
            if written := self.list_of(element):
                self.passage.pieces.append(written)
            self.end_paragraph()

    on_ol = on_ul

    def list_of(self, element, depth: int = 0) -> str:
        """A list with the lists inside it; Wagtail's editor knows five levels."""
        entries = []
        for entry in element:
            if not isinstance(entry.tag, str):
                self.comment(entry.text or "")
                continue
            inside = [child for child in entry if child.tag in {"ul", "ol"}] if depth < 4 else []
            for child in inside:
                remove(child)
            lists = [self.list_of(child, depth + 1) for child in inside]
            if entry.tag in {"ul", "ol"}:
                lists, words = [self.list_of(entry, depth + 1)], ""
            else:
                words = self.inline_of(entry)
            if entries and not words and any(lists):
                entries[-1] = entries[-1].removesuffix("</li>") + "".join(lists) + "</li>"
            elif words or any(lists):
                entries.append(f"<li>{words}{''.join(lists)}</li>")
        return f"<{element.tag}>{''.join(entries)}</{element.tag}>" if entries else ""

    def on_li(self, element) -> None:
        self.paragraph_break()
        self.children(element)
        self.paragraph_break()

    def on_dt(self, element) -> None:
        self.paragraph_break()
        self.emphasis("b", element)
        self.paragraph_break()


CONTAINERS = {
    "div", "section", "article", "aside", "header", "footer", "main", "nav", "center", "address", "dl", "dd", "fieldset",
    "legend", "form", "noscript", "figcaption", "summary", "caption", "tbody", "thead", "tr", "td", "th",
}  # fmt: skip
