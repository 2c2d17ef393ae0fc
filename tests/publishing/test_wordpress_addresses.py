"""Links and addresses of the old site lead to the right places of the portal."""

import pytest

from portal.publishing.models import Article
from tests.publishing.old_site import article, remarks
from tests.publishing.wxr import SITE, attachment, category, item

LINKS = [
    "/2012/03/15/ziel/", "2012/03/15/ziel", f"{SITE}/2012/03/15/ziel/", "http://www.alt.example/2012/03/15/Ziel/?utm_source=x#mitte",
    "/?p=77", f"{SITE}/?p=77", f"{SITE}/index.php?p=77", "/2012/03/15/frueher/", "//alt.example/2012/03/15/ziel/2/",
]  # fmt: skip


@pytest.mark.parametrize("address", LINKS)
def test_links_within_the_site_lead_to_the_new_pages(bring, address):
    bring(
        item("Quelle", f'<a href="{address}">hier</a>'),
        item("Ziel", slug="ziel", wp_id=77, meta={"_wp_old_slug": "frueher"}),
    )
    [block] = article("Quelle").body.raw_data
    assert f'linktype="page" id="{article("Ziel").pk}"' in block["value"]["text"]


def test_links_to_what_is_not_public_keep_only_their_words(bring):
    report = bring(item("Quelle", f'<a href="{SITE}/?p=78">hier</a>'), item("Geheim", wp_id=78, status="draft"))
    assert article("Quelle").body.raw_data[0]["value"]["text"] == "<p>hier</p>"
    assert "nicht veröffentlicht" in remarks(report, "Quelle")


def test_old_addresses_lead_to_the_new_pages(bring, client):
    bring(
        category("wohnen", "Wohnen"), attachment("rathaus.jpg", 5, parent=77, link=f"{SITE}/2012/03/15/ziel/rathaus/"),
        item("Ziel", slug="ziel", wp_id=77, terms=[("category", "wohnen", "Wohnen"), ("post_tag", "wien", "Wien")]),
    )  # fmt: skip
    expected = {
        "/2012/03/15/ziel/": "/blog/ziel/", "/2012/03/15/ziel/rathaus/": "/blog/ziel/", "/category/wohnen/": "/blog/?thema=wohnen",
        "/author/erika/": "/stimmen/erika-beispiel/", "/2012/03/": "/blog/?jahr=2012", "/feed/": "/feeds/", "/?p=77": "/blog/ziel/",
    }  # fmt: skip
    for old, new in expected.items():
        answer = client.get(old)
        assert (answer.status_code, answer.headers.get("Location", "").removeprefix("http://testserver")) == (
            301,
            new,
        ), old


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("%ce%b5%cf%80%ce%af", "Επίπεδο"), ("gr%c3%b6%c3%9fe", "Größe"), ("", "🌲🚀"), ("", "x" * 900), ("", "مرحبا"), ("a_b.c d", "Zeichen"),
        ("", ""), ("hello-w‮orld‬", "Richtung ‮hcsredna‬"), ("", "<b>Nur</b> &amp; Markup"),
    ],
)  # fmt: skip
def test_addresses_are_valid_and_unique_whatever_the_old_ones_were(bring, client, slug, title):
    bring(item(title, slug=slug, wp_id=41), item(title, slug=slug, wp_id=42))
    found = Article.objects.all()
    assert len({page.slug for page in found}) == 2
    for page in found:
        assert page.title
        assert len(page.title) <= 255
        assert client.get(f"/blog/{page.slug}/").status_code == 200
