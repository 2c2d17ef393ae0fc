"""Plain text to an outline: typed, pasted, or raw text of a PDF with all its noise."""

import re

from motionkit.characters import readable
from motionkit.reading import wrapping
from motionkit.reading.outline import Outline, Paragraph

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"^(\*\*|__)(.+)\1:?$")
_UNDERLINE = re.compile(r"^(=+|-{3,})$")
_INDENT = re.compile(r"^( *)")
_DIVIDER = re.compile(r"^\|[\s:|-]+\|$")
_PRIVATE_BULLETS = re.compile("[\uf0a7\uf0b7\uf0d8\uf02d\uf0fc]")


def outline_of(text: str) -> Outline:
    """The outline of any text; Markdown headings, lists and tables are understood on the way."""
    outline = Outline()
    text = _PRIVATE_BULLETS.sub("•", readable(text.replace("\f", "\n\n")))
    lines, outline.noise = wrapping.split_noise(_without_underlines(text.split("\n")))
    indents = _indents(lines)
    for group in wrapping.paragraphs(lines):
        first = group[0]
        if match := _HEADING.match(first):
            outline.add(Paragraph(match[2], heading=len(match[1])))
        elif len(group) == 1 and (match := _EMPHASIS.match(first)) and len(first) < 120:
            outline.add(Paragraph(match[2], heading=3))
        elif first.startswith("|") and first.endswith("|"):
            if _DIVIDER.match(first):
                outline.noise.append(first)
            else:
                outline.add(Paragraph(first, row=True))
        else:
            outline.add(Paragraph(wrapping.join(group), lines=group, depth=indents.get(first, 0)))
    return outline


def _without_underlines(lines: list[str]) -> list[str]:
    """Headings underlined with === or --- (Markdown's other form) become `# ` headings."""
    result: list[str] = []
    for line in lines:
        if result and result[-1].strip() and len(result[-1]) < 100 and _UNDERLINE.match(line.strip()):
            marks = "#" if "=" in line else "##"
            before = result[-2].strip() if len(result) > 1 else ""
            if not before and not result[-1].lstrip().startswith(("#", "|", "-")):
                result[-1] = f"{marks} {result[-1].strip()}"
                continue
        result.append(line)
    return result


def _indents(lines: list[str]) -> dict[str, int]:
    """Stripped first lines of list items → list level, from their indentation."""
    levels: dict[str, int] = {}
    for line in lines:
        match = _INDENT.match(line.replace("\t", "    "))
        if match and match[1]:
            levels.setdefault(line.strip(), min(len(match[1]) // 3, 3))
    return levels
