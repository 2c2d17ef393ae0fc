"""Pictures for link previews (Open Graph), 1200 × 630, made from a title with the portal's own type and colours."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

import portal.design

SIZE = (1200, 630)
MARGIN = 72
ROOM = SIZE[0] - 2 * MARGIN
HEIGHT_OF_TITLE, LEADING = 385, 1.06
PAPER, INK, RED = "#f7f3ea", "#17130f", "#b5121b"
FONTS = Path(portal.design.__file__).parent / "fonts"


@lru_cache(maxsize=256)
def draw(title: str, kicker: str) -> bytes:
    """A PNG with kicker and title; the type gets smaller until all fits, at most five lines, then „…“."""
    picture = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], 18), fill=RED)
    if kicker:
        pen.text((MARGIN, 76), kicker, font=_font(40), fill=RED)
    font, lines = _fitted(title)
    top = 140
    for line in lines:
        pen.text((MARGIN, top), line, font=font, fill=INK)
        top += round(font.size * LEADING)
    pen.rectangle((MARGIN, 540, SIZE[0] - MARGIN, 544), fill=INK)
    pen.text((MARGIN, 560), settings.WAGTAIL_SITE_NAME, font=_font(34), fill=INK)
    out = BytesIO()
    picture.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest type in which the title fits into the height, and its lines."""
    for size in (104, 92, 80, 70, 60):
        font = _font(size)
        lines = _wrap(title, font)
        most = int(HEIGHT_OF_TITLE / (size * LEADING))
        if len(lines) <= most:
            return font, lines
    return font, [*lines[: most - 1], _shortened(lines[most - 1], font)]


def _shortened(line: str, font: ImageFont.FreeTypeFont) -> str:
    """A line with „ …“ at its end, cut until it fits."""
    while line and font.getlength(f"{line} …") > ROOM:
        line = line[:-1].rstrip()
    return f"{line} …"


def _wrap(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """Lines that fit between the margins; a word that is too long by itself is cut with a hyphen."""
    lines = [""]
    for word in title.split():
        while font.getlength(word) > ROOM:
            cut = next(n for n in range(len(word) - 1, 0, -1) if font.getlength(word[:n] + "-") <= ROOM)
            lines += [word[:cut] + "-", ""]
            word = word[cut:]
        attempt = f"{lines[-1]} {word}".strip()
        if font.getlength(attempt) <= ROOM:
            lines[-1] = attempt
        else:
            lines.append(word)
    return [line for line in lines if line]


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(next(FONTS.glob("*.ttf")), size)
