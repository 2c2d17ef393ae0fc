"""A Word file with tracked changes: both texts it holds, as after accepting all changes and after rejecting all.

Changes are resolved in the XML (insertions, deletions, moves, whole paragraphs, rows of tables, footnotes),
then each text is read like any other document.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import Element, tostring

from defusedxml import ElementTree as SafeTree

import uploads
from motionkit.reading import docx
from motionkit.reading.docx_numbering import child, local, value
from motionkit.reading.recognise import recognise
from motionkit.reading.results import Change, Comment, Reading, reading_as_data, reading_from_data

_GONE: Final = {True: frozenset({"del", "moveFrom"}), False: frozenset({"ins", "moveTo"})}
_STAYS: Final = {True: frozenset({"ins", "moveTo"}), False: frozenset({"del", "moveFrom"})}
_CHANGED_PARTS: Final = ("document", "footnotes", "endnotes")
_OLD_BOOKMARK: Final = "vorher_"


@dataclass(frozen=True, slots=True)
class Tracked:
    """`old`: all changes rejected · `new`: all accepted · `changes` and `comments` as the file has them."""

    old: Reading
    new: Reading
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()


def read_tracked(file: bytes | Path | BinaryIO) -> Tracked:
    """Both texts of a DOCX file; uploads.Refused with a German message else. Parsed in a child process."""
    upload = uploads.inspect(file, allowed=frozenset({"docx"}))
    data: Mapping[str, Any] = uploads.run_limited("motionkit.reading.tracked:read_in_child", upload.data)
    old, new = reading_from_data(data["old"]), reading_from_data(data["new"])
    return Tracked(old, new, new.changes, new.comments)


def read_in_child(data: bytes) -> dict[str, Any]:
    """What `uploads.run_limited` calls."""
    tracked = read_document(data)
    return {"old": reading_as_data(tracked.old), "new": reading_as_data(tracked.new)}


def read_document(data: bytes) -> Tracked:
    """Parse in this very process; for the child and for trusted files of our own."""
    found = docx.outline_of(data)
    readings = []
    for accepted in (False, True):
        outline = docx.outline_of(resolved(data, accepted=accepted))
        outline.changes, outline.comments = list(found.changes), list(found.comments)
        readings.append(recognise(outline))
    return Tracked(readings[0], readings[1], readings[1].changes, readings[1].comments)


def resolved(data: bytes, *, accepted: bool) -> bytes:
    """The same package with every tracked change accepted or rejected."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        trees: dict[str, Element] = {}
        for name in source.namelist():
            stem = name.rpartition("/")[2].rpartition(".")[0].rstrip("0123456789").lower()
            if stem in _CHANGED_PARTS and name.endswith(".xml"):
                trees[name] = SafeTree.fromstring(source.read(name))
        before = {reference for tree in trees.values() for reference in _references(tree)}
        for tree in trees.values():
            _resolve(tree, accepted)
        lost = before - {reference for tree in trees.values() for reference in _references(tree)}
        for name in source.namelist():
            if name in trees:
                _drop_notes(trees[name], lost)
            package.writestr(name, tostring(trees[name]) if name in trees else source.read(name))
    return target.getvalue()


def _references(tree: Element) -> set[tuple[str, str]]:
    """(footnote or endnote, id) of every note that the text mentions."""
    return {
        (local(part).removesuffix("Reference"), value(part, "id"))
        for part in tree.iter()
        if local(part) in ("footnoteReference", "endnoteReference")
    }


def _drop_notes(tree: Element, lost: set[tuple[str, str]]) -> None:
    """A note goes with the only passage that mentioned it."""
    tree[:] = [part for part in tree if (local(part), value(part, "id")) not in lost]


def _resolve(element: Element, accepted: bool) -> None:
    kept: list[Element] = []
    for part in list(element):
        name = local(part)
        if name in ("pPr", "rPr", "trPr", "tcPr", "sectPr"):
            kept.append(part)
        elif (name in _GONE[accepted] and len(part)) or (name == "tr" and _is_dropped(child(part, "trPr"), accepted)):
            continue
        else:
            _resolve(part, accepted)
            kept += list(part) if name in _STAYS[accepted] else [_renamed(part, accepted)]
    element[:] = _joined(kept, accepted)


def _is_dropped(properties: Element | None, accepted: bool) -> bool:
    return properties is not None and any(local(part) in _GONE[accepted] for part in properties)


def _renamed(part: Element, accepted: bool) -> Element:
    """Bookmarks of the text that is wanted; deleted text becomes text."""
    name = local(part)
    if name == "delText":
        part.tag = part.tag.removesuffix("delText") + "t"
    if name == "bookmarkStart" and value(part, "name").startswith(_OLD_BOOKMARK):
        for key, text in part.attrib.items():
            if key.endswith("}name"):
                part.attrib[key] = text if accepted else text.removeprefix(_OLD_BOOKMARK)
    return part


def _joined(parts: list[Element], accepted: bool) -> list[Element]:
    """Paragraphs whose mark goes run into the next; tables without rows go."""
    result: list[Element] = []
    waiting: list[Element] = []
    for part in parts:
        if local(part) == "tbl" and not any(local(row) == "tr" for row in part.iter()):
            continue
        if local(part) == "p":
            content = [inner for inner in part if local(inner) != "pPr"]
            if _is_dropped(child(part, "pPr", "rPr"), accepted):
                waiting += content if any(local(inner) in ("r", "hyperlink", "sdt") for inner in content) else []
                continue
            if waiting:
                start = len(part) - len(content)
                part[start:start] = waiting
                waiting = []
        result.append(part)
    if waiting:
        last = Element(waiting[0].tag.rpartition("}")[0] + "}p")
        last[:] = waiting
        result.append(last)
    return result
