"""Leads old addresses to where their content is now."""

from urllib.parse import quote, urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.surroundings import Neighbourhood, archive_of
from portal.publishing.wordpress.wxr import Item

LONGEST = 255
BATCH = 500


class Redirects:
    """Collects redirects and saves them at the end; an address that leads somewhere already is left alone."""

    def __init__(self, report: Report):
        self.report = report
        self.taken = dict(Redirect.objects.filter(site=None).values_list("old_path", "redirect_page_id"))
        self.new: list[Redirect] = []
        self.own: set[str] = set()

    def add(self, old: str, *, page: int | None = None, address: str = "", about: str = "") -> None:
        """From an old path (with its query) to a page or an address of the portal."""
        path = Redirect.normalise_path(old)
        if path == "/" or path in self.own or "\x00" in path:
            return
        if len(path) > LONGEST:
            self.report.remark(about or "Weiterleitungen", "Alte Adresse ist zu lang für eine Weiterleitung", old)
            return
        if path in self.taken:
            if page and self.taken[path] != page:
                self.report.remark(
                    about or "Weiterleitungen", "Für diese alte Adresse gibt es schon eine Weiterleitung", old
                )
            return
        self.taken[path] = page
        self.new.append(
            Redirect(
                old_path=path,
                redirect_page_id=page,
                redirect_link=address,
                is_permanent=True,
                automatically_created=True,
            )
        )

    def save(self) -> None:
        Redirect.objects.bulk_create(self.new, batch_size=BATCH)
        self.report.counts["Weiterleitungen angelegt"] += len(self.new)


def redirect_items(here: Neighbourhood, redirects: Redirects) -> None:
    """From permalinks, short links and older names of public items; from pages of attachments to their text."""
    addresses = dict(Page.objects.live().values_list("pk", "url_path"))
    redirects.own = {"/" + url_path.split("/", 2)[-1].rstrip("/") for url_path in addresses.values()}
    by_path: dict[int, list[str]] = {}
    for path, place in here.old.by_path.items():
        by_path.setdefault(place, []).append(path)
    for place, item in enumerate(here.items):
        target = _target(here, place, item)
        if not target:
            continue
        for path in by_path.get(place, []):
            redirects.add(quote(path), page=target, about=item.title)
        _add_exact(here, redirects, item, target)
        if here.old.by_number.get(item.wp_id) == place:
            names = {"post": ("p",), "page": ("page_id", "p")}.get(item.kind, ("attachment_id",))
            for name in names:
                redirects.add(f"/?{name}={item.wp_id}", page=target, about=item.title)


def _add_exact(here: Neighbourhood, redirects: Redirects, item: Item, target: int) -> None:
    """The permalink in its own spelling: comparing ignores case, redirects do not."""
    if here.old.is_own(item.link):
        parts = urlsplit(here.old.absolute(item.link))
        if parts.path.strip("/") and not parts.query:
            redirects.add(parts.path, page=target, about=item.title)


def _target(here: Neighbourhood, place: int, item: Item) -> int | None:
    """The public page that an item's old address should lead to."""
    if place in here.public:
        return here.pages.get(place)
    if item.kind == "attachment" and item.parent:
        above = here.old.by_number.get(item.parent)
        return here.pages.get(above) if above in here.public else None
    return None


def redirect_archives(here: Neighbourhood, redirects: Redirects) -> None:
    """From lists by category, tag, author and year to the lists of the portal."""
    prefix = here.old.prefix
    site = here.terms.site
    paths = [f"/category/{_category_path(site, key)}" for key in site.terms if key[0] == "category"]
    paths += [f"/tag/{slug}" for domain, slug in site.terms if domain == "post_tag"]
    paths += [f"/author/{login}" for login in site.authors]
    dates = {
        item.local
        for place, item in enumerate(here.items)
        if place in here.public and item.kind == "post" and item.local
    }
    paths += sorted({f"/{date:%Y}" for date in dates} | {f"/{date:%Y/%m}" for date in dates})
    for path in [*paths, "/feed", "/comments/feed"]:
        if "//" not in path and (target := archive_of(here, f"{prefix}{path}".lower())):
            redirects.add(quote(f"{prefix}{path}", safe="/%"), address=target)


def _category_path(site, key: tuple[str, str]) -> str:
    """WordPress writes the categories above into the address."""
    parts, seen = [], set()
    term = site.terms.get(key)
    while term and term.slug not in seen:
        seen.add(term.slug)
        parts.append(term.slug)
        term = site.terms.get((term.domain, term.parent)) if term.parent else None
    return "/".join(reversed(parts))
