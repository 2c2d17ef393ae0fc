"""The crib for the sitting as a file, made when somebody asks; the sheet itself is `motionkit.crib`."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format

from motionkit.crib import FORMATS, Objection, Reply, crib
from motionkit.export import docx, odt, pdf
from motionkit.text import MotionText
from portal.motions.documents import FOLDER
from portal.motions.models import Motion, RebuttalSource
from portal.motions.objections.narrowing import ObjectionFiltering
from portal.motions.objections.shown import ShownObjection, ShownRebuttal, objections_of
from portal.motions.turns import turn

EXTENSIONS = FORMATS
_WRITERS = {"docx": docx.export_sheet, "odt": odt.export_sheet, "pdf": pdf.export_sheet}


def file_of(title: str, objections: Iterable[ShownObjection], extension: str) -> bytes:
    """The file. Raises `turns.Busy` when too many are being made."""
    sheet = crib(title, plain(objections))
    folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone: nothing is written there.
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder):
        return _WRITERS[extension](sheet)


def plain(objections: Iterable[ShownObjection]) -> tuple[Objection, ...]:
    """What motionkit needs to know of them."""
    return tuple(
        Objection(
            words=one.words,
            kind=one.kind.label,
            place=f"zu Punkt {one.clause_number}" if one.clause_number else "",
            replies=tuple(_reply(reply) for reply in one.rebuttals),
        )
        for one in objections
    )


def objections_for(motion: Motion, land: str, text: MotionText) -> tuple[Objection, ...]:
    """Public objections to a motion fitted to this Land, with the numbers that its points have now.

    Without replies that hold elsewhere, and without objections to points that the fitted motion has not.
    """
    model = {clause.id for clause in motion.motion_text.clauses}
    numbers = {clause.id: number for number, clause in enumerate(text.clauses, 1)}
    gone = model - numbers.keys()
    kept = ObjectionFiltering({"land": land}).apply(objections_of(motion, with_filings=False))
    return plain(replace(one, clause_number=numbers.get(one.clause_id)) for one in kept if one.clause_id not in gone)


def _reply(one: ShownRebuttal) -> Reply:
    limits = f"nur in {one.land_name}" if one.land else ""
    return Reply(one.text, limits, tuple(_source(source) for source in one.sources))


def _source(source: RebuttalSource) -> str:
    return f"{source.title} ({date_format(source.dated, 'j. F Y')})"
