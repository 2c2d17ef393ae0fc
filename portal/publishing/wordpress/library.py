"""The pictures and documents of an import: each is made once, however often texts refer to it."""

import re
from urllib.parse import unquote, urlsplit

from portal.exchange.models import ImportedItem
from portal.publishing.wordpress import media
from portal.publishing.wordpress.addresses import SCALED, SIZE, OldSite
from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.wxr import Item, plain

MADE = "datei"  # Says of a remembered item that its file was there once; if it is not any more, an editor deleted it.
PROXY = re.compile(r"^https?://i\d\.wp\.com/")
NAME_OF_A_CAMERA = re.compile(
    r"^(?:img|dsc|dscn|dscf|pict?|bild|foto|image|screenshot|\d)[\W_\d]*|^[\w-]*\d{4,}[\w-]*$|_", re.IGNORECASE
)
MISSING, DELETED = "Bild fehlt im Medienordner", "von der Redaktion gelöscht, nicht wieder angelegt"


class Library:
    """Finds the file behind an address or number of the old site, and what it became."""

    def __init__(self, old: OldSite, folder: media.MediaFolder, known: dict[str, ImportedItem], report: Report):
        self.old, self.folder, self.known, self.report = old, folder, known, report
        self.license = media.unclear_license()
        self.attachments: dict[int, Item] = {}
        self.by_file: dict[str, int] = {}
        self.hosts = set(old.hosts)
        self.keys: dict[str, tuple[int | None, str]] = {}
        self.authors: dict[str, str] = {}

    def learn(self, item: Item) -> None:
        """An attachment of the export; where a number is used twice, the first counts."""
        self.attachments.setdefault(item.wp_id, item)
        for address in (item.attachment_url, item.meta.get("_wp_attached_file", "")):
            if address:
                self.by_file.setdefault(_original(address), item.wp_id)
        if host := _host(item.attachment_url):
            self.hosts.add(host)

    def attachment(self, address: str, number: int = 0) -> Item | None:
        """The attachment meant. A number from another site may be taken by another file; then the address decides."""
        numbered = self.attachments.get(number)
        if numbered and (
            not address or _name(numbered.attachment_url) == _name(address) or not numbered.attachment_url
        ):
            return numbered
        place = self.by_file.get(_original(address))
        if place is None and address:
            place = self.by_file.get("/".join(_original(address).split("/")[-3:]))
        return self.attachments.get(place) if place is not None else None

    def is_own_file(self, address: str) -> bool:
        return not urlsplit(address).netloc or _host(address) in self.hosts

    # -- pictures

    def picture(self, address: str, number: int, alt: str, caption: str) -> tuple[int | None, str]:
        """(key of the picture or None, reason)."""
        address = _without_proxy(address)
        item = self.attachment(address, number)
        if item is None and not address:
            return None, "Bild ohne lesbare Adresse"
        if item is None and not self.is_own_file(address):
            return None, "Bild liegt auf einer fremden Website und wird nicht geholt"
        key = item.key if item else _address_key(_original(address))
        if key not in self.keys:
            self.keys[key] = self._make_picture(item, address, alt, caption, key)
        return self.keys[key]

    def _make_picture(
        self, item: Item | None, address: str, alt: str, caption: str, key: str
    ) -> tuple[int | None, str]:
        known = self.known.get(key)
        if known and known.digest == MADE:
            return (known.picture_id, "") if known.picture_id else (None, DELETED)
        names = [item.meta.get("_wp_attached_file", ""), item.attachment_url] if item else []
        path = self.folder.find(*names, address)
        if path is None:
            return None, MISSING
        if media.extension(path.name) not in media.PICTURES:
            return None, f"Dateiart „{media.extension(path.name)}“ nimmt das Portal nicht als Bild an"
        about = self._about(item, alt, caption)
        source = (item.attachment_url if item else "") or self.old.absolute(address)
        try:
            made = media.make_picture(path, **about, address=source, license=self.license)
        except media.Rejected as error:
            return None, f"Bild abgelehnt: {error}"
        self._remember(key, item, source, picture=made)
        self.report.counts["Bilder übernommen"] += 1
        self.report.remark("Bildrechte prüfen", f"„{made.title}“: {made.author}, {made.license.name}", source)
        if made.is_decorative:
            self.report.remark(
                "Alternativtext fehlt", f"„{made.title}“ gilt als dekorativ, bis jemand es beschreibt", source
            )
        return made.pk, ""

    def _about(self, item: Item | None, alt: str, caption: str) -> dict[str, str]:
        """Title, alternative text and author as far as the old site knows them; a camera's file name says nothing."""
        if item is None:
            return {"title": caption or alt, "alt": alt or caption, "author": ""}
        title = "" if NAME_OF_A_CAMERA.search(item.title) else item.title
        described = plain(item.meta.get("_wp_attachment_image_alt", ""))
        return {
            "title": item.title,
            "alt": described or alt or plain(item.excerpt) or caption or title,
            "author": self.authors.get(item.creator, item.creator),
        }

    # -- documents

    def document(self, address: str, number: int = 0) -> int | None:
        """The key of the document that an address leads to; None for everything else."""
        address = _without_proxy(address)
        item = self.attachment(address, number)
        target = item.attachment_url if item and item.attachment_url else address
        if media.extension(urlsplit(target).path) not in media.DOCUMENTS or not (item or self.is_own_file(address)):
            return None
        key = item.key if item else _address_key(_original(address))
        if key not in self.keys:
            self.keys[key] = self._make_document(item, address, key)
        return self.keys[key][0]

    def _make_document(self, item: Item | None, address: str, key: str) -> tuple[int | None, str]:
        known = self.known.get(key)
        if known and known.digest == MADE:
            return (known.document_id, "") if known.document_id else (None, DELETED)
        names = [item.meta.get("_wp_attached_file", ""), item.attachment_url] if item else []
        path = self.folder.find(*names, address)
        if path is None:
            return None, "Datei fehlt im Medienordner"
        try:
            made = media.make_document(path, title=item.title if item else path.stem)
        except media.Rejected as error:
            return None, f"Datei abgelehnt: {error}"
        self._remember(key, item, address, document=made)
        self.report.counts["Dokumente übernommen"] += 1
        return made.pk, ""

    def take(self, item: Item) -> tuple[bool, str]:
        """An attachment as such: (was it taken over?, why not)."""
        address = item.attachment_url or item.meta.get("_wp_attached_file", "")
        kind = media.extension(unquote(urlsplit(address).path))
        if kind in media.DOCUMENTS:
            key = self.document(address, item.wp_id)
        elif kind in media.PICTURES:
            key = self.picture(address, item.wp_id, "", "")[0]
        else:
            return False, f"Dateiart „{kind or 'ohne Endung'}“ nimmt das Portal nicht an"
        return bool(key), "" if key else self.keys[item.key][1] if item.key in self.keys else MISSING

    def _remember(self, key: str, item: Item | None, address: str, **made) -> None:
        number, guid = (item.wp_id, item.guid) if item else (0, address)
        about = {
            "guid": guid,
            "wp_id": number,
            "kind": "attachment" if item else "file",
            "digest": MADE,
            "was_public": True,
        }
        self.known[key], _ = ImportedItem.objects.update_or_create(
            source=self.old.source, key=key, defaults=about | made
        )


def _original(address: str) -> str:
    """An address of a file as it is compared: its path below the folder of uploads, without the size in its name."""
    path = unquote(urlsplit(address).path).lower()
    path = SCALED.sub("", SIZE.sub("", path)).strip("/")
    return re.sub(r"^.*?(?:wp-content/uploads|/files)/", "", path)


def _name(address: str) -> str:
    return _original(address).rsplit("/", 1)[-1]


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _without_proxy(address: str) -> str:
    """Jetpack shows pictures by way of i0.wp.com; behind it stands the address itself."""
    try:
        urlsplit(address)
    except ValueError:
        return ""
    return PROXY.sub("http://", address) if PROXY.match(address) else address


def _address_key(address: str) -> str:
    from hashlib import sha256

    return sha256(f"file:{address}".encode()).hexdigest()
