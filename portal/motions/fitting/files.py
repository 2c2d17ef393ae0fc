"""A fitted motion, what goes with it, and its dates as files. None of them is ever written to a disk here."""

import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

from motionkit.companions import package, packing
from motionkit.export import export, file_name
from motionkit.fitting import calendar
from portal.motions.documents import FOLDER, FORMATS
from portal.motions.fitting.page import Fitted
from portal.motions.turns import turn
from portal.motions.views import disposition

EXTENSIONS = {*FORMATS, packing.EXTENSION, calendar.EXTENSION}


def is_wanted(result: Fitted, extension: str) -> bool:
    """Whether this file is asked for and can be made; if not, the form says why."""
    if extension not in EXTENSIONS:
        return False
    if extension == calendar.EXTENSION:
        result.form.ask_for_sitting()
    return result.form.is_valid()


def file_of(result: Fitted, extension: str, *, slug: str) -> HttpResponse:
    """The file. Raises `turns.Busy` when too many are being made."""
    title, place = result.text.title, result.fitting.place
    if extension == calendar.EXTENSION:
        data, media_type = _calendar(result, slug), calendar.MEDIA_TYPE
        name = file_name(f"Termine – {title} – {place.name}", extension)
    else:
        folder = Path(settings.DATA_DIR) / FOLDER  # For the turns alone.
        folder.mkdir(parents=True, exist_ok=True)
        with turn(folder):
            if extension == packing.EXTENSION:
                data, media_type = package(result.source), packing.MEDIA_TYPE
            else:
                data, media_type = (
                    export(result.text, extension, result.form.letterhead).data,
                    FORMATS[extension].media_type,
                )
        front = "Aktionspaket – " if extension == packing.EXTENSION else ""
        name = file_name(f"{front}{title} – {place.name}", extension)
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = disposition(name, extension)
    return response


def _calendar(result: Fitted, slug: str) -> bytes:
    dates = result.form.dates
    assert dates is not None, "the form asks for the sitting first"
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return calendar.calendar(title=result.text.title, name=slug, place=result.fitting.place, dates=dates, stamp=now)
