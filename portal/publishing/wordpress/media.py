"""Finds uploaded files in the media folder and makes pictures and documents of them. Nothing is ever fetched."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from wagtail.documents import get_document_model

import uploads
from intake.characters import one_line
from portal.pictures.actions import add_missing_licenses
from portal.pictures.models import License, Picture
from portal.publishing.documents import checked
from portal.publishing.wordpress.addresses import file_names, slug_of

MOST_FILES = 500_000
PICTURE_BYTES = 20 * 1024 * 1024
PICTURES = {"jpg", "jpeg", "png", "gif", "webp"}
DOCUMENTS = {"pdf", "epub"}
UNKNOWN, UNCLEAR = "unbekannt", "Ungeklaert"


class Rejected(Exception):
    """A file that cannot be taken over; the message is German."""


class MediaFolder:
    """The files below a folder, found by the names under which WordPress knew them.

    Only files that were listed are ever opened, so no address can lead out of the folder; symbolic links are left out.
    """

    def __init__(self, folder: Path | None):
        self.by_path: dict[str, Path] = {}
        self.by_name: dict[str, list[Path]] = {}
        if folder:
            self._list(folder)

    def _list(self, folder: Path) -> None:
        count = 0
        for here, folders, files in os.walk(folder, followlinks=False):
            folders.sort()
            for name in sorted(files):
                path = Path(here, name)
                if path.is_symlink() or not path.is_file():
                    continue
                count += 1
                if count > MOST_FILES:
                    raise Rejected(
                        f"Der Medienordner hat mehr als {MOST_FILES} Dateien. Bitte nennen Sie den Ordner „uploads“."
                    )
                self.by_path[_folded(path.relative_to(folder).as_posix())] = path
                self.by_name.setdefault(_folded(name), []).append(path)

    def find(self, *addresses: str) -> Path | None:
        """The file that lay at one of the addresses: by its place (year/month/name), else by a name that is unique."""
        for address in filter(None, addresses):
            names = [_folded(name) for name in file_names(address)]
            for name in names:
                if "/" in name and name in self.by_path:
                    return self.by_path[name]
            for name in names:
                if "/" not in name and (name in self.by_path or len(self.by_name.get(name, [])) == 1):
                    return self.by_path.get(name) or self.by_name[name][0]
        return None


def _folded(name: str) -> str:
    """File systems differ in case and in how they write umlauts."""
    return unicodedata.normalize("NFC", name).casefold()


def extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def unclear_license() -> License:
    """The licence of everything whose rights nobody has looked at yet."""
    add_missing_licenses()
    return License.objects.get(code=UNCLEAR)


def make_picture(path: Path, *, title: str, alt: str, author: str, address: str, license: License) -> Picture:
    """A picture from a file, with the credit that is known. Raises Rejected."""
    data = _passed(lambda: uploads.inspect(path, allowed=uploads.PICTURES, max_bytes=PICTURE_BYTES).data)
    title, alt = one_line(title, 250) or path.stem[:250], one_line(alt, 250)
    picture = Picture(
        title=title,
        file=ContentFile(data, name=_file_name(path)),
        description=alt,
        is_decorative=not alt,
        author=one_line(author, 160) or UNKNOWN,
        source=one_line(address, 200) or path.name[:200],
        source_url=address if len(address) <= 400 and address.startswith(("http://", "https://")) else "",
        license=license,
    )
    try:
        picture.save()
    except ValidationError as error:
        raise Rejected(" ".join(error.messages)) from error
    return picture


def make_document(path: Path, *, title: str):
    """A PDF or EPUB as a document. Raises Rejected."""
    data = _passed(lambda: _checked(path))
    file = ContentFile(data, name=_file_name(path))
    return get_document_model().objects.create(title=one_line(title, 250) or path.stem[:250], file=file)


def _checked(path: Path) -> bytes:
    with path.open("rb") as file:
        return checked(File(file))[0]


def _passed(gate: Callable[[], bytes]) -> bytes:
    try:
        return gate()
    except uploads.Refused as error:
        raise Rejected(str(error)) from error
    except OSError as error:
        raise Rejected(f"Die Datei ließ sich nicht lesen ({error.strerror}).") from error


def _file_name(path: Path) -> str:
    """A short plain name, so that no storage stumbles over it."""
    return f"{slug_of(path.stem)[:60] or 'datei'}.{extension(path.name)}"
