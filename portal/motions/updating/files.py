"""The result as a file. None is ever written to a disk here."""

from django.http import HttpResponse

from motionkit.export import export, file_name, tracked
from motionkit.reading import Reading
from motionkit.text import MotionText
from portal.motions.documents import FORMATS
from portal.motions.updating.meeting import Meeting
from portal.motions.views import disposition

TRACKED = "aenderungen"
OFFERED = {name: FORMATS[name] for name in ("docx", "odt", "pdf", "md")}


def file_of(meeting: Meeting, result: MotionText, reading: Reading, name: str) -> HttpResponse:
    """The result under the head of the copy; TRACKED: the copy with every change to accept or to reject."""
    if name == TRACKED:
        data, extension = tracked.export(meeting.copy, result, reading.letterhead), tracked.EXTENSION
    else:
        data, extension = export(result, name, reading.letterhead).data, name
    front = "Änderungen – " if name == TRACKED else ""
    response = HttpResponse(data, content_type=FORMATS[extension].media_type)
    response["Content-Disposition"] = disposition(file_name(f"{front}{result.title}", extension), extension)
    return response
