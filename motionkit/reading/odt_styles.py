"""What the styles and lists of an OpenDocument file mean for the outline."""

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from motionkit.reading.docx_numbering import Level, local, number, spelled, value
from motionkit.reading.docx_styles import StyleMeaning, meaning_of_name

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_ENCODED = re.compile(r"_([0-9a-f]{2})_")


def decoded(name: str) -> str:
    """`Heading_20_1` → `Heading 1`."""
    return _ENCODED.sub(lambda match: chr(int(match[1], 16)), name)


@dataclass(slots=True)
class OdtStyles:
    """Paragraph styles and list styles by name, from both XML parts."""

    parents: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    outline_levels: dict[str, int] = field(default_factory=dict)
    list_of: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)

    def add(self, root: Element | None) -> None:
        """Take up all styles below `root`."""
        for part in root.iter() if root is not None else ():
            name = value(part, "name")
            if local(part) == "style" and value(part, "family") == "paragraph":
                self.parents[name] = value(part, "parent-style-name")
                self.names[name] = value(part, "display-name") or decoded(name)
                self.list_of[name] = value(part, "list-style-name")
                self.outline_levels[name] = number(value(part, "default-outline-level"))
            elif local(part) == "list-style":
                self.lists[name] = dict(_levels(part))

    def meaning(self, name: str) -> StyleMeaning:
        """The first meaning along the chain of parents, at most 12 long; `num_id` is the list style."""
        found, list_style = StyleMeaning(), ""
        for _ in range(12):
            list_style = list_style or self.list_of.get(name, "")
            found = meaning_of_name(self.names.get(name, decoded(name)))
            if self.outline_levels.get(name) and not found.role:
                found = replace(found, heading=self.outline_levels[name])
            if found != StyleMeaning() or not self.parents.get(name):
                break
            name = self.parents[name]
        return replace(found, num_id=list_style)


def _levels(style: Element) -> list[tuple[int, Level]]:
    levels = []
    for part in style:
        depth = number(value(part, "level"), 1) - 1
        if local(part) == "list-level-style-number":
            form = _FORMS.get(value(part, "num-format"), "decimal")
            shown = number(value(part, "display-levels"), 1)
            numbers = ".".join(f"%{place + 1}" for place in range(max(depth - shown + 1, 0), depth + 1))
            pattern = value(part, "num-prefix") + numbers + value(part, "num-suffix")
            levels.append((depth, Level(form, pattern, number(value(part, "start-value"), 1))))
        elif local(part) in ("list-level-style-bullet", "list-level-style-image"):
            levels.append((depth, Level("bullet", "")))
    return levels


@dataclass(slots=True)
class Counter:
    """The running numbers of one list."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def label(self, depth: int, start: int | None = None) -> str:
        level = self.levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "-"
        self.counts[depth] = start if start is not None else self.counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in self.counts if other > depth]:
            del self.counts[deeper]
        text = level.pattern
        for place in range(9):
            if f"%{place + 1}" in text:
                form = self.levels.get(place, level).form
                text = text.replace(f"%{place + 1}", spelled(self.counts.get(place, 1), form))
        return text.strip()[:20]
