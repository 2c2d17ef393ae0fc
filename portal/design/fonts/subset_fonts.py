"""Cut the portal's two font families out of the packages @fontsource-variable publishes.

Run by hand when a font or the set of characters changes; the results are committed, nothing here runs on the server:

    npm install --prefix /tmp/fonts @fontsource-variable/archivo @fontsource-variable/source-serif-4
    uv run --with 'fonttools[woff]' portal/design/fonts/subset_fonts.py /tmp/fonts/node_modules/@fontsource-variable

Both families are renamed: the Open Font License reserves the name "Source" for the unmodified fonts.
"""

import sys
from copy import deepcopy
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
WEB = HERE.parent / "static/design/fonts"
HEAD = "archivo/files/archivo-{range}-wdth-normal.woff2"
TEXT = "source-serif-4/files/source-serif-4-{range}-wght-{style}.woff2"

GERMAN = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u00ad\u2009\u202f\u2011ÄÖÜäöüßÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝàáâãåæçèéêëìíîïñòóôõøùúûýÿŒœ"
    + "„“”‚‘’«»‹›–—…·•×÷±°§©€£½¼¾¹²³†←→↑↓−"
)
#: Names from Poland, the Lusatias, Czechia, Croatia, Turkey, Romania, Hungary and the Baltic; the capital ß.
NAMES = "".join(map(chr, range(0x100, 0x180))) + "ẞȘșȚț⅓⅔≈≤≥"
FEATURES = ["kern", "liga", "tnum", "pnum", "ccmp", "locl", "mark", "mkmk", "rvrn"]

#: Condensed enough for a poster, wide enough for 15 px. One axis, from the small print to the claim.
HEAD_AXES = {"wdth": 73, "wght": (450, 450, 800)}
#: Reading needs two faces, each its own file, so that a page loads only what it shows. Bold words are set in the
#: grotesque, which every page has already.
TEXT_FACES = {"text": ("normal", 400), "text-kursiv": ("italic", 400)}


def straightened(font: TTFont) -> None:
    """Keep the lightest and the heaviest master only: the one between costs 7 KB and is not seen."""
    variations = font["gvar"].variations
    for glyph in font.getGlyphOrder():  # the subsetter wants an entry for glyphs that do not vary, too
        kept = [v for v in variations.get(glyph, []) if v.axes["wght"][1] == 1.0]
        for variation in kept:
            variation.axes["wght"] = (0.0, 1.0, 1.0)
        variations[glyph] = kept


def widened_spaces(font: TTFont) -> None:
    """Give words set condensed a little more air between them than the wide original needs."""
    for name in {font.getBestCmap()[code] for code in (0x20, 0xA0)}:
        width, bearing = font["hmtx"][name]
        font["hmtx"][name] = (width + 55, bearing)
    if "HVAR" in font:
        del font["HVAR"]


def turned_arrows(font: TTFont) -> None:
    """Add → and ← by turning ↑, which the Latin files do carry, outline and variations alike."""
    source = font.getBestCmap().get(0x2191)
    if source is None:
        return
    glyf, metrics, variations = font["glyf"], font["hmtx"], font["gvar"].variations if "gvar" in font else {}
    if "HVAR" in font:  # widths then come from gvar, which the new glyphs do have
        del font["HVAR"]
    for code, name, sign in ((0x2192, "arrowright", 1), (0x2190, "arrowleft", -1)):
        glyph = deepcopy(glyf[source])
        width = metrics[source][0]
        coordinates = glyph.coordinates
        middle = (max(y for _, y in coordinates) + min(y for _, y in coordinates)) / 2
        length = max(y for _, y in coordinates) - min(y for _, y in coordinates)
        advance = round(length + 100)
        for i, (x, y) in enumerate(coordinates):
            coordinates[i] = (round(sign * (y - middle) + advance / 2), round(-sign * (x - width / 2) + 300))
        glyph.recalcBounds(glyf)
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        glyf.glyphs[name] = glyph
        metrics[name] = (advance, glyph.xMin)
        variations[name] = [_turned(variation, sign) for variation in variations.get(source, [])]
        for table in font["cmap"].tables:
            table.cmap[code] = name


def _turned(variation, sign: int):
    turned = deepcopy(variation)
    points = len(turned.coordinates) - 4
    for i, delta in enumerate(turned.coordinates):
        if delta is not None:
            turned.coordinates[i] = (sign * delta[1], -sign * delta[0]) if i < points else (0, 0)
    return turned


def cut(source: Path, target: Path, *, characters: str, axes: dict, family: str, arrows: bool = False) -> None:
    """Write one subset; ``target`` decides the format: ``.woff2`` for the web, ``.ttf`` for drawing pictures."""
    font = TTFont(source)
    font = instancer.instantiateVariableFont(font, axes, inplace=True)
    if "gvar" in font:
        straightened(font)
    if family == "Kommune Kopf" and characters is GERMAN:
        widened_spaces(font)
    if arrows:
        turned_arrows(font)
    options = subset.Options(
        layout_features=FEATURES, name_IDs=[1, 2, 4, 6, 13, 14], notdef_outline=True, hinting=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = family if record.nameID != 6 else family.replace(" ", "")
    font.flavor = "woff2" if target.suffix == ".woff2" else None
    font.save(target)
    sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes, {len(font.getGlyphOrder())} glyphs\n")


def main(packages: Path) -> None:
    """Cut every file the style sheet and the picture maker name."""
    for name, characters in (("latin", GERMAN), ("latin-ext", NAMES)):
        head = packages / HEAD.format(range=name)
        first = name == "latin"
        cut(
            head, WEB / f"kopf-{name}.woff2", characters=characters, axes=HEAD_AXES, family="Kommune Kopf", arrows=first
        )
        for face, (style, weight) in TEXT_FACES.items():
            text = packages / TEXT.format(range=name, style=style)
            target = WEB / f"{face}-{name}.woff2"
            cut(text, target, characters=characters, axes={"wght": weight}, family="Kommune Text", arrows=first)
    still = {"wdth": 73, "wght": 760}
    cut(
        packages / HEAD.format(range="latin"),
        HERE / "kopf-fett.ttf",
        characters=GERMAN,
        axes=still,
        family="Kommune Kopf",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
