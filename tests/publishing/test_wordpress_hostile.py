"""A broken, huge or hostile file is refused with a German sentence, and nothing is half done."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from wagtail.models import Page

from intake.xml import Limits, Unreadable
from portal.exchange.models import ImportedItem
from portal.pictures.models import Picture
from portal.publishing.models import Article
from portal.publishing.wordpress import importing, redirects
from portal.publishing.wordpress.importing import import_site
from portal.publishing.wordpress.wxr import read
from tests.factories import picture_bytes
from tests.publishing.wxr import attachment, export, export_file, item

GOOD = export(item("Gut"), item("Besser"))
ENTITY = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BROKEN = {
    "external entity": GOOD.replace(b"<rss", ENTITY + b"<rss", 1).replace(b"Besser", b"]]>&x;<![CDATA["),
    "truncated": GOOD[: len(GOOD) * 2 // 3],
    "wrong bytes": GOOD.replace(b"Besser", b"B\xe4sser"),
    "deep": GOOD.replace(b"</channel>", b"<a>" * 10_000 + b"</channel>"),
    "not wordpress": b'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title></channel></rss>',
    "html": b"<!doctype html><html></html>",
    "empty": b"",
}


def state() -> tuple:
    files = sorted(str(path) for path in Path(settings.DATA_DIR).rglob("*") if "sqlite" not in path.name)
    return list(Page.objects.order_by("pk").values()), ImportedItem.objects.count(), Picture.objects.count(), files


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_and_nothing_changes(site, tmp_path, data):
    path = tmp_path / "kaputt.xml"
    path.write_bytes(data)
    before = state()
    with pytest.raises(CommandError, match=r"Es wurde nichts verändert\.$"):
        call_command("import_wordpress", str(path), verbosity=0)
    assert state() == before


@pytest.mark.parametrize("given", [["fehlt.xml"], [__file__, "--media", "/gibt/es/nicht"]])
def test_a_wrong_path_is_named(given):
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("import_wordpress", *given)


def test_a_file_that_is_too_large_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="größer als"):
        list(read(export_file(tmp_path, *(item(content="x" * 1000) for _ in range(600))), Limits(bytes=300_000)))


def test_an_error_in_the_middle_takes_everything_back(site, tmp_path, monkeypatch):
    folder = tmp_path / "uploads"
    folder.mkdir()
    (folder / "rathaus.jpg").write_bytes(picture_bytes())
    path = export_file(
        tmp_path, attachment("rathaus.jpg", 5), item("Eins", '<img class="wp-image-5" src="rathaus.jpg" />')
    )
    saved = []

    def fail(self):
        saved.append((Article.objects.count(), Picture.objects.count()))
        raise OSError(28, "Kein Platz mehr")

    monkeypatch.setattr(redirects.Redirects, "save", fail)
    before = state()
    with pytest.raises(CommandError, match=r"Kein Platz mehr.*nichts verändert"):
        call_command("import_wordpress", str(path), "--media", str(folder), verbosity=0)
    assert saved == [(1, 1)]
    assert state() == before


def test_a_file_that_changes_while_it_is_read_is_refused(site, tmp_path, monkeypatch):
    path = export_file(tmp_path, item("Eins"), item("Zwei"))
    learn = importing.Move.learn

    def learn_then_change(self):
        learn(self)
        path.write_bytes(export(item("Drei"), item("Vier"), item("Fünf")))

    monkeypatch.setattr(importing.Move, "learn", learn_then_change)
    with pytest.raises(Unreadable, match="verändert"):
        import_site(path)
    assert Article.objects.count() == 0


ATTACK = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><p onclick=alert(1) style='position:fixed'>Text</p>"
    '<a href="javascript:alert(1)">x</a><iframe src="javascript:alert(1)"></iframe><a href="&#106;avascript:alert(1)">y</a>'
    '<table><tr><td><svg onload=alert(1)>a</td><td>"><script>alert(1)</script></td></tr></table>'
    '[caption]<img src="x"/>"><script>alert(1)</script>[/caption] ((<script>alert(1)</script>Note<img src=x onerror=alert(1)>))'
    '<blockquote><cite><a href="javascript:alert(1)">Wer</a></cite>Zitat"><script>alert(1)</script></blockquote>'
    '<pre><script>alert(1)</script></pre>[youtube javascript:alert(1)][embed]https://x.example/"><script>alert(1)</script>[/embed]'
)


def test_nothing_dangerous_reaches_a_reader(site, tmp_path, client):
    evil = '"><script>alert(1)</script>'
    import_site(export_file(tmp_path, item(f"Titel {evil}", ATTACK, slug="angriff", author=evil, excerpt=evil, terms=[("post_tag", "x", evil), ("category", "y", evil)])))  # fmt: skip
    body = client.get("/blog/angriff/").content.decode()
    assert "Text" in body
    assert not re.search(r"<script[^>]*>alert|<[^>]*\son\w+=|href=\"javascript|<iframe|<svg onload|style=\"", body)
    for path in ("/blog/", "/stimmen/", "/feeds/alles/", "/suche/?q=Titel"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_nothing_of_the_report_steers_a_terminal(site, tmp_path, capsys):
    call_command(
        "import_wordpress",
        str(export_file(tmp_path, item("A \x1b[2J B", "[foo x='\x1b]0;y\x07']"))),
        "--dry-run",
        verbosity=0,
    )
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("count", [30, 60])
def test_each_further_text_costs_the_same_number_of_queries(site, tmp_path, django_assert_max_num_queries, count):
    path = export_file(tmp_path, *(item(f"Text {number}", f"Absatz {number}") for number in range(count)))
    each = 108 if connection.vendor == "postgresql" else 106  # There the index and savepoints are locked by queries.
    with django_assert_max_num_queries(each * count + 300):
        import_site(path)
