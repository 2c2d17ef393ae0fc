"""Light prose: paragraphs, lists, sub-headings and tables in a plain string.

Every longer part of a motion is such a string, so that it can be typed, compared, hashed and sent
by mail. Blocks are separated by a blank line, items of one list stand on consecutive lines:

    Ein Absatz ist eine Zeile.

    a) ein Unterpunkt
    b) noch einer
      - eingerückt: eine Ebene tiefer

    ### Zwischenüberschrift

There is no inline markup on purpose: in „Bürger*innen und Mieter*innen“ the stars are letters.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from motionkit.characters import one_line, readable

BlockKind = Literal["paragraph", "item", "heading", "row"]

# A label starts a list item: bullets, 1. 1) (1) a) aa) (a) iv) and I. II. – never a bare year.
LABEL = (
    r"[-*•‣▪●◦–]|\(?\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-z]\)|\(?(?P<twice>[a-z])(?P=twice)\)|\(?[ivx]{1,5}\)|[IVX]{1,5}[.)]"
)
_ITEM = re.compile(rf"^( *)({LABEL}) +(?=\S)(.*)$")
_HEADING = re.compile(r"^(#{3,4}) +(\S.*)$")
_BULLETS = frozenset("-*•‣▪●◦–")
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `label` is set for items ("a)", "-"), `level` for items (0–3) and headings (3–4)."""

    kind: BlockKind
    text: str
    label: str = ""
    level: int = 0

    @property
    def is_bullet(self) -> bool:
        return self.label == "-"

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a table row."""
        return tuple(cell.strip() for cell in self.text[1:-1].split("|"))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, which may be typed freely: soft line breaks are joined."""
    found: list[Block] = []
    open_block = False
    for raw in readable(text).split("\n"):
        line = raw.replace("\t", "    ").rstrip()
        if not line.strip():
            open_block = False
            continue
        block = _block(line)
        if block.kind == "paragraph" and open_block and found[-1].kind in ("paragraph", "item"):
            last = found[-1]
            found[-1] = Block(last.kind, f"{last.text} {block.text}", last.label, last.level)
        else:
            found.append(block)
        open_block = True
    return tuple(found)


def _block(line: str) -> Block:
    content = one_line(line)
    if match := _HEADING.match(line.strip()):
        return Block("heading", one_line(match[2]), level=len(match[1]))
    if content.startswith("|") and content.endswith("|") and content.count("|") > 2:
        cells = Block("row", content).cells
        return Block("row", one_line(f"| {' | '.join(cells)} |"))
    if (match := _ITEM.match(line)) and (rest := one_line(match[4])):
        label = "-" if match[2] in _BULLETS else match[2]
        return Block("item", rest, label, min(len(match[1]) // 2, _DEEPEST))
    return Block("paragraph", content)


def render(parts: Iterable[Block]) -> str:
    """The string for `parts`; the inverse of `blocks` for blocks that `blocks` returned."""
    lines: list[str] = []
    previous: BlockKind | None = None
    for part in parts:
        if not part.text:
            continue
        if previous is not None and not (part.kind == previous and part.kind in ("item", "row")):
            lines.append("")
        lines.append(_line(part))
        previous = part.kind
    return "\n".join(lines)


def _line(part: Block) -> str:
    if part.kind == "item":
        return f"{'  ' * part.level}{part.label} {part.text}"
    if part.kind == "heading":
        return f"{'#' * part.level} {part.text}"
    return part.text


def normalise(text: str) -> str:
    """The one spelling of `text`: two texts with the same blocks are the same string.

    Joining soft line breaks may give a line that looks like an item or heading ("-" + "x"), hence
    the repetition; every round has fewer lines, so it ends.
    """
    while (better := render(blocks(text))) != text:
        text = better
    return text
