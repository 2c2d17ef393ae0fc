"""The crib for the sitting: what will be objected to this motion here, with the short answers and their sources."""

from dataclasses import replace
from typing import Final

from motionkit.companions.source import Source
from motionkit.crib import LABEL as SHEET
from motionkit.crib import crib
from motionkit.export.layout import Sheet

NAME: Final = "Einwaende"
LABEL: Final = SHEET
WORDS: Final = "ein Spickzettel fürs Pult: was eingewandt wird, die kurze Antwort, die Quelle"


def fits(source: Source) -> bool:
    return bool(source.objections)


def write(source: Source) -> Sheet:
    """As it was collected for the model, with this place's names."""
    sheet = crib(source.motion.title, source.objections)
    return replace(sheet, text=source.fill(sheet.text))
