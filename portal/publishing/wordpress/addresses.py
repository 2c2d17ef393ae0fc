"""Old and new addresses: what a link of the old site means, and which name a page gets here."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from anyascii import anyascii

from portal.publishing.wordpress.wxr import Item, Site

LONGEST_SLUG = 90
# First parts of addresses that belong to the portal: an imported page must not stand in their way.
RESERVED = {
    "blog", "schwerpunkte", "geschichte", "debatten", "stimmen", "publikationen", "mitmachen", "antraege", "kommunen", "suche",
    "feeds", "impressum", "datenschutz", "barrierefreiheit", "bildnachweise", "api", "konto", "redaktion", "healthz", "ueber-uns",
    "medien", "dokumente", "static", "stil", "newsletter", "melden", "vorschau", "sitemap", "robots", "favicon",
}  # fmt: skip
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)")
SCALED = re.compile(r"-(?:scaled|rotated)(?=\.\w{2,5}$)")
FILE = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
NUMBERED = ("p", "page_id", "attachment_id", "post_id")


def slug_of(text: str) -> str:
    """A name for an address from any script: letters a–z, digits and hyphens, at most 90 characters; may be empty."""
    text = EMOJI.sub(" ", unquote(text)).translate(UMLAUTS)
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rsplit("-", 1)[0] if "-" in slug[20:LONGEST_SLUG] else slug[:LONGEST_SLUG]
    return slug


def free_slug(wanted: str, taken: set[str]) -> str:
    """`wanted` or the next free „wanted-2“, which is then taken as well."""
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    taken.add(slug)
    return slug


@dataclass
class OldSite:
    """The addresses of the old site: which of them name which item."""

    source: str
    hosts: set[str]
    prefix: str = ""
    by_path: dict[str, int] = field(default_factory=dict)
    by_number: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site, fallback: str) -> "OldSite":
        """The site that an export comes from; `fallback` names it when the export does not."""
        hosts, source, prefix = set(), "", ""
        for address in site.addresses:
            try:
                parts = urlsplit(address.strip())
                name = (parts.hostname or "").removeprefix("www.")
            except ValueError:
                continue
            if name:
                hosts.add(name)
                prefix = parts.path.rstrip("/")
                source = f"{name}{f':{parts.port}' if parts.port else ''}{prefix}"[:200]
        return cls(source or fallback[:200], hosts, prefix)

    def learn(self, place: int, item: Item) -> None:
        """Remembers under which addresses an item was to be found. `place` is its place in the file."""
        if item.wp_id:
            self.by_number.setdefault(item.wp_id, place)
        for address in (item.link, item.guid if "?" not in item.guid and "://" in item.guid else ""):
            path = self.path(address)
            if path and path.rstrip("/") != self.prefix:
                self.by_path.setdefault(path, place)
        old = item.meta.get("_wp_old_slug")
        path = self.path(item.link)
        if old and path and "/" in path:
            self.by_path.setdefault(f"{path.rsplit('/', 1)[0]}/{unquote(old)}".lower(), place)

    def absolute(self, address: str) -> str:
        """The whole address of a link; relative ones begin at the old site."""
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address):
            return address
        return urljoin(f"http://{self.source}/", address) if self.source else address

    def is_own(self, address: str) -> bool:
        """True for http and https addresses of the old site, with or without „www.“."""
        try:
            parts = urlsplit(self.absolute(address))
            return parts.scheme in {"http", "https"} and (parts.hostname or "").removeprefix("www.") in self.hosts
        except ValueError:
            return False

    def path(self, address: str) -> str:
        """The path of one of the site's own addresses as it is compared: decoded, lower case, without a slash at its end."""
        if not address or not self.is_own(address):
            return ""
        path = unquote(urlsplit(self.absolute(address)).path).lower()
        return re.sub(r"/{2,}", "/", path).rstrip("/") or "/"

    def find(self, address: str) -> int | None:
        """The place of the item that an address leads to."""
        if not self.is_own(address):
            return None
        query = parse_qs(urlsplit(self.absolute(address)).query)
        for name in NUMBERED:
            if (value := query.get(name, [""])[0]).isascii() and value.isdigit() and len(value) < 19:
                return self.by_number.get(int(value))
        path = self.path(address)
        found = self.by_path.get(path)
        if found is None:  # A page of a text that was cut by <!--nextpage-->, its comments, its feed.
            found = self.by_path.get(re.sub(r"/(?:page/)?\d{1,3}$|/(?:feed|amp|comment-page-\d+|trackback)$", "", path))
        return found


def file_names(address: str) -> list[str]:
    """Under which names an uploaded file may lie in the media folder, the most exact first.

    `https://x.de/wp-content/uploads/2012/03/rathaus-300x200.jpg` → 2012/03/rathaus-300x200.jpg, 2012/03/rathaus.jpg,
    …; the original goes before a smaller size.
    """
    try:
        path = unquote(urlsplit(address).path).strip("/")
    except ValueError:
        return []
    original = SCALED.sub("", SIZE.sub("", path))
    variants = list(dict.fromkeys([original, SIZE.sub("", path), path]))
    names = []
    for variant in variants:
        parts = variant.split("/")
        names += ["/".join(parts[start:]) for start in range(len(parts))]
    return names


def is_file(address: str) -> bool:
    """True when the address ends like an uploaded file, not like a page."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return False
    return bool(FILE.search(path)) and not path.lower().endswith((".html", ".htm", ".php", ".asp", ".aspx"))
