"""The file a backup is kept in: a tar archive whose first member says what must be inside.

`manifest.json` names every other member with its size and SHA-256, so that damage is found before anything is replaced.
Members: `portal.sqlite3` or `database.dump` (PostgreSQL's own format), `secret.key`, and everything below `media/`.
"""

import hashlib
import io
import json
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
FIXED_MEMBERS: Final = frozenset({"portal.sqlite3", "database.dump", "secret.key"})
MANIFEST_LIMIT: Final = 64 * 1024 * 1024
UNREADABLE: Final = (tarfile.TarError, zlib.error, EOFError, OSError)
"""All that reading a damaged archive may raise; tarfile wraps zlib's errors in headers only."""
Tick = Callable[[int], object]


class DamagedArchive(Exception):
    """The archive is not what its manifest says; the message is German and tells what is wrong."""


@dataclass(frozen=True)
class Member:
    """One file: its name in the archive, bytes, SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds. `made`: ISO time in UTC; `migrations`: the newest of each app; `vendor`: Django's name of the database."""

    made: str
    version: str
    vendor: str
    migrations: dict[str, str]
    members: list[Member] = field(default_factory=list)
    format: int = FORMAT

    @property
    def size(self) -> int:
        return sum(member.size for member in self.members)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe(folder: Path) -> list[Member]:
    """Every file below `folder`, by name."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [Member(path.relative_to(folder).as_posix(), path.stat().st_size, sha256_of(path)) for path in paths]


def write(folder: Path, manifest: Manifest, target: Path, *, tick: Tick = lambda _: None) -> None:
    """Packs what the manifest names. `tick` is told the bytes of each file that is done."""
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
    with tarfile.open(target, "w:gz", compresslevel=3, format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(_info(MANIFEST, len(content)), io.BytesIO(content))
        for member in manifest.members:
            with (folder / member.name).open("rb") as file:
                archive.addfile(_info(member.name, member.size), file)
            tick(member.size)


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def read_manifest(path: Path) -> Manifest:
    """Raises DamagedArchive when `path` is no backup or comes from a newer program."""
    with _opened(path) as archive:
        return _manifest(archive)


def verify(path: Path, *, into: Path | None = None, tick: Tick = lambda _: None) -> Manifest:
    """Reads the whole archive and compares it with its manifest; unpacks it into the empty folder `into` if given.

    Raises DamagedArchive at the first thing that is missing, additional, changed, or placed where no backup has files.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        wanted = {member.name: member for member in manifest.members}
        for info in _members(archive):
            member = wanted.pop(info.name, None)
            if member is None or not info.isfile() or not _allowed(info.name) or info.size != member.size:
                raise DamagedArchive(
                    f"„{info.name}“ gehört nicht in diese Sicherung oder ist anders groß als verzeichnet."
                )
            _check(archive, info, member, into)
            tick(member.size)
    if wanted:
        raise DamagedArchive(
            f"{len(wanted)} Dateien fehlen, zum Beispiel „{min(wanted)}“. Die Sicherung ist unvollständig."
        )
    return manifest


def _opened(path: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(path, "r:gz")
    except UNREADABLE as error:
        raise DamagedArchive(f"„{path.name}“ lässt sich nicht als Sicherung lesen ({error}).") from error


def _manifest(archive: tarfile.TarFile) -> Manifest:
    try:
        first = archive.next()
        if first is None or first.name != MANIFEST or first.size > MANIFEST_LIMIT:
            raise DamagedArchive("Das Verzeichnis am Anfang fehlt: Das ist keine Sicherung dieses Portals.")
        file = archive.extractfile(first)
        assert file is not None  # A regular file, see above.
        raw: dict[str, Any] = json.load(file)
        if raw.get("format") != FORMAT:
            raise DamagedArchive(
                "Die Sicherung stammt von einer neueren Fassung des Portals. Bitte zuerst aktualisieren."
            )
        return Manifest(**raw | {"members": [Member(**member) for member in raw["members"]]})
    except (*UNREADABLE, ValueError, TypeError, KeyError) as error:
        raise DamagedArchive(f"Das Verzeichnis der Sicherung ist beschädigt ({error}).") from error


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    try:
        while (info := archive.next()) is not None:
            yield info
    except UNREADABLE as error:
        raise DamagedArchive(f"Die Sicherung bricht ab oder ist beschädigt ({error}).") from error


def _allowed(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name in FIXED_MEMBERS or (len(parts) > 1 and parts[0] == "media" and ".." not in parts)


def _check(archive: tarfile.TarFile, info: tarfile.TarInfo, member: Member, into: Path | None) -> None:
    source = archive.extractfile(info)
    assert source is not None  # A regular file: verify() has refused everything else.
    digest = hashlib.sha256()
    target = None
    if into is not None:
        place = into / member.name
        place.parent.mkdir(parents=True, exist_ok=True)
        target = place.open("xb")
    try:
        while block := source.read(1 << 20):
            digest.update(block)
            if target is not None:
                target.write(block)
    except UNREADABLE as error:
        raise DamagedArchive(f"„{member.name}“ lässt sich nicht lesen ({error}).") from error
    finally:
        if target is not None:
            target.close()
    if digest.hexdigest() != member.sha256:
        raise DamagedArchive(f"„{member.name}“ hat sich seit der Sicherung verändert (Prüfsumme stimmt nicht).")
