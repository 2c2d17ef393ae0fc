"""`inspect`: decides by content whether a file may come in, and says in German why not."""

import warnings
import zipfile
from collections.abc import Collection
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from uploads import archives, dangers
from uploads.kinds import KINDS, kind_of
from uploads.refusals import Refused

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_PIXELS: Final = 40_000_000

DOCUMENTS: Final = frozenset({"docx", "odt", "text", "pdf"})
PICTURES: Final = frozenset({"png", "jpeg", "webp", "gif"})
PUBLICATIONS: Final = frozenset({"pdf", "epub"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that passed. `kind` is a key of KINDS; `notices` are German sentences on what is left out.

    `width`, `height`: pixels, for pictures only. The sender's file name is not kept: never trust it.
    """

    kind: str
    data: bytes = field(repr=False)
    notices: tuple[str, ...] = ()
    width: int = 0
    height: int = 0

    @property
    def media_type(self) -> str:
        return KINDS[self.kind][0]

    @property
    def extension(self) -> str:
        return KINDS[self.kind][1]


def inspect(
    file: bytes | Path | BinaryIO, *, allowed: Collection[str] = DOCUMENTS, max_bytes: int = MAX_BYTES
) -> Upload:
    """The upload if its content is of a kind in `allowed` (keys of KINDS) and harmless; else Refused.

    No more than `max_bytes` + 1 bytes are read from `file`.
    """
    data = _read(file, max_bytes)
    if not data:
        raise Refused("empty")
    names = ", ".join(name for kind, (_, _, name) in KINDS.items() if kind in allowed)
    if len(data) > max_bytes:
        raise Refused("too_big", limit=max_bytes // (1024 * 1024))
    kind = kind_of(data)
    if kind.startswith("!"):
        raise Refused(kind[1:])
    archive: zipfile.ZipFile | None = None
    if kind == "zip":
        archive = archives.open_archive(data)
        kind = archives.kind_of_archive(archive)
    if not kind:
        raise Refused("unknown", allowed=names)
    if kind not in allowed:
        raise Refused("not_allowed", found=KINDS[kind][2], allowed=names)
    if archive is not None:
        return Upload(kind, data, notices=_check_archive(archive, kind))
    if kind == "pdf":
        dangers.check_pdf(data)
    if kind in PICTURES:
        width, height = _picture_size(data, kind)
        return Upload(kind, data, width=width, height=height)
    return Upload(kind, data)


def _read(file: bytes | Path | BinaryIO, max_bytes: int) -> bytes:
    if isinstance(file, bytes):
        return file
    if isinstance(file, Path):
        with file.open("rb") as opened:
            return opened.read(max_bytes + 1)
    return file.read(max_bytes + 1)


def _check_archive(archive: zipfile.ZipFile, kind: str) -> tuple[str, ...]:
    check = {
        "docx": dangers.check_docx_part,
        "odt": dangers.check_odt_part,
        "epub": dangers.check_epub_part,
    }[kind]
    notices: list[str] = []
    with archive:
        for part in archives.check_parts(archive):
            notices += check(part)
    return tuple(dict.fromkeys(notices))


def _picture_size(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height from the header; the picture is not decoded. Refused above 40 megapixels."""
    from PIL import Image  # only pictures pay for the import

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=[kind.upper()]) as picture:
                width, height = picture.size
                frames = getattr(picture, "n_frames", 1) if kind in ("gif", "webp") else 1
        except Image.DecompressionBombError:
            raise Refused("too_many_pixels", limit=MAX_PIXELS // 1_000_000) from None
        except Exception as problem:  # Pillow raises what its many parsers happen to raise
            raise Refused("broken", detail=repr(problem)) from None
    if width * height > MAX_PIXELS or width * height * frames > 10 * MAX_PIXELS:
        raise Refused("too_many_pixels", limit=MAX_PIXELS // 1_000_000)
    return width, height
