"""Reads WordPress's export format (WXR), one item at a time. Versions 1.0, 1.1 and 1.2 differ only in their namespaces."""

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from intake.characters import one_line
from intake.html import words
from intake.xml import Limits, Unreadable, pieces

BERLIN = ZoneInfo("Europe/Berlin")
FUTURE = datetime.timedelta(days=1)  # Time zones of old sites are not known; a day of leeway decides nothing wrongly.


@dataclass(frozen=True, slots=True)
class Author:
    """Who has an account on the old site."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """A category or tag."""

    domain: str
    slug: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, pingback or trackback; mail and IP addresses are not read at all."""

    wp_id: int
    parent: int
    kind: str
    author: str
    website: str
    text: str
    approved: str
    written_at: datetime.datetime | None


@dataclass(slots=True)
class Item:
    """A post, page, attachment or whatever else the export calls an item."""

    wp_id: int
    kind: str
    status: str
    title: str
    link: str
    guid: str
    creator: str
    content: str
    excerpt: str
    slug: str
    parent: int
    order: int
    password: bool
    sticky: bool
    attachment_url: str
    local: datetime.datetime | None
    utc: datetime.datetime | None
    modified: datetime.datetime | None
    terms: list[Term] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Recognises the item in a later export of the same site."""
        about = self.guid if self.guid or self.wp_id else f"{self.title}\n{self.link}\n{self.local}"
        return sha256(f"{about}\n{self.wp_id}".encode()).hexdigest()

    @property
    def first_published(self) -> datetime.datetime | None:
        """The moment it was published; the old site's time zone is not in the file, so Berlin's stands in."""
        return self.utc or (self.local.replace(tzinfo=BERLIN) if self.local else None)

    def is_future(self, now: datetime.datetime) -> bool:
        return bool(self.first_published and self.first_published > now + FUTURE)


@dataclass(slots=True)
class Site:
    """What the export says of the site as a whole."""

    title: str = ""
    version: str = ""
    addresses: list[str] = field(default_factory=list)
    published: datetime.datetime | None = None
    authors: dict[str, Author] = field(default_factory=dict)
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)

    def learn(self, element: Element) -> None:
        """Takes in a child of <channel> that is no item."""
        name, text = _local(element.tag), (element.text or "").strip()
        if name == "title":
            self.title = plain(text, 200)
        elif name in {"link", "base_blog_url"} and text:  # base_site_url may name a network like wordpress.com
            self.addresses.append(text)
        elif name == "wxr_version":
            self.version = text
        elif name == "pubDate":
            self.published = _rfc_date(text)
        elif name == "author":
            fields = _fields(element)
            if login := one_line(fields.get("author_login", "")):
                full = f"{fields.get('author_first_name', '')} {fields.get('author_last_name', '')}"
                shown = plain(fields.get("author_display_name", ""), 120) or plain(full, 120) or login[:120]
                self.authors[login] = Author(login, shown)
        elif name in {"category", "tag", "term"}:
            self._learn_term(name, _fields(element))

    def _learn_term(self, name: str, fields: dict[str, str]) -> None:
        domain = {"category": "category", "tag": "post_tag"}.get(name) or fields.get("term_taxonomy", "")
        slug = fields.get("category_nicename") or fields.get("tag_slug") or fields.get("term_slug") or ""
        shown = fields.get("cat_name") or fields.get("tag_name") or fields.get("term_name") or slug
        parent = fields.get("category_parent") or fields.get("term_parent") or ""
        if slug or shown:
            self.terms[domain, slug or shown] = Term(domain, slug or shown, plain(shown, 100), parent)


def read(path: Path, limits: Limits | None = None) -> Iterator[Site | Item]:
    """All items in the order of the file, then the site. Raises Unreadable with a German sentence."""
    site, items = Site(), 0
    with path.open("rb") as file:
        for element in pieces(file, ("rss", "channel"), limits or Limits()):
            if element.tag == "item":
                items += 1
                yield _item(element)
            else:
                site.learn(element)
    if not site.version and not items:
        raise Unreadable("Das ist kein WordPress-Export: Die Kennung „wxr_version“ und Einträge fehlen.")
    yield site


def plain(markup: str, length: int = 0) -> str:
    """A title or name, which may hold tags and entities, as one line of text."""
    return one_line(html.unescape(words(markup)) if re.search("[<&]", markup) else markup, length)


def number(text: str) -> int:
    """A whole number that the database can hold, else 0."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _item(element: Element) -> Item:
    fields = _fields(element)
    local = _date(fields.get("post_date", ""))
    utc = _date(fields.get("post_date_gmt", ""), datetime.UTC)
    return Item(
        wp_id=number(fields.get("post_id", "")),
        kind=fields.get("post_type", "").strip()[:40] or "post",
        status=fields.get("status", "").strip()[:40] or "draft",
        title=plain(fields.get("title", "")),
        link=fields.get("link", "").strip()[:2000],
        guid=fields.get("guid", "").strip()[:2000],
        creator=one_line(fields.get("creator", "")),
        content=fields.get("content:encoded", ""),
        excerpt=fields.get("excerpt:encoded", ""),
        slug=fields.get("post_name", "").strip()[:400],
        parent=number(fields.get("post_parent", "")),
        order=number(fields.get("menu_order", "")),
        password=bool(fields.get("post_password", "")),
        sticky=fields.get("is_sticky", "").strip() == "1",
        attachment_url=fields.get("attachment_url", "").strip()[:2000],
        local=local or (None if utc else _naive(_rfc_date(fields.get("pubDate", "")))),
        utc=utc,
        modified=_date(fields.get("post_modified_gmt", ""), datetime.UTC),
        terms=[_item_term(child) for child in element if child.tag == "category" and child.get("domain")],
        meta=dict(_meta(child) for child in element if _local(child.tag) == "postmeta"),
        comments=[_comment(child) for child in element if _local(child.tag) == "comment"],
    )


def _item_term(element: Element) -> Term:
    name = plain(element.text or "", 100)
    return Term(element.get("domain", "")[:40], element.get("nicename") or name, name)


def _meta(element: Element) -> tuple[str, str]:
    fields = _fields(element)
    return fields.get("meta_key", ""), fields.get("meta_value", "")


def _comment(element: Element) -> Comment:
    fields = _fields(element)
    utc = _date(fields.get("comment_date_gmt", ""), datetime.UTC)
    local = _date(fields.get("comment_date", ""))
    return Comment(
        wp_id=number(fields.get("comment_id", "")),
        parent=number(fields.get("comment_parent", "")),
        kind=fields.get("comment_type", "").strip()[:20] or "comment",
        author=plain(fields.get("comment_author", ""), 160),
        website=fields.get("comment_author_url", "").strip(),
        text=fields.get("comment_content", ""),
        approved=fields.get("comment_approved", "").strip(),
        written_at=utc or (local.replace(tzinfo=BERLIN) if local else None),
    )


def _fields(element: Element) -> dict[str, str]:
    """Texts of the children by local name; the two `encoded` are told apart as content:encoded and excerpt:encoded."""
    found: dict[str, str] = {}
    for child in element:
        name = _local(child.tag)
        if name == "encoded":
            name = f"{'excerpt' if 'excerpt' in child.tag else 'content'}:encoded"
        if name not in found:
            found[name] = child.text or ""
    return found


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _date(text: str, zone: datetime.tzinfo | None = None) -> datetime.datetime | None:
    """„2012-03-15 14:38:08“; WordPress writes zeros where it knows none."""
    try:
        found = datetime.datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S")
    except ValueError:
        return None
    return found.replace(tzinfo=zone) if found.year > 1900 else None


def _rfc_date(text: str) -> datetime.datetime | None:
    try:
        found = parsedate_to_datetime(text.strip())
    except ValueError:
        return None
    found = found if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    return found if found.year > 1900 else None


def _naive(moment: datetime.datetime | None) -> datetime.datetime | None:
    return moment.astimezone(BERLIN).replace(tzinfo=None) if moment else None
