"""Makes pages of items: first empty ones in their places, so that texts can link to each other, then their content."""

import datetime
import json
import uuid
from dataclasses import dataclass, field
from hashlib import sha256

from wagtail.models import Page, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.exchange.models import ImportedItem
from portal.publishing.models import Article, Authorship, BlogIndex, HomePage, StandardPage, TextKeyword
from portal.publishing.wordpress.addresses import RESERVED, free_slug, slug_of
from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.wxr import Item

TITLE_LENGTH = 255
DEEPEST = 8  # Levels of standard pages below the home page; deeper ones are attached to the last.
NEW, CHANGED, SAME, EDITED, GONE = (
    "neu",
    "geändert",
    "unverändert",
    "von der Redaktion bearbeitet, nicht angefasst",
    "gelöscht",
)


@dataclass
class Content:
    """What a page is filled with, apart from its place in the tree."""

    title: str
    public: bool
    standfirst: str
    blocks: list[dict]
    published_on: datetime.date
    has_date: bool
    first_published: datetime.datetime | None
    modified: datetime.datetime | None
    search_description: str = ""
    hero: int | None = None
    hero_caption: str = ""
    voices: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    keywords: list = field(default_factory=list)

    def digest(self) -> str:
        """Changes when anything of the result changes, and with nothing else."""
        parts = [
            self.title, self.public, self.standfirst, self.blocks, str(self.published_on) if self.has_date else "", self.search_description,
            self.hero, self.hero_caption, [voice.pk for voice in self.voices], sorted(topic.pk for topic in self.topics),
            sorted(keyword.pk for keyword in self.keywords), str(self.first_published), str(self.modified),
        ]  # fmt: skip
        return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


class Pages:
    """The pages of an import."""

    def __init__(self, source: str, known: dict[str, ImportedItem], report: Report):
        self.source, self.known, self.report = source, known, report
        self.home, self.blog = HomePage.objects.get(), BlogIndex.objects.get()
        self.taken: dict[int, set[str]] = {}
        self.made: dict[int, Page] = {}
        self.levels: dict[int, int] = {}

    # -- places

    def place(self, item: Item, parent: Page | None, published_on: datetime.date) -> int | None:
        """The key of the page for an item, made empty where there is none yet; None when an editor deleted it."""
        known = self.known.get(item.key)
        if known:
            return known.page_id
        above = self.blog if item.kind == "post" else parent or self.home
        slug = self._slug(item, above)
        if item.kind == "post":
            page: Page = Article(title=title_of(item), slug=slug, live=False, published_on=published_on)
        else:
            page = StandardPage(title=title_of(item), slug=slug, live=False)
        page.has_unpublished_changes = True
        with disable_reference_index_auto_update():  # It refers to nothing yet.
            above.add_child(instance=page)
        about = {"source": self.source, "guid": item.guid, "wp_id": item.wp_id, "kind": item.kind}
        self.known[item.key] = ImportedItem.objects.create(key=item.key, page_id=page.pk, **about)
        if item.kind == "page":
            self.made[item.wp_id] = page
        return page.pk

    def parent_of(self, item: Item, by_number: dict[int, Item]) -> Page | None:
        """The page above an imported page, as it is in this import or since an earlier one."""
        above = by_number.get(item.parent)
        if above is None or above.kind != "page" or above is item:
            return None
        if above.wp_id not in self.made:
            known = self.known.get(above.key)
            page = StandardPage.objects.filter(pk=known.page_id).first() if known and known.page_id else None
            if page is None:
                return None
            self.made[above.wp_id] = page
        page = self.made[above.wp_id]
        return page if page.depth - self.home.depth < DEEPEST else page.get_parent().specific

    def _slug(self, item: Item, above: Page) -> str:
        if above.pk not in self.taken:
            reserved = RESERVED if above.pk == self.home.pk else set()
            self.taken[above.pk] = reserved | set(above.get_children().values_list("slug", flat=True))
        wanted = (
            slug_of(item.slug) or slug_of(item.title) or f"{'beitrag' if item.kind == 'post' else 'seite'}-{item.wp_id}"
        )
        slug = free_slug(wanted, self.taken[above.pk])
        if slug != wanted:
            self.report.remark(
                title_of(item), f"Die Adresse „{wanted}“ ist schon vergeben: der Eintrag heißt hier „{slug}“", item.link
            )
        return slug

    # -- content

    def fill(self, item: Item, content: Content) -> str:
        """Puts the content into the page of an item and says what that was: new, changed, the same, left alone."""
        known, digest = self.known[item.key], content.digest()
        if known.page_id is None:
            return GONE
        first = not known.digest
        page = Page.objects.get(pk=known.page_id)
        if not first and (page.latest_revision_id != known.revision_id or page.live != known.was_public):
            return EDITED
        if known.digest == digest:
            return SAME
        page = page.specific
        _write(page, item, content)
        page.save()
        revision = _keep_revision(page, public=content.public)
        known.digest, known.revision, known.was_public = digest, revision, content.public
        known.save(update_fields=["digest", "revision", "was_public"])
        return NEW if first else CHANGED


def _keep_revision(page: Page, *, public: bool) -> Revision:
    """The page as it is now in its history, like Page.save_revision(), which would render and index it once more."""
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )
    Page.objects.filter(pk=page.pk).update(
        latest_revision=revision,
        latest_revision_created_at=revision.created_at,
        live_revision=revision if public else None,
        has_unpublished_changes=not public,
    )
    return revision


def _write(page: Page, item: Item, content: Content) -> None:
    """Sets the fields of a page from the content of an item."""
    page.title, page.draft_title, page.live = content.title, content.title, content.public
    page.standfirst, page.search_description = content.standfirst, content.search_description
    page.has_unpublished_changes = not content.public
    page.body = json.dumps(with_identities(content.blocks, item.key))
    if content.public:
        page.first_published_at = page.first_published_at or content.first_published
        page.last_published_at = max(filter(None, [content.modified, content.first_published]), default=None)
    if isinstance(page, Article):
        page.published_on = content.published_on
        page.hero_id, page.hero_caption = content.hero, content.hero_caption
        page.authorships = [Authorship(voice=voice, sort_order=place) for place, voice in enumerate(content.voices)]
        page.topics.set(content.topics)
        page.keyword_items = [TextKeyword(tag=keyword) for keyword in content.keywords]


def title_of(item: Item) -> str:
    """The title of a page; a post without one is named by its date."""
    if item.title:
        return item.title if len(item.title) <= TITLE_LENGTH else item.title[: TITLE_LENGTH - 1].rstrip() + "…"
    return f"Ohne Titel ({item.local:%d.%m.%Y})" if item.local else f"Ohne Titel ({item.wp_id})"


def with_identities(blocks: list[dict], key: str) -> list[dict]:
    """Blocks and entries of lists with identities that are the same at every import."""
    return [
        {**block, "id": _identity(key, place), "value": {
            name: _entries(value, f"{key}/{place}/{name}") if isinstance(value, list) else value for name, value in block["value"].items()
        }}
        for place, block in enumerate(blocks)
    ]  # fmt: skip


def _entries(values: list, key: str) -> list[dict]:
    return [{"type": "item", "value": value, "id": _identity(key, place)} for place, value in enumerate(values)]


def _identity(key: str, place: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{key}/{place}"))
