"""What an operator may set, and what is refused with a German sentence."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment, growing


def test_the_secret_is_random_and_private(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = environment.secret_key(tmp_path / "a"), environment.secret_key(tmp_path / "b")
    assert first != second
    assert len(first) >= 50
    assert environment.secret_key(tmp_path / "a") == first
    assert stat.S_IMODE((tmp_path / "a/secret.key").stat().st_mode) == 0o600


def test_an_empty_secret_is_refused_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    (tmp_path / "secret.key").write_text("\n")
    with pytest.raises(ImproperlyConfigured, match="Sicherung"):
        environment.secret_key(tmp_path)


def test_of_several_that_make_the_secret_at_once_one_wins(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    with ThreadPoolExecutor(8) as threads:
        made = {key.result() for key in [threads.submit(environment.secret_key, tmp_path) for _ in range(8)]}
    assert len(made) == 1
    assert [place.name for place in tmp_path.iterdir()] == ["secret.key"]


@pytest.mark.parametrize("key", ["kurz", "a" * 60, "django-insecure"])
def test_a_weak_secret_is_refused(tmp_path, monkeypatch, key):
    monkeypatch.setenv("PORTAL_SECRET_KEY", key)
    with pytest.raises(ImproperlyConfigured, match="schwach"):
        environment.secret_key(tmp_path)


@pytest.mark.parametrize("hosts", ["*", ".beispiel.de", "a.de,*"])
def test_host_names_are_exact(monkeypatch, hosts):
    monkeypatch.setenv("PORTAL_HOSTS", hosts)
    with pytest.raises(ImproperlyConfigured, match="Platzhalter"):
        environment.hosts("https://beispiel.de")


def test_a_public_site_answers_to_its_own_name_only(monkeypatch):
    monkeypatch.delenv("PORTAL_HOSTS", raising=False)
    assert environment.hosts("https://beispiel.de") == ["beispiel.de"]


@pytest.mark.parametrize(
    "url",
    [
        "beispiel.de",
        "ftp://beispiel.de",
        "https://beispiel.de/unter",
        "https://",
        "https://beispiel.de:viel",
        "https://beispiel.de:99999",
        "https://[::1",
    ],
)
def test_an_address_that_is_none_is_refused(monkeypatch, url):
    monkeypatch.setenv("PORTAL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="Adresse"):
        environment.site_url()


def test_debugging_is_off_unless_asked_for(monkeypatch):
    monkeypatch.delenv("PORTAL_DEBUG", raising=False)
    assert environment.flag("PORTAL_DEBUG") is False
    monkeypatch.setenv("PORTAL_DEBUG", "vielleicht")
    with pytest.raises(ImproperlyConfigured):
        environment.flag("PORTAL_DEBUG")


@pytest.mark.parametrize("megabytes", ["viel", "-1", "1.5", "99999"])
def test_memory_for_finished_pages_is_a_sensible_number(monkeypatch, megabytes):
    monkeypatch.setenv("PORTAL_FINISHED_MB", megabytes)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_FINISHED_MB"):
        environment.finished_megabytes()
    monkeypatch.setenv("PORTAL_FINISHED_MB", "0")
    assert environment.finished_megabytes() == 0


@pytest.mark.parametrize("port", ["viel", "0", "-1", "65536", "80 80", "²", "9" * 5000])
def test_a_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    monkeypatch.setenv("PORTAL_URL", "https://beispiel.de")
    with pytest.raises(ImproperlyConfigured, match="PORT="):
        environment.site_url()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "file" / "below"))
    with pytest.raises(ImproperlyConfigured, match="DATA_DIR"):
        environment.data_dir()


def test_a_secret_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    monkeypatch.setattr(environment.os, "fsync", _refuse(errno.ENOSPC))
    with pytest.raises(ImproperlyConfigured, match="Platte"):
        environment.secret_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_secret_is_made_where_files_have_one_name_only(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    monkeypatch.setattr(environment.os, "link", _refuse(errno.EPERM))
    assert len(environment.secret_key(tmp_path)) >= 50
    assert [place.name for place in tmp_path.iterdir()] == ["secret.key"]


def _refuse(number: int):
    def call(*_):
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize("setting", ["DATABASE_URL", "CACHE_URL", "PORTAL_MEDIA"])
def test_setting_without_its_library_is_refused_with_the_command_that_brings_it(monkeypatch, setting):
    for name in growing.LIBRARIES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(growing, "find_spec", lambda library: None)
    growing.assert_installed()
    monkeypatch.setenv(setting, "x")
    with pytest.raises(ImproperlyConfigured, match=rf"{setting} braucht.*requirements-grow\.lock"):
        growing.assert_installed()
