"""What one text of the old site refers to, as far as it is known here: pages, lists, files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from portal.publishing.wordpress.addresses import OldSite, is_file
from portal.publishing.wordpress.library import Library
from portal.publishing.wordpress.terms import Terms
from portal.publishing.wordpress.wxr import Item, Term, plain

LONGEST_ADDRESS = 2000
DATE_ARCHIVE = re.compile(r"^/(\d{4})(?:/\d{2}){0,2}$")
Attributes = dict[str, str]


@dataclass
class Neighbourhood:
    """All items of the export by their place in the file, and which pages the public ones became."""

    old: OldSite
    library: Library
    terms: Terms
    items: list[Item]
    pages: dict[int, int] = field(default_factory=dict)
    public: set[int] = field(default_factory=set)
    reusable: Mapping[int, str] = field(default_factory=dict)
    children: dict[int, list[Item]] = field(default_factory=dict)


class Around:
    """The surroundings of one text."""

    def __init__(self, here: Neighbourhood, item: Item):
        self.here, self.item = here, item

    def link(self, address: str) -> tuple[Attributes | None, str]:
        address = re.sub(r"[\x00-\x20]+", "", address) if address.lower().startswith("javascript") else address.strip()
        if address.lower().startswith("www."):
            address = f"http://{address}"
        if not address or address.startswith("#"):
            return None, ""
        try:
            parts = urlsplit(self.here.old.absolute(address))
        except ValueError:
            return None, "Verweis mit unlesbarer Adresse: nur seine Worte sind übernommen"
        if parts.scheme.lower() in {"mailto", "tel"}:
            return {"href": address}, ""
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or len(address) > LONGEST_ADDRESS:
            return None, "Verweis mit unerlaubter Adresse: nur seine Worte sind übernommen"
        library = self.here.library
        if (
            self.here.old.is_own(address)
            or library.attachment(address)
            or (is_file(address) and library.is_own_file(address))
        ):
            return self._own(address)
        return {"href": address}, ""

    def _own(self, address: str) -> tuple[Attributes | None, str]:
        """A link within the old site."""
        place = self.here.old.find(address)
        if place is not None and place in self.here.pages:
            if place in self.here.public:
                return {"linktype": "page", "id": str(self.here.pages[place])}, ""
            return None, "Verweis auf einen Text, der nicht veröffentlicht ist: nur seine Worte sind übernommen"
        item = self.here.items[place] if place is not None else None
        file = item.attachment_url if item and item.kind == "attachment" else address
        if (item and item.kind == "attachment") or is_file(address):
            if document := self.here.library.document(file, item.wp_id if item else 0):
                return {"linktype": "document", "id": str(document)}, ""
            if self.here.library.picture(file, item.wp_id if item else 0, "", "")[0]:
                return None, "Verweis auf eine Bilddatei: das Bild ist übernommen, der Verweis nicht"
            return None, "Verweis auf eine Datei, die nicht übernommen ist: nur seine Worte stehen im Text"
        archive = archive_of(self.here, self.here.old.path(address))
        if archive:
            return {"href": archive}, ""
        return {
            "href": self.here.old.absolute(address)
        }, "Verweis auf eine Adresse der alten Website, die nicht im Export ist"

    def picture(self, address: str, number: int, alt: str, caption: str) -> tuple[int | None, str]:
        return self.here.library.picture(address, number, alt, caption)

    def document(self, address: str) -> int | None:
        return self.here.library.document(address) if address and self.own_file(address) else None

    def own_file(self, address: str) -> bool:
        """A file of the old site, or the page that it gives to an attachment."""
        library = self.here.library
        try:
            if library.attachment(address) or (is_file(address) and library.is_own_file(address)):
                return True
        except ValueError:
            return False
        place = self.here.old.find(address)
        return place is not None and self.here.items[place].kind == "attachment"

    def gallery(self, numbers: list[int] | None) -> list[tuple[int, str, str]]:
        attachments = self.here.library.attachments
        if numbers is None:
            chosen = sorted(self.here.children.get(self.item.wp_id, []), key=lambda item: item.order)
        else:
            chosen = [attachments[number] for number in numbers if number in attachments]
        return [(item.wp_id, item.attachment_url, plain(item.excerpt)) for item in chosen]

    def reusable(self, number: int) -> str:
        return self.here.reusable.get(number, "")


def archive_of(here: Neighbourhood, path: str) -> str:
    """The list of the portal that stands for an archive of the old site; empty when there is none."""
    path = path.removeprefix(here.old.prefix.lower()) or "/"
    if path == "/":
        return "/"
    if found := DATE_ARCHIVE.match(path):
        return f"/blog/?{urlencode({'jahr': found[1]})}"
    parts = path.strip("/").split("/")
    if parts[0] == "category" and len(parts) > 1:
        topic = here.terms.topic(Term("category", parts[-1], parts[-1]), make=False)
        return f"/blog/?{urlencode({'thema': topic.slug})}" if topic else "/blog/"
    if parts[0] == "tag" and len(parts) == 2:
        known = here.terms.site.terms.get(("post_tag", parts[1]))
        return f"/suche/?{urlencode({'q': known.name if known else parts[1]})}"
    if parts[0] == "author" and len(parts) == 2:
        voice = here.terms.voices.get(here.terms.name_of(parts[1]).casefold())
        return voice.get_absolute_url() if voice else "/stimmen/"
    if path in {"/feed", "/rss", "/comments/feed"}:
        return "/feeds/"
    return ""
