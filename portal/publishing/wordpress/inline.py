"""Writes what stands within a sentence: emphasis, links, notes."""

from lxml import html as parser

from intake import html
from portal.publishing.wordpress import embeds, footnotes
from portal.publishing.wordpress.prose import Run, tidy

INLINE = {
    "b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "dfn": "i", "sup": "sup", "sub": "sub", "s": "s", "strike": "s",
    "del": "s", "code": "code", "kbd": "code", "tt": "code", "samp": "code", "var": "code",
}  # fmt: skip


class InlineWriter:
    """The part of the writer that deals with running text."""

    def emphasis(self, tag: str, element) -> None:
        if not element.text_content().strip() and next(element.iter("img"), None) is None:
            self.children(element)
        elif self.run.start(tag):
            self.children(element)
            self.run.end(tag)
        else:
            self.children(element)

    def on_br(self, element) -> None:
        self.run.line_break()

    def on_q(self, element) -> None:
        self.run.text("„")
        self.children(element)
        self.run.text("“")

    def on_a(self, element) -> None:
        """A link; around a picture it is that picture's link; to a note it is the note."""
        address = (element.get("href") or "").strip()
        if address.startswith("#"):
            note = self.found.get(address[1:])
            if note and footnotes.is_mark(element):
                self.run.text(self.passage.note(self.inline_of(note.element), address))
            elif not note or not footnotes.is_mark(element):
                self.children(element)
            return
        if next(element.iter("img"), None) is not None:
            self.linked_picture(element, address)
            return
        attributes, reason = self.around.link(address) if address else (None, "")
        if reason:
            self.notice(reason, parser.tostring(element, encoding="unicode", with_tail=False))
        if attributes and element.text_content().strip() and self.run.start("a", attributes):
            self.children(element)
            self.run.end("a")
        else:
            self.children(element)

    def note_here(self, element) -> None:
        """A note written in the text, or called in it by WordPress's own footnotes."""
        identity = element.get("data-fn") or ""
        if not identity:
            inner = self.inline_of(element)
        elif identity in self.kept_notes:
            inner = self.inline_of(
                parser.fragment_fromstring(html.structure(self.kept_notes[identity]), create_parent="div")
            )
        else:
            self.notice(
                "Der Text dieser Fußnote fehlt im Export", parser.tostring(element, encoding="unicode", with_tail=False)
            )
            return
        if inner:
            self.run.text(self.passage.note(inner, identity))

    def inline_of(self, element) -> str:
        """The content of an element as inline HTML, written apart from the current sentence."""
        outer, self.run = self.run, Run()
        self.held += 1
        self.children(element)
        inner, self.run = self.run.take(), outer
        self.held -= 1
        return tidy(inner)

    def link_line(self, address: str, words: str) -> None:
        """A link as a paragraph of its own; the address stands for missing words."""
        attributes, reason = self.around.link(address)
        if reason:
            self.notice(reason, address)
        if not attributes:
            return
        self.paragraph_break()
        if self.run.start("a", attributes):
            self.run.text(words or embeds.host(address) or address)
            self.run.end("a")
        self.paragraph_break()
