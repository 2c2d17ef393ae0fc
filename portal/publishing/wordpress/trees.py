"""Small steps on trees of HTML: taking elements out, and the paragraphs that classic text only hints at."""

import re

LINE, PARAGRAPH = "\u2028", "\u2029"  # Stand for `<br>` and a new paragraph; foreign text never holds them (intake).
EMPTY_LINE = re.compile(r"[ \t\r\xa0]*\n(?:[ \t\r\xa0]*\n)+[ \t]*")
BLOCKS = {
    "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "center", "address", "blockquote", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "pre", "hr", "form", "fieldset", "details",
    "summary", "iframe", "audio", "video", "object", "embed", "figcaption",
}  # fmt: skip
HOLDERS = {"div", "section", "article", "aside", "main", "center", "blockquote", "details", "td", "dd"}


def remove(element) -> None:
    """Takes an element out and leaves the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def classes(element) -> set[str]:
    return set((element.get("class") or "").split())


def set_paragraphs(zone) -> None:
    """Gives classic text its paragraphs: an empty line begins a new one, a single line break is kept.

    WordPress does the same when it shows such a text.
    """
    _mark_breaks(zone)
    holders = [zone, *(found for found in zone.iter(*HOLDERS) if found is not zone)]
    for holder in holders:
        _group(holder)


def _mark_breaks(zone) -> None:
    for element in zone.iter():
        if isinstance(element.tag, str) and element.tag != "pre" and not _within_pre(element, zone):
            element.text = _marked(element.text)
        if element is not zone and not _within_pre(element, zone):
            element.tail = _marked(element.tail)


def _within_pre(element, zone) -> bool:
    for above in element.iterancestors():
        if above.tag == "pre":
            return True
        if above is zone:
            return False
    return False


def _marked(text: str | None) -> str | None:
    return EMPTY_LINE.sub(PARAGRAPH, text).replace("\n", LINE) if text and "\n" in text else text


def _group(holder) -> None:
    """Puts the text and inline elements that stand directly in `holder` into paragraphs."""
    children = list(holder)
    parts: list = [holder.text or ""]
    for child in children:
        parts += [child, child.tail or ""]
        child.tail = None
        holder.remove(child)
    holder.text = None
    paragraph = None
    for part in parts:
        if not isinstance(part, str):
            if part.tag in BLOCKS or not isinstance(part.tag, str):
                paragraph = None
                holder.append(part)
                continue
            paragraph = holder.makeelement("p") if paragraph is None else paragraph
            if paragraph.getparent() is None:
                holder.append(paragraph)
            paragraph.append(part)
            continue
        for number, words in enumerate(part.split(PARAGRAPH)):
            paragraph = None if number else paragraph
            if paragraph is None and not words.strip():
                continue
            if paragraph is None:
                paragraph = holder.makeelement("p")
                holder.append(paragraph)
            _append_text(paragraph, words)


def _append_text(element, words: str) -> None:
    last = next(element.iterchildren(reversed=True), None)  # len() would count all children each time
    if last is not None:
        last.tail = (last.tail or "") + words
    else:
        element.text = (element.text or "") + words
