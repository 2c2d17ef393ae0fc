"""The kept model is the learned one, and whatever happens to its file, words are analysed."""

import pytest

from german import kept
from german.model import learned


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "_folder", tmp_path)
    kept.model.cache_clear()
    yield tmp_path
    kept.model.cache_clear()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The file as it is written: learned once for all kinds of damage."""
    path = tmp_path_factory.mktemp("whole") / kept._name()
    kept.write(path)
    return path


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_kept_model_is_the_learned_one(folder):
    first = kept.model()
    (name,) = files(folder)
    kept.model.cache_clear()
    written = (folder / name).stat().st_mtime_ns
    assert kept.model() == first == learned()
    assert (folder / name).stat().st_mtime_ns == written


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"morphemes": {}}', '{"morphemes": 1}'])
def test_damaged_file_is_written_anew(folder, whole, damage):
    (folder / whole.name).write_text(damage)
    assert kept.model().nouns
    assert (folder / whole.name).read_text() == whole.read_text()


def test_older_file_goes(folder):
    (folder / "morphemes-0123456789ab.json").write_text("{}")
    kept.model()
    assert len(files(folder)) == 1


def test_missing_folder_is_no_obstacle(folder, monkeypatch):
    monkeypatch.setattr(kept, "_folder", folder / "gone")
    assert kept.model().nouns
    assert files(folder) == []


def test_other_exceptions_are_another_file(folder, monkeypatch):
    before = kept._name()
    monkeypatch.setattr(kept, "exceptions", lambda: (("radwege", "rad+weg"),))
    assert kept._name() != before


def test_full_disk_leaves_nothing_behind(folder, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        kept.write(folder / "morphemes-0123456789ab.json")
    assert files(folder) == []
