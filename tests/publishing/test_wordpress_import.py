"""A whole site moves in: pages, voices, topics, files, addresses, comments; twice is once."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Page, Revision

from portal.exchange.models import ImportedComment, ImportedItem
from portal.people.models import Voice
from portal.pictures.models import Picture
from portal.publishing.models import Article, StandardPage
from portal.publishing.wordpress.report import Fate
from portal.topics.models import Keyword, Topic
from tests.factories import picture_bytes
from tests.publishing.old_site import article, fates, remarks
from tests.publishing.wxr import SITE, attachment, author, category, comment, export_file, item


def test_a_post_becomes_a_public_article_with_all_that_belongs_to_it(bring, client):
    terms = [("category", "wohnen", "Wohnen & Miete"), ("post_tag", "wien", "Wien"), ("post_format", "x", "Aside")]
    bring(
        category("stadt", "Stadt"), category("wohnen", "Wohnen & Miete", "stadt"),
        item("Das Rote Wien", "Hier wurde gebaut.", slug="rotes-wien", excerpt="Wie <b>Wien</b> baute.", terms=terms),
    )  # fmt: skip
    found = article("Das Rote Wien")
    assert (found.live, found.kind, found.standfirst, str(found.published_on)) == (
        True,
        "blog",
        "Wie Wien baute.",
        "2012-03-15",
    )
    assert found.first_published_at.isoformat() == "2012-03-15T14:38:08+00:00"
    assert [voice.name for voice in found.authors] == ["Erika Beispiel"]
    assert {topic.name for topic in found.topics.all()} == {"Stadt", "Wohnen & Miete"}
    assert [keyword.name for keyword in found.keywords.all()] == ["Wien"]
    answer = client.get("/blog/rotes-wien/")
    assert answer.status_code == 200
    assert "Hier wurde gebaut." in answer.content.decode()


def test_pages_keep_their_order_and_give_way_to_the_portal(bring, client):
    report = bring(
        item("Kind", wp_id=12, parent=11, kind="page", slug="kind"), item("Über", wp_id=11, kind="page", slug="ueber"),
        item("Blog", kind="page", slug="blog"), item("Impressum", kind="page", slug="impressum"),
        item("Waise", wp_id=13, parent=99, kind="page", slug="waise"), item("Kreis", wp_id=14, parent=14, kind="page", slug="kreis"),
    )  # fmt: skip
    assert client.get("/ueber/kind/").status_code == 200
    assert {
        page.slug for page in StandardPage.objects.filter(title__in=["Blog", "Impressum"], slug__endswith="-2")
    } == {"blog-2", "impressum-2"}
    assert "„blog“ ist schon vergeben" in remarks(report, "Blog")
    assert "übergeordnete Seite fehlt" in remarks(report, "Waise")
    assert client.get("/kreis/").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {"status": "draft"}, {"status": "pending"}, {"status": "private"}, {"status": "trash"}, {"status": "future"},
        {"status": "sonderbar"}, {"password": "geheim"}, {"date": "2199-01-01 00:00:00"},
        {"date": "0000-00-00 00:00:00", "gmt": "0000-00-00 00:00:00", "status": "draft"},
    ],
)  # fmt: skip
def test_what_was_not_public_stays_a_draft(bring, client, given):
    report = bring(
        author("nur-entwurf", "Geheime Person"),
        item(
            "Kanarienvogel",
            slug="kanarienvogel",
            author="nur-entwurf",
            terms=[("category", "x", "Geheimes Thema")],
            **given,
        ),
    )
    found = article("Kanarienvogel")
    assert (found.live, found.has_unpublished_changes) == (False, True)
    assert fates(report)["Kanarienvogel"] == Fate.HELD_BACK
    for path in ("/blog/kanarienvogel/", "/2012/03/15/kanarienvogel/"):
        assert client.get(path).status_code == 404
    for path in ("/", "/blog/", "/feeds/alles/", "/sitemap.xml", "/stimmen/"):
        body = client.get(path).content.decode()
        assert "anarienvogel" not in body
        assert "Geheime" not in body


def test_every_item_is_accounted_for(bring):
    kinds = [
        "nav_menu_item",
        "wp_block",
        "wp_template",
        "revision",
        "event",
        "custom_css",
        "wp_navigation",
        "guest-author",
    ]
    report = bring(
        *(item(kind, kind=kind) for kind in kinds),
        item("Doppelt", wp_id=5),
        item("Doppelt", wp_id=5),
        attachment("x.svg", 9),
    )
    assert len(report.outcomes) == 11
    assert all(outcome.reason for outcome in report.outcomes if outcome.fate == Fate.LISTED)
    assert [outcome.fate for outcome in report.outcomes if outcome.title == "Doppelt"] == [Fate.PUBLISHED, Fate.LISTED]


ITEMS = (
    attachment("rathaus.jpg", 5, title="Rathaus", author="erika", excerpt="Das alte Rathaus", meta={"_wp_attachment_image_alt": "Rathaus mit Turm"}),
    attachment("heft.pdf", 6, title="Heft"),
    item("Mit Bild", '<img class="wp-image-5" src="/wp-content/uploads/2012/03/rathaus-300x200.jpg" /> <a href="/wp-content/uploads/2012/03/heft.pdf">Heft</a>', slug="mit-bild", meta={"_thumbnail_id": "5"}),
)  # fmt: skip


def test_files_come_from_the_media_folder_with_what_is_known_of_their_rights(bring, media):
    report = bring(*ITEMS, media=media)
    picture = Picture.objects.get(title="Rathaus")
    assert (picture.author, picture.license.code, picture.description) == (
        "Erika Beispiel",
        "Ungeklaert",
        "Rathaus mit Turm",
    )
    assert picture.source_url == f"{SITE}/wp-content/uploads/2012/03/rathaus.jpg"
    assert "Rechte ungeklärt" in remarks(report, "Bildrechte prüfen")
    found = article("Mit Bild")
    assert (found.hero, found.hero_caption) == (picture, "Das alte Rathaus")
    assert [block.block_type for block in found.body] == ["picture", "text"]
    document = Document.objects.get()
    assert f'linktype="document" id="{document.pk}"' in json.dumps(list(found.body.raw_data)).replace("\\", "")
    assert fates(report)["Rathaus"] == fates(report)["Heft"] == Fate.TAKEN


def test_missing_files_are_listed_and_come_later_when_they_are_there(bring, media):
    report = bring(*ITEMS)
    assert (Picture.objects.count(), fates(report)["Rathaus"]) == (0, Fate.LISTED)
    assert "Bild fehlt im Medienordner" in remarks(report, "Mit Bild")
    assert article("Mit Bild").hero is None
    bring(*ITEMS, media=media)
    assert article("Mit Bild").hero == Picture.objects.get()


def test_no_address_leads_out_of_the_media_folder(bring, media, tmp_path):
    (tmp_path / "geheim.jpg").write_bytes(picture_bytes())
    (media / "link.jpg").symlink_to(tmp_path / "geheim.jpg")
    sources = [
        "/wp-content/uploads/../../geheim.jpg",
        "/wp-content/uploads/%2e%2e/%2e%2e/geheim.jpg",
        "file:///etc/passwd",
        "/wp-content/uploads/link.jpg",
    ]
    bring(item("Angriff", "".join(f'<img src="{source}" />' for source in sources)), media=media)
    assert Picture.objects.count() == 0


def test_a_file_that_is_no_picture_is_listed(bring, media):
    (media / "2012" / "03" / "rathaus.jpg").write_bytes(b"<svg onload=alert(1)>")
    report = bring(*ITEMS, media=media)
    assert Picture.objects.count() == 0
    assert "abgelehnt" in remarks(report, "Mit Bild")


def everything() -> dict:
    """All that an import may change, to be compared."""
    models = [
        Page,
        Article,
        Revision,
        Redirect,
        Picture,
        Document,
        Voice,
        Topic,
        Keyword,
        ImportedItem,
        ImportedComment,
    ]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def files() -> set[str]:
    return {str(path) for path in Path(settings.MEDIA_ROOT).rglob("*")}


FULL = (
    *ITEMS, category("wohnen", "Wohnen"), item("Entwurf", status="draft", wp_id=50),
    item("Ganz", 'Siehe <a href="/?p=50">Entwurf</a>, <a href="/author/erika/">Erika</a>((Note)) [gallery ids="5"]', wp_id=51,
         terms=[("category", "wohnen", "Wohnen"), ("post_tag", "a", "A")], comments=[comment(1), comment(2, approved="spam")]),
    item("Seite", kind="page", slug="seite", wp_id=52),
)  # fmt: skip


def test_a_second_import_changes_nothing(bring, media):
    bring(*FULL, media=media)
    before, kept = everything(), files()
    report = bring(*FULL, media=media)
    assert everything() == before
    assert files() == kept
    assert {outcome.change for outcome in report.outcomes} == {"", "unverändert"}


def test_a_changed_text_is_taken_over_but_never_over_an_editors_work(bring):
    bring(
        item("Alt", "a", wp_id=61),
        item("Bearbeitet", "b", wp_id=62),
        item("Gelöscht", wp_id=63),
        item("Zurückgezogen", wp_id=64),
    )
    edited = article("Bearbeitet")
    edited.standfirst = "Von uns."
    edited.save_revision().publish()
    article("Gelöscht").delete()
    article("Zurückgezogen").unpublish()
    report = bring(
        item("Alt", "neu", wp_id=61), item("Bearbeitet", "neu", wp_id=62), item("Gelöscht", wp_id=63), item("Zurückgezogen", "neu", wp_id=64)
    )  # fmt: skip
    assert "neu" in article("Alt").plain_text
    assert article("Bearbeitet").standfirst == "Von uns."
    assert not Article.objects.filter(title="Gelöscht").exists()
    assert article("Zurückgezogen").live is False
    for title in ("Bearbeitet", "Gelöscht", "Zurückgezogen"):
        assert "Seit dem letzten Import" in remarks(report, title)


def test_a_rehearsal_says_the_same_and_leaves_no_trace(bring, media):
    before, kept = everything(), files()
    rehearsed = bring(*FULL, media=media, rehearsal=True)
    assert (everything(), files()) == (before, kept)
    done = bring(*FULL, media=media)
    assert (rehearsed.outcomes, rehearsed.remarks, rehearsed.counts) == (done.outcomes, done.remarks, done.counts)


def test_comments_are_kept_without_mail_and_network_addresses(bring):
    bring(item("Ganz", comments=[comment(1, "Gut <script>x</script><b>so</b>."), comment(2, approved="0"), comment(3, approved="spam"), comment(4, kind="pingback")]))  # fmt: skip
    kept = list(ImportedComment.objects.order_by("wp_id"))
    assert [(found.wp_id, found.was_approved, found.kind) for found in kept] == [
        (1, True, "comment"),
        (2, False, "comment"),
        (4, True, "pingback"),
    ]
    assert (kept[0].text, kept[0].author, kept[0].page.title) == ("Gut <b>so</b>.", "Kim", "Ganz")
    assert "geheim.example" not in str(everything())
    assert "203.0.113.7" not in str(everything())


def test_the_command_reports_in_german_and_in_files(site, tmp_path, capsys):
    call_command("import_wordpress", str(export_file(tmp_path, *FULL, name="Über uns.xml")), verbosity=0)
    said = capsys.readouterr().out
    assert "Einträge in der Datei: 6" in said
    assert "veröffentlicht: 3" in said
    folder = Path(settings.DATA_DIR) / "imports"
    assert "| 51 | post | Ganz | veröffentlicht (neu) |" in (folder / "ueber-uns.md").read_text()
    assert len(json.loads((folder / "ueber-uns.json").read_text())["items"]) == 6


def test_guest_authors_and_several_authors_are_known(bring):
    bring(
        author("kim", "Kim Muster"), item("Gast Autorin", kind="guest-author", slug="cap-gast"),
        item("Zu zweit", terms=[("author", "cap-kim", "kim"), ("author", "cap-gast", "gast")]), item("Allein", author="ehemalig"),
    )  # fmt: skip
    assert [voice.name for voice in article("Zu zweit").authors] == ["Kim Muster", "Gast Autorin"]
    assert [voice.name for voice in article("Allein").authors] == ["ehemalig"]


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_all_versions_of_the_format_are_read(bring, version):
    assert fates(bring(item("Alt"), version=version)) == {"Alt": Fate.PUBLISHED}
