"""Reads foreign XML piece by piece: memory stays bounded, hostile constructions are refused, errors are in German."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

CHUNK: Final = 256 * 1024
ENCODINGS: Final = frozenset({"utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252"})
_DECLARATION: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["'][^>]*\?>""")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE: Final = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")


class Unreadable(ValueError):
    """The XML cannot or must not be read. The message is a German sentence for the person who brought the file."""


@dataclass(frozen=True)
class Limits:
    """How much is taken in: bytes of the file, depth of elements, characters of one piece, number of pieces."""

    bytes: int = 300 * 1024 * 1024
    depth: int = 40
    characters: int = 20_000_000
    pieces: int = 500_000


class _Pieces:
    """Target of the parser: builds each child of `path` on its own and hands it out, so nothing piles up."""

    def __init__(self, path: tuple[str, ...], limits: Limits):
        self.path, self.limits = path, limits
        self.open: list[str] = []
        self.builder: TreeBuilder | None = None
        self.ready: list[Element] = []
        self.characters = self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.open.append(tag)
        level = len(self.open)
        if level > self.limits.depth:
            raise Unreadable(
                f"Die Datei schachtelt Elemente tiefer als {self.limits.depth}-fach. So schreibt kein Programm sie."
            )
        if level <= len(self.path) and tag != self.path[level - 1]:
            raise Unreadable(f"Die Datei beginnt mit <{_short(tag)}> statt mit <{self.path[level - 1]}>.")
        if level == len(self.path) + 1:
            self.builder, self.characters = TreeBuilder(), 0
        if self.builder:
            self._weigh(len(tag) + sum(len(value) for value in attributes.values()))
            self.builder.start(tag, attributes)

    def data(self, text: str) -> None:
        if self.builder:
            self._weigh(len(text))
            self.builder.data(text)

    def end(self, tag: str) -> None:
        if self.builder:
            self.builder.end(tag)
            if len(self.open) == len(self.path) + 1:
                self.ready.append(self.builder.close())
                self.builder = None
                self.count += 1
                if self.count > self.limits.pieces:
                    raise Unreadable(f"Die Datei hat mehr als {self.limits.pieces} Einträge. Bitte teilen Sie sie.")
        self.open.pop()

    def close(self) -> None:
        """Called by the parser at the end; there is nothing left to hand out."""

    def _weigh(self, characters: int) -> None:
        self.characters += characters
        if self.characters > self.limits.characters:
            raise Unreadable(
                f"Ein einzelner Eintrag der Datei hat mehr als {self.limits.characters // 1_000_000} Millionen Zeichen. "
                "Das ist kein Text mehr."
            )


def pieces(file: IO[bytes], path: tuple[str, ...], limits: Limits = Limits()) -> Iterator[Element]:
    """The children of the element at `path`, one after the other, as soon as each is complete.

    Document types and entities are refused before anything is resolved. Characters that XML forbids, which real
    exports contain all the same, are left out. Raises Unreadable.
    """
    target = _Pieces(path, limits)
    parser = DefusedXMLParser(target=target, encoding="utf-8", forbid_dtd=True)
    try:
        for text in _texts(file, limits):
            parser.feed(text.encode())
            yield from target.ready
            target.ready.clear()
        parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            "Die Datei legt einen Dokumenttyp oder eigene Entitäten fest. Damit lassen sich Rechner angreifen; "
            "ein echter Export enthält so etwas nicht."
        ) from error
    except ParseError as error:
        raise Unreadable(_explain(error)) from error


def _texts(file: IO[bytes], limits: Limits) -> Iterator[str]:
    """The file as clean text in chunks: decoded as it says of itself, without byte order mark and forbidden characters."""
    head = file.read(CHUNK)
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not bare:
        raise Unreadable("Die Datei ist leer.")
    decoder = codecs.getincrementaldecoder(_encoding(head, bare))("strict")
    read, line, rest = 0, 1, ""
    while head or rest:
        read += len(head)
        if read > limits.bytes:
            raise Unreadable(
                f"Die Datei ist größer als {limits.bytes // 1024 // 1024} MB. Bitte teilen Sie den Export."
            )
        try:
            text = rest + decoder.decode(head, final=not head)
        except UnicodeDecodeError as error:
            raise Unreadable(
                f"Ab Zeile {line + head[: error.start].count(10)} stimmt die Zeichenkodierung nicht: Die Datei gibt sich als "
                f"{error.encoding.upper()} aus, enthält aber andere Bytes. Wurde sie mit einem Editor umgespeichert?"
            ) from error
        line += head.count(10)
        if read == len(head):
            text = text.lstrip("\ufeff \t\r\n")
        cut = text.rfind("&", max(0, len(text) - 14)) if head else -1
        text, rest = (text[:cut], text[cut:]) if cut >= 0 else (text, "")
        yield _REFERENCE.sub(_allowed, _CONTROLS.sub("", text))
        if not head:
            return
        head = file.read(CHUNK)


def _encoding(head: bytes, bare: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    found = _DECLARATION.match(bare)
    name = found[1].decode("ascii").lower() if found else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = name
    if known not in ENCODINGS:
        raise Unreadable(
            f"Die Datei nennt die Zeichenkodierung „{name}“, die hier nicht gelesen wird. Üblich ist UTF-8."
        )
    return known


def _allowed(found: re.Match[str]) -> str:
    """A character reference, or nothing when XML forbids the character."""
    code = int(found[1], 16) if found[1] else int(found[2])
    fine = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return found[0] if fine else ""


def _short(tag: str) -> str:
    return tag.rsplit("}", 1)[-1][:40]


def _explain(error: ParseError) -> str:
    line, _ = error.position
    reason = str(error).split(":")[0]
    if reason in {"no element found", "unclosed token", "unclosed CDATA section", "partial character"}:
        return f"Die Datei bricht in Zeile {line} ab. Wahrscheinlich wurde sie nicht vollständig heruntergeladen."
    if reason == "undefined entity":
        return f"In Zeile {line} steht eine Entität, die XML nicht kennt."
    if reason == "unbound prefix":
        return f"In Zeile {line} steht ein Kürzel, dessen Namensraum am Anfang der Datei fehlt."
    return f"In Zeile {line} ist die Datei kein gültiges XML ({reason})."
