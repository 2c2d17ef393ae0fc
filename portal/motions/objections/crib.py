"""The crib for the sitting as a file, made when somebody asks; the sheet itself is `motionkit.crib`."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format

from motionkit.crib import FORMATS, Objection, Reply, crib
from motionkit.export import docx, odt, pdf
from portal.motions.documents import FOLDER
from portal.motions.models import RebuttalSource
from portal.motions.objections.shown import ShownObjection, ShownRebuttal
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


def _reply(one: ShownRebuttal) -> Reply:
    limits = f"nur in {one.land_name}" if one.land else ""
    return Reply(one.text, limits, tuple(_source(source) for source in one.sources))


def _source(source: RebuttalSource) -> str:
    return f"{source.title} ({date_format(source.dated, 'j. F Y')})"
