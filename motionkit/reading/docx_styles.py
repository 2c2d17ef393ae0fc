"""What a paragraph style of a Word file means for the outline."""

import re
from dataclasses import dataclass, replace
from typing import Final, Self
from xml.etree.ElementTree import Element

from motionkit.reading.docx_numbering import child, children, number, value
from motionkit.reading.outline import Role

# Names of our own export's styles (motionkit.export.styles) and of Word's and LibreOffice's titles.
ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "titel": "title",
    "antragsart": "kind",
    "antragskopf": "head",
    "antragskopf absender": "originator",
    "antragskopf empfänger": "addressee",
    "antragskopf ort und datum": "dated",
    "antragstext": "body",
    "antragstext tabelle": "body",
    "beschlusspunkt": "clause",
    "beschlusspunkt fortsetzung": "body",
    "unterschriften": "signature",
}
_HEADING = re.compile(r"^(?:heading|überschrift|uberschrift|berschrift)[ _]?([1-9])$")
_ITEM = re.compile(r"^unterpunkt(?: ([2-4]))?$")


@dataclass(frozen=True, slots=True)
class StyleMeaning:
    """`heading`: level or 0 · `num_id`, `depth`: the list it belongs to · `item_depth`: of our own items."""

    heading: int = 0
    num_id: str = ""
    depth: int = 0
    role: Role = ""
    item_depth: int | None = None


def meaning_of_name(name: str) -> StyleMeaning:
    """What the bare name of a style says, in Word's and LibreOffice's spelling."""
    name = name.lower().strip()
    if match := _HEADING.match(name):
        return StyleMeaning(heading=int(match[1]))
    if match := _ITEM.match(name):
        return StyleMeaning(role="body", item_depth=int(match[1] or 1) - 1)
    return StyleMeaning(role=ROLES.get(name, ""))


class Styles:
    """Styles by id, with what they inherit."""

    def __init__(self) -> None:
        self._styles: dict[str, Element] = {}
        self._known: dict[str, StyleMeaning] = {}

    @classmethod
    def read(cls, root: Element | None) -> Self:
        styles = cls()
        styles._styles = {value(part, "styleId"): part for part in children(root, "style")}
        return styles

    def of(self, style_id: str, depth: int = 0) -> StyleMeaning:
        """The meaning of a style; StyleMeaning() when it is unknown. Inheritance is followed 12 deep."""
        if style_id in self._known:
            return self._known[style_id]
        style = self._styles.get(style_id)
        if style is None or depth > 12:
            return meaning_of_name(style_id)
        meaning = meaning_of_name(value(child(style, "name")))
        base = value(child(style, "basedOn"))
        inherited = self.of(base, depth + 1) if base else StyleMeaning()
        if not meaning.heading and not meaning.role:
            meaning = replace(meaning, heading=inherited.heading)
        level = value(child(style, "pPr", "outlineLvl"))
        if level and not meaning.role:
            meaning = replace(meaning, heading=number(level, 9) + 1 if number(level, 9) < 9 else 0)
        own = child(style, "pPr", "numPr")
        num_id = value(child(own, "numId")) or inherited.num_id
        list_depth = number(value(child(own, "ilvl")), inherited.depth)
        self._known[style_id] = replace(meaning, num_id=num_id, depth=list_depth)
        return self._known[style_id]
