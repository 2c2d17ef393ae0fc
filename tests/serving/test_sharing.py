"""What several app servers share: media files in a bucket, a cache that may be gone, turns among the servers."""

import time

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test import RequestFactory

from config import growing
from portal.exchange.reporting import limits
from portal.serving.keeping import media
from portal.serving.sharing import turns
from tests import factories
from tests.ports import free_port
from tests.serving.store import store

OPEN_FILE = "/medien/images/rathaus.svg"


@pytest.fixture
def bucket(site, settings, monkeypatch):
    """The portal with its media in a store that really answers."""
    pytest.importorskip("minio", reason="the extra „grow“ is missing; `make test-postgres` installs it")
    cache.clear()  # Wagtail remembers the sizes of pictures there, by numbers that come again in the next test.
    with store() as kept:
        monkeypatch.setenv("PORTAL_MEDIA", f"{kept.url}/medien?region=eu-central-1")
        settings.STORAGES = settings.STORAGES | {"default": growing.media()}
        yield kept


def test_picture_in_the_bucket_is_shown_by_the_portal_itself(bucket, client):
    picture = factories.make_picture()
    rendition = picture.get_rendition("width-40|format-webp")
    assert rendition.url.startswith("/medien/images/")
    answer = client.get(rendition.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert answer.content == bucket.files[f"medien/{rendition.file.name}"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert client.get(rendition.url, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 304


def test_original_in_the_bucket_is_given_to_nobody(bucket, client):
    picture = factories.make_picture()
    assert f"medien/{picture.file.name}" in bucket.files
    assert client.get(f"/medien/{picture.file.name}").status_code == 404
    assert client.get("/medien/images/%2e%2e/original_images/x.jpg").status_code == 404


def test_names_in_the_bucket_cannot_be_guessed_and_nothing_there_is_a_page(bucket):
    first, second = factories.make_picture(), factories.make_picture()
    assert first.file.name != second.file.name
    assert len(first.file.name.rpartition("-")[2].partition(".")[0]) == 16
    assert {kept["Content-Disposition"] for kept in bucket.kept_as.values()} == {"attachment"}
    assert {kept["Cache-Control"] for kept in bucket.kept_as.values()} == {"private, no-store"}


def test_files_in_the_bucket_are_in_the_backup_and_come_back(bucket, tmp_path):
    picture = factories.make_picture()
    picture.get_rendition("width-40|format-webp")
    before = dict(bucket.files)
    media.collect(tmp_path / "media")
    there = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {f"media/{name.removeprefix('medien/')}": content for name, content in before.items()}
    assert media.size() == sum(map(len, before.values()))

    bucket.files.clear()
    bucket.files["medien/images/neuer.jpg"] = b"kam nach der Sicherung"
    media.put_back(tmp_path / "media")
    assert bucket.files == before | {"medien/images/neuer.jpg": b"kam nach der Sicherung"}
    assert bucket.kept_as[f"medien/{picture.file.name}"]["Content-Disposition"] == "attachment"
    assert not (tmp_path / "media").exists()  # Nothing of it is put into a folder of this machine.


def test_file_that_the_bucket_has_already_is_not_saved_twice(bucket, tmp_path):
    name = factories.make_picture().file.name
    media.collect(tmp_path / "media")
    bucket.asked.clear()
    media.put_back(tmp_path / "media")
    assert not [line for line in bucket.asked if line.startswith("PUT")]
    assert [*bucket.files] == [f"medien/{name}"]


def test_backup_fetches_only_what_it_has_not_fetched_yet(bucket, tmp_path):
    factories.make_picture()
    media.collect(tmp_path / "media")
    bucket.asked.clear()
    late = factories.make_picture().file.name
    media.collect(tmp_path / "media")
    assert [line for line in bucket.asked if line.startswith("GET ") and line != "GET "] == [f"GET medien/{late}"]


def test_name_that_leads_out_of_the_backup_is_refused(bucket, tmp_path):
    bucket.files["medien/../../heraus.txt"] = b"x"
    bucket.kept_as["medien/../../heraus.txt"] = {}
    with pytest.raises(media.CannotSave, match="wie keine heißen darf"):
        media.collect(tmp_path / "a" / "media")
    assert not list(tmp_path.rglob("heraus.txt"))


def test_backup_says_that_the_bucket_does_not_answer(bucket, tmp_path, monkeypatch, settings):
    monkeypatch.setenv("PORTAL_MEDIA", f"s3+http://k:g@127.0.0.1:{free_port()}/eimer")
    settings.STORAGES = settings.STORAGES | {"default": growing.media()}
    for tried in (media.size, lambda: media.collect(tmp_path / "media")):
        with pytest.raises(media.CannotSave, match="antwortet nicht"):
            tried()


def test_file_of_another_kind_in_the_bucket_is_only_saved_never_shown(bucket, client):
    storages["default"].save("images/rathaus.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))
    answer = client.get(OPEN_FILE)
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == "attachment"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_document_of_no_public_page_stays_private_in_the_bucket(bucket, client, editor):
    document = factories.make_document()
    assert f"medien/{document.file.name}" in bucket.files
    assert document.url.startswith("/dokumente/")
    assert client.get(document.url).status_code == 404
    client.force_login(editor)
    answer = client.get(document.url)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"].startswith("attachment")


def test_deleted_picture_is_gone_at_once(bucket, client):
    rendition = factories.make_picture().get_rendition("width-40|format-webp")
    address = rendition.url
    assert client.get(address).status_code == 200
    rendition.file.delete(save=False)
    assert client.get(address).status_code == 404


def test_store_that_is_away_gives_an_honest_answer(site, settings, monkeypatch, client):
    pytest.importorskip("minio", reason="the extra „grow“ is missing; `make test-postgres` installs it")
    monkeypatch.setenv("PORTAL_MEDIA", "s3+http://a:b@127.0.0.1:9/eimer")
    settings.STORAGES = settings.STORAGES | {"default": growing.media()}
    answer = client.get("/medien/images/rathaus.jpg")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "nichts verloren" in answer.content.decode()


@pytest.mark.parametrize(
    "url", ["eimer", "https://a:b@rechner/eimer", "s3://rechner/eimer", "s3://a:b@rechner", "s3://a:b@rechner:x/eimer"]
)
def test_address_of_a_store_that_is_none_is_refused(monkeypatch, url):
    monkeypatch.setenv("PORTAL_MEDIA", url)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_MEDIA"):
        growing.media()


def test_front_server_on_another_machine_is_believed_when_it_is_named(settings, monkeypatch):
    asked = RequestFactory().get("/", headers={"X-Forwarded-For": "198.51.100.7"}, REMOTE_ADDR="10.0.0.1")
    assert limits.network_of(asked) == "10.0.0.0/24"
    monkeypatch.setenv("PORTAL_FRONT", "10.0.0.1")
    settings.FRONTS = growing.fronts()
    assert limits.network_of(asked) == "198.51.100.0/24"


def test_front_server_has_an_address_and_no_name(monkeypatch):
    monkeypatch.setenv("PORTAL_FRONT", "vorne.example")
    with pytest.raises(ImproperlyConfigured, match="PORTAL_FRONT"):
        growing.fronts()


def test_address_of_a_cache_that_is_none_is_refused(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "memcached://rechner")
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        growing.cache()


def test_cache_that_is_gone_only_forgets(site, settings, monkeypatch, client):
    pytest.importorskip("redis", reason="the extra „grow“ is missing; `make test-postgres` installs it")
    monkeypatch.setenv("CACHE_URL", "redis://127.0.0.1:9/0")
    settings.CACHES = {"default": growing.cache()}
    cache.set("wort", "Wasser", 60)
    assert cache.get("wort", "nichts") == "nichts"
    assert cache.get_many(["wort"]) == {}
    assert cache.add("wort", "Wasser") is True
    assert cache.delete("wort") is False
    assert client.get("/blog/").status_code == 200


def test_one_server_makes_the_rounds_until_its_session_ends(db, monkeypatch):
    assert turns.makes_the_rounds()
    assert turns.makes_the_rounds()
    if connection.vendor != "postgresql":
        return  # There is one server.
    one, other = connection.copy(), connection.copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [turns.ROUNDS])
        monkeypatch.setattr(turns, "connection", one)
        assert turns.makes_the_rounds()
        monkeypatch.setattr(turns, "connection", other)
        assert not turns.makes_the_rounds()
        one.close()
        deadline = time.monotonic() + 10
        while not turns.makes_the_rounds():
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        one.close()
        other.close()
