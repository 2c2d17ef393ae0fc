"""The style sheet: complete, small, and readable by day and by night."""

import gzip
import re

import pytest

from portal.design.stylesheet import FOLDER, IMPORT, assembled

FONTS = FOLDER.parent / "fonts"
READ = [
    ("ink", "paper"),
    ("soft", "paper"),
    ("soft", "wash"),
    ("red-text", "paper"),
    ("on-band", "band"),
    ("band-red", "band"),
]
SEEN = [("red", "paper"), ("on-red", "red"), ("edge", "paper")]


def _tokens() -> dict[str, dict[str, str]]:
    day, night = (FOLDER / "tokens.css").read_text().split("@media", 1)
    light = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", day))
    return {"day": light, "night": light | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", night))}


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_sheet_lists_every_part():
    listed = {found["path"] for found in IMPORT.finditer((FOLDER / "site.css").read_text())}
    present = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.css")} - {"site.css"}
    assert listed == present


def test_assembled_sheet_has_every_rule_and_no_import():
    sheet = assembled()
    assert "@import" not in sheet
    assert sheet.index("--paper:") < sheet.index(".wrap {") < sheet.index("\n.kicker {")
    assert sheet.count("{") == sheet.count("}")


def test_parts_in_folders_have_no_relative_addresses():
    assert not [path.name for path in (FOLDER / "components").glob("*.css") if "url(" in path.read_text()]


def test_every_face_in_the_sheet_is_there_and_none_besides():
    named = set(re.findall(r"fonts/([\w-]+\.woff2)", (FOLDER / "fonts.css").read_text()))
    assert named == {path.name for path in FONTS.glob("*.woff2")}


def test_sheet_and_fonts_stay_small():
    assert len(gzip.compress(assembled().encode())) <= 14_000
    assert sum((FONTS / name).stat().st_size for name in ("kopf-latin.woff2", "text-latin.woff2")) <= 45_000


@pytest.mark.parametrize("time", ["day", "night"])
def test_colours_have_contrast(time):
    tokens = _tokens()[time]
    weak = [(a, b) for a, b in READ if _contrast(tokens[a], tokens[b]) < 7]
    weak += [(a, b) for a, b in SEEN if _contrast(tokens[a], tokens[b]) < 4.5]
    assert weak == []


def test_colours_test_would_notice_a_pale_grey():
    assert _contrast("#9a9a9a", "#f7f3ea") < 4.5


def test_no_colour_fades_into_another():
    """Journeys look at a page by day and then by night: what fades is seen with colours that nobody meant."""
    assert "transition" not in assembled()
