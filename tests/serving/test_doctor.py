"""What is wrong is said in German, with what to do; a site that must not be public stays at home."""

import datetime
import os

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from portal.mailing.models import Letter
from portal.places.models import RegisterEdition
from portal.publishing.models import StandardPage
from portal.search.models import Entry
from portal.serving.doctor import Level, configuration, content, examine, examining, refusals, storage
from portal.serving.doctor.examining import CHECKS
from portal.serving.doctor.findings import Finding
from tests import factories
from tests.serving.portal_folder import PortalFolder

FILLED = '[{"type": "text", "value": {"text": "<p>Beispielverein, Beispielweg 1, Kassel</p>", "notes": []}}]'


def said(check) -> str:
    return " ".join(finding.what for finding in check())


def fill_legal_pages() -> None:
    for page in StandardPage.objects.filter(slug__in=content.LEGAL_PAGES):
        page.body = FILLED
        page.save_revision().publish()


def test_legal_pages_are_open_until_somebody_fills_them_in(site):
    assert len(list(content.legal_pages())) == 3
    fill_legal_pages()
    assert list(content.legal_pages()) == []


def test_unpublished_imprint_is_missed(site):
    fill_legal_pages()
    StandardPage.objects.get(slug="impressum").unpublish()
    assert "Impressum" in said(content.legal_pages)


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("http://192.168.1.5", False),
        ("http://localhost", False),
        ("http://rathaus.local", False),
        ("https://kommunalsozialismus.example", True),
        ("https://8.8.8.8", True),
    ],
)
def test_public_is_what_others_can_reach(url, public):
    assert configuration.is_public(url) is public


def test_going_public_is_refused_until_everything_is_filled_in(site, settings):
    assert refusals() == []  # At home nothing is refused.
    settings.SITE_URL, settings.HTTPS = "https://kommunalsozialismus.example", True
    assert {finding.level for finding in refusals()} == {Level.WARNING}
    fill_legal_pages()
    assert refusals() == []
    settings.SECRET_KEY = "a" * 60
    assert "Schlüssel" in refusals()[0].what


def test_key_that_others_can_read_is_found(settings, tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_SECRET_KEY", raising=False)
    settings.DATA_DIR = tmp_path
    (tmp_path / "secret.key").write_text("x" * 64)
    (tmp_path / "secret.key").chmod(0o644)
    assert "können den geheimen Schlüssel lesen" in said(configuration.key)
    (tmp_path / "secret.key").chmod(0o600)
    assert said(configuration.key) == ""


def test_plain_http_and_debugging_are_found(settings):
    settings.SITE_URL, settings.HTTPS, settings.DEBUG = "http://kommunalsozialismus.example", False, True
    assert "Kennwörter" in said(configuration.address)
    assert "PORTAL_DEBUG" in said(configuration.debugging)


def test_mail_server_that_is_silent_is_found(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "antwortet nicht" in said(configuration.mail)


@pytest.mark.parametrize(("free", "level"), [(50_000_000, Level.BROKEN), (500_000_000, Level.WARNING)])
def test_scarce_disk_is_found(monkeypatch, free, level):
    monkeypatch.setattr(storage.shutil, "disk_usage", lambda _: storage.shutil._ntuple_diskusage(10**12, 0, free))
    [finding] = storage.disk()
    assert finding.level is level


def test_folder_open_to_all_is_found(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o777)
    assert any(finding.forbids_public for finding in storage.private())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_is_found(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o500)
    assert "nicht schreiben" in said(storage.writable)


def test_old_register_is_found(db):
    RegisterEdition.objects.all().delete()
    RegisterEdition.objects.create(as_of=datetime.date.today() - datetime.timedelta(days=600))
    assert "Gemeindeverzeichnis" in said(content.register)


def test_overdue_legal_review_is_found(site):
    factories.make_motion(review_due=datetime.date(2020, 1, 1))
    assert "1 veröffentlichten" in said(content.legal_reviews) or "einem" in said(content.legal_reviews)


def test_index_that_misses_something_is_found(site):
    text = factories.make_article("Wasser")
    assert list(content.index()) == []
    Entry.objects.filter(object_id=text.pk).delete()
    assert "bei 1 Inhalten" in said(content.index)


def test_publication_that_nobody_made_is_found(site):
    text = factories.make_article("Morgen", live=False)
    text.go_live_at = timezone.now() + datetime.timedelta(minutes=1)
    text.save_revision().publish()
    assert list(content.scheduled()) == []
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=1)):
        assert "deren Zeit vorbei ist: 1" in said(content.scheduled)


def test_public_site_without_backups_is_found(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert said(storage.backups) == ""
    settings.SITE_URL = "https://kommunalsozialismus.example"
    assert "noch nie" in said(storage.backups)
    (tmp_path / "letzte-sicherung").write_text(timezone.now().isoformat())
    assert said(storage.backups) == ""
    with time_machine.travel(timezone.now() + datetime.timedelta(days=4)):
        assert "letzte Sicherung ist vom" in said(storage.backups)


def test_health_warns_when_backups_stay_away(site, client, settings, tmp_path):
    examining._quick.cache_clear()
    settings.DATA_DIR, settings.SITE_URL = tmp_path, "https://kommunalsozialismus.example"
    (tmp_path / "letzte-sicherung").write_text((timezone.now() - datetime.timedelta(days=4)).isoformat())
    assert "Warnungen" in client.get("/healthz").content.decode()
    examining._quick.cache_clear()


def test_health_sums_up_what_is_quick_to_find(site, client, monkeypatch):
    for path in ("/healthz", "/healthz"):
        assert client.get(path).content == b"ok"
    examining._quick.cache_clear()
    letter = Letter.objects.create(key="alt", to="a@example.org", subject="x", text="x")
    Letter.objects.filter(pk=letter.pk).update(written_at=timezone.now() - datetime.timedelta(hours=2))
    assert "Warnungen" in client.get("/healthz").content.decode()
    examining._quick.cache_clear()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_can_be_asked_of_an_empty_portal(db, check):
    for finding in check():
        assert finding.what.strip().endswith((".", "!")) or ":" in finding.what
        assert finding.remedy.strip()


def test_a_check_that_fails_does_not_hide_the_others(db):
    def breaks():
        raise ValueError("geheim")

    def finds():
        return [Finding(Level.HINT, "etwas", "nichts")]

    found = examine([breaks, finds])
    assert [finding.level for finding in found] == [Level.WARNING, Level.HINT]
    assert "geheim" not in str(found[0])


def test_without_a_database_that_is_all_there_is_to_say(db, monkeypatch):
    def gone(*args, **kwargs):
        raise OSError("weg")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", gone)
        found = examine()
    assert [finding.level for finding in found] == [Level.BROKEN]


def test_command_says_everything_and_ends_with_an_error_when_something_is_broken(tmp_path):
    done = PortalFolder(tmp_path / "leer").run("doctor")
    assert done.returncode == 1
    assert "Die Datenbank ist älter als das Programm" in done.stdout
    assert "→" in done.stdout
