"""The file of a backup, and which backups may go."""

import datetime
import io
import json
import random
import tarfile
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.serving.keeping import archive, retention

NIGHT = datetime.datetime(2027, 3, 1, 3, 0, tzinfo=datetime.UTC)


def pack(
    path: Path, files: dict[str, bytes], *, listed: dict[str, bytes] | None = None, kind: bytes = tarfile.REGTYPE
) -> Path:
    """An archive as somebody might have made it: `listed` is what its manifest says, `files` what is inside."""
    members = []
    for name, content in (files if listed is None else listed).items():
        digest = archive.hashlib.sha256(content).hexdigest()
        members.append(archive.Member(name, len(content), digest))
    manifest = json.dumps(asdict(archive.Manifest("2027-03-01", "0.1.0", "sqlite", {}, members))).encode()
    with tarfile.open(path, "w:gz") as packed:
        for name, content in {archive.MANIFEST: manifest, **files}.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            if name != archive.MANIFEST:
                info.type = kind
                info.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
            packed.addfile(info, io.BytesIO(content))
    return path


def test_whole_archive_is_unpacked(tmp_path):
    path = pack(tmp_path / "a", {"portal.sqlite3": b"x", "media/images/a.jpg": b"y"})
    archive.verify(path, into=tmp_path / "to")
    assert (tmp_path / "to/media/images/a.jpg").read_bytes() == b"y"


@pytest.mark.parametrize(
    "name",
    ["../x", "media/../../x", "/etc/x", "media", "fremd.txt", "media/../secret.key", "static/x.js", "secret.key/x"],
)
def test_files_where_no_backup_has_them_are_refused(tmp_path, name):
    path = pack(tmp_path / "a", {name: b"x"})
    with pytest.raises(archive.DamagedArchive):
        archive.verify(path, into=tmp_path / "to")
    assert not list(tmp_path.glob("x"))


def test_any_changed_byte_is_told_or_changes_nothing(tmp_path):
    """Some break the compression, some a header, some only a file; some, as the time in the head, nobody reads."""
    files = {"portal.sqlite3": random.Random(1).randbytes(3000) + b"Satz um Satz. " * 400, "media/a.txt": b"kurz"}
    whole = pack(tmp_path / "a", files).read_bytes()
    told = 0
    for where in range(len(whole)):
        path, into = tmp_path / "b", tmp_path / f"to{where}"
        path.write_bytes(whole[:where] + bytes([whole[where] ^ 0xFF]) + whole[where + 1 :])
        try:
            archive.verify(path, into=into)
        except archive.DamagedArchive:
            told += 1
        else:
            assert {name: (into / name).read_bytes() for name in files} == files, where
    assert told > 0.98 * len(whole)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_only_files_are_unpacked(tmp_path, kind):
    with pytest.raises(archive.DamagedArchive):
        archive.verify(pack(tmp_path / "a", {"media/x": b""}, kind=kind), into=tmp_path / "to")


@pytest.mark.parametrize(
    ("files", "listed"),
    [
        ({"portal.sqlite3": b"x"}, {"portal.sqlite3": b"x", "media/a": b"y"}),
        ({"portal.sqlite3": b"x", "media/a": b"y"}, {"portal.sqlite3": b"x"}),
        ({"portal.sqlite3": b"z"}, {"portal.sqlite3": b"x"}),
        ({"portal.sqlite3": b"xx"}, {"portal.sqlite3": b"x"}),
    ],
    ids=["missing", "additional", "changed", "longer"],
)
def test_what_differs_from_the_manifest_is_refused(tmp_path, files, listed):
    with pytest.raises(archive.DamagedArchive):
        archive.verify(pack(tmp_path / "a", files, listed=listed))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_german(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("x") / "a"
    path.write_bytes(content)
    with pytest.raises(archive.DamagedArchive):
        archive.verify(path)


def names(*ages: float) -> list[Path]:
    """Backups that are so many days old."""
    return [Path(retention.file_name(NIGHT - datetime.timedelta(days=age), encrypted=False)) for age in ages]


def test_a_year_of_nights_leaves_days_weeks_and_months():
    paths = names(*range(400))
    kept = set(paths) - set(retention.superfluous(paths))
    assert set(names(*range(7))) <= kept
    assert 18 <= len(kept) <= 24
    assert min(kept) <= names(300)[0]


def test_a_server_that_stood_still_keeps_its_backups():
    assert retention.superfluous(names(900, 901, 902)) == []


@given(st.lists(st.floats(0, 3000), max_size=60), st.integers(0, 3))
def test_the_newest_stays_and_nothing_foreign_goes(ages, days):
    paths = list(dict.fromkeys(names(*ages)))
    foreign = Path("diplomarbeit.tar.gz")
    gone = retention.superfluous([*paths, foreign], days=days, weeks=0, months=0)
    assert foreign not in gone
    if paths:
        assert max(paths) not in gone
