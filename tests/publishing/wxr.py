"""Builds WordPress exports for tests: only what a test cares about is given by name."""

from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

_numbers = count(1000)
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{version}/"><channel><title>Alte Website</title><link>{site}</link>
<pubDate>Mon, 10 Jun 2024 12:29:10 +0000</pubDate>
<wp:wxr_version>{version}</wp:wxr_version><wp:base_site_url>{site}</wp:base_site_url><wp:base_blog_url>{site}</wp:base_blog_url>
"""
SITE = "https://alt.example"


def cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def item(title: str = "Ein Beitrag", content: str = "<p>Ein Absatz.</p>", **given) -> str:
    """One item. `terms`: (domain, slug, name) triples; `meta`: a dictionary; `comments`: XML of comments."""
    number = given.get("wp_id", next(_numbers))
    kind, slug = given.get("kind", "post"), given.get("slug", f"beitrag-{number}")
    link = given.get("link", f"{SITE}/2012/03/15/{slug}/" if kind == "post" else f"{SITE}/{slug}/")
    date = given.get("date", "2012-03-15 14:38:08")
    terms = "".join(
        f'<category domain="{d}" nicename="{escape(s)}">{cdata(n)}</category>' for d, s, n in given.get("terms", ())
    )
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
        for key, value in given.get("meta", {}).items()
    )
    url = given.get("url", "")
    return f"""<item><title>{cdata(title)}</title><link>{escape(link)}</link>
<dc:creator>{cdata(given.get("author", "erika"))}</dc:creator>
<guid isPermaLink="false">{escape(given.get("guid", f"{SITE}/?p={number}"))}</guid>
<content:encoded>{cdata(content)}</content:encoded><excerpt:encoded>{cdata(given.get("excerpt", ""))}</excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{given.get("gmt", date)}</wp:post_date_gmt>
<wp:post_name>{slug}</wp:post_name><wp:status>{given.get("status", "publish")}</wp:status>
<wp:post_parent>{given.get("parent", 0)}</wp:post_parent><wp:menu_order>{given.get("order", 0)}</wp:menu_order>
<wp:post_type>{kind}</wp:post_type><wp:post_password>{given.get("password", "")}</wp:post_password>
<wp:is_sticky>{given.get("sticky", 0)}</wp:is_sticky>{f"<wp:attachment_url>{escape(url)}</wp:attachment_url>" if url else ""}
{terms}{meta}{"".join(given.get("comments", ()))}</item>
"""


def attachment(name: str, number: int, **given) -> str:
    """A file of the library, uploaded in March 2012."""
    url = f"{SITE}/wp-content/uploads/2012/03/{name}"
    fields = {
        "kind": "attachment",
        "status": "inherit",
        "wp_id": number,
        "url": url,
        "slug": name.rsplit(".", 1)[0],
    } | given
    return item(fields.pop("title", name), "", **fields)


def comment(number: int, text: str = "Gut so.", *, approved: str = "1", author: str = "Kim", kind: str = "") -> str:
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>{cdata(author)}</wp:comment_author>
<wp:comment_author_email>kim@geheim.example</wp:comment_author_email><wp:comment_author_IP>203.0.113.7</wp:comment_author_IP>
<wp:comment_author_url>https://kim.example</wp:comment_author_url><wp:comment_date>2012-03-16 10:00:00</wp:comment_date>
<wp:comment_date_gmt>2012-03-16 09:00:00</wp:comment_date_gmt><wp:comment_content>{cdata(text)}</wp:comment_content>
<wp:comment_approved>{approved}</wp:comment_approved><wp:comment_type>{kind}</wp:comment_type>
<wp:comment_parent>0</wp:comment_parent></wp:comment>"""


def author(login: str, name: str) -> str:
    return f"""<wp:author><wp:author_login>{cdata(login)}</wp:author_login>
<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>"""


def category(slug: str, name: str, parent: str = "") -> str:
    return f"""<wp:category><wp:category_nicename>{slug}</wp:category_nicename>
<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{cdata(name)}</wp:cat_name></wp:category>"""


def export(*parts: str, version: str = "1.2", site: str = SITE) -> bytes:
    """A whole file from its parts."""
    known = author("erika", "Erika Beispiel")
    return (HEAD.format(version=version, site=site) + known + "".join(parts) + "</channel></rss>").encode()


def export_file(folder: Path, *parts: str, name: str = "alt.xml", **given) -> Path:
    path = folder / name
    path.write_bytes(export(*parts, **given))
    return path
