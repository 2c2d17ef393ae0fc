"""Writes quotations, tables, boxes and text whose lines stay as they are."""

import re

from lxml import html as parser

from intake.characters import one_line
from portal.publishing.wordpress import footnotes, tables
from portal.publishing.wordpress.trees import LINE, PARAGRAPH, classes, remove

NEW_LINE = {
    "p",
    "div",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dt",
    "dd",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "section",
}
OPENING, CLOSING = "„“»«\"'‚‘", "“”«»\"'‘’"


class BoxWriter:
    """The part of the writer for blocks that hold plain text."""

    def plain(self, element, *, keep: bool = False) -> str:
        """The words of an element, one line for each block in it; notes stand in brackets. `keep`: with all blanks."""
        parts: list[str] = []
        self._gather(element, parts, keep)
        text = "".join(parts).replace(LINE, "\n").replace(PARAGRAPH, "\n")
        if keep:
            return text
        return re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t]+", " ", text)).strip()

    def _gather(self, element, parts: list[str], keep: bool) -> None:
        parts.append(_text(element.text, keep))
        for child in element:
            if isinstance(child.tag, str):
                note = self._note_words(child)
                if note is not None:
                    parts.append(note)
                elif child.tag == "br":
                    parts.append("\n")
                else:
                    apart = child.tag in NEW_LINE
                    parts.append("\n" if apart else "")
                    parts.append("– " if child.tag == "li" and not keep else "")
                    self._gather(child, parts, keep)
                    parts.append("\n" if apart else "")
            parts.append(_text(child.tail, keep))

    def _note_words(self, element) -> str | None:
        """A note where notes cannot be called: its words in brackets. None when the element is no note."""
        identity = element.get("data-fn") or ""
        if identity in self.kept_notes:
            markup = self.kept_notes[identity]
            return f" (Anmerkung: {one_line(parser.fragment_fromstring(markup or ' ', create_parent='div').text_content())})"
        if element.get("data-note") is not None:
            return f" (Anmerkung: {one_line(self.plain(element))})"
        target = self.found.get((element.get("href") or "#")[1:]) if element.tag == "a" else None
        if target and footnotes.is_mark(element):
            return f" (Anmerkung: {one_line(target.element.text_content())})"
        return None

    # -- quotations

    def on_blockquote(self, element) -> None:
        self.quotation(element, "")

    def quotation(self, element, caption: str) -> None:
        """A quotation with who said it; what is no text in it follows behind."""
        if self.held:
            self.children(element)
            return
        who, source_url = self._take_cite(element)
        links = [link for link in element.iter("a") if (link.get("href") or "").startswith(("http://", "https://"))]
        if "instagram-media" in classes(element) or "fb-xfbml-parse-ignore" in classes(element):
            self.card(links[0].get("href") if links else "", "iframe", caption)
            return
        self.paragraph_break()
        if "twitter-tweet" in classes(element) and links:
            who, source_url = self._take_tweet(element, links[-1])
        elif not source_url and len(links) == 1 and not self.around.own_file(links[0].get("href")):
            source_url = self._address(links[0].get("href"))
        else:
            self.words_of(element)
        words = _unquoted(self.plain(element))
        value = {"text": words, "who": one_line(who or caption), "source": "", "source_url": source_url}
        if words:
            self.put({"type": "quotation", "value": value})
        elif who:
            self.run.text(who)
            self.paragraph_break()
        for image in list(element.iter("img")):
            self.picture(image, "")

    def _take_cite(self, element) -> tuple[str, str]:
        """(who, address) from the last <cite>, taken out of the quotation."""
        cites = list(element.iter("cite"))
        if not cites:
            return "", ""
        cite = cites[-1]
        link = next((found for found in cite.iter("a") if found.get("href")), None)
        who = one_line(self.plain(cite)).lstrip("—–- ")
        remove(cite)
        return who, self._address(link.get("href")) if link is not None else ""

    def _take_tweet(self, element, link) -> tuple[str, str]:
        """(who and when, address) of a tweet: behind its text stand „— Name (@name)“ and the date as a link."""
        address = self._address(link.get("href"))
        before, home = link.getprevious(), link.getparent()
        name = (before.tail if before is not None else home.text) or ""
        who = f"{one_line(name).lstrip('—–- ')}, {one_line(link.text_content())}".strip(", ")
        if before is not None:
            before.tail = ""
        else:
            home.text = ""
        remove(link)
        return who, address

    def _address(self, address: str) -> str:
        attributes, _ = self.around.link(address)
        found = (attributes or {}).get("href", "")
        return found if found.startswith(("http://", "https://")) and len(found) < 1000 else ""

    # -- tables

    def on_table(self, element) -> None:
        self.table(element, self.take_caption(element))

    def table(self, element, caption: str) -> None:
        """A table; one that only arranges things is read cell by cell."""
        if self.held or tables.is_layout(element):
            self.container_with(element, caption)
            return
        images = list(element.iter("img"))
        parts = tables.grid(element, lambda cell: one_line(self.words_of(cell).replace("\n", " ")))
        if parts is None:
            self.notice("Tabelle zu groß für das Portal: als Text übernommen", caption)
            text = "\n".join(" | ".join(one_line(self.plain(cell)) for cell in row) for row in tables.rows_of(element))
            self.put({"type": "preformatted", "value": {"text": text[:200_000]}})
            return
        headings, rows = parts
        if any(any(row) for row in rows) or any(headings):
            self.paragraph_break()
            self.put(tables.block(caption or "Tabelle", headings, rows))
        for image in images:
            self.picture(image, "")

    # -- lines as they are

    def on_pre(self, element) -> None:
        """Code, verses and other text in which each line counts."""
        if self.held:
            self.emphasis("code", element)
            return
        text = self.plain(element, keep=True).replace("\r", "").strip("\n").rstrip()
        if text.strip():
            self.paragraph_break()
            self.put({"type": "preformatted", "value": {"text": text}})

    # -- boxes

    def on_details(self, element) -> None:
        """What readers had to fold out: a box, or a heading and its content when there is more than text in it."""
        summary = element.find("summary")
        title = one_line(self.plain(summary)) if summary is not None else "Näheres"
        if summary is not None:
            remove(summary)
        self.paragraph_break()
        self.run.start("b")
        self.run.text(title or "Näheres")
        self.run.end("b")
        self.paragraph_break()
        self.children(element)
        self.paragraph_break()

    def on_form(self, element) -> None:
        self.notice("Formular entfernt", parser.tostring(element, encoding="unicode", with_tail=False))

    def on_button(self, element) -> None:
        """A button without a form does nothing; its words would mislead."""

    on_input = on_button


def _text(text: str | None, keep: bool) -> str:
    return (text or "") if keep else re.sub(r"[ \t\n\r]+", " ", text or "")


def _unquoted(words: str) -> str:
    """Without the marks around the whole: the portal sets them itself."""
    if (
        len(words) > 2
        and words[0] in OPENING
        and words[-1] in CLOSING
        and not any(mark in words[1:-1] for mark in words[0] + words[-1])
    ):
        return words[1:-1].strip()
    return words
