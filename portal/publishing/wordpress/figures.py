"""Writes pictures, galleries, films, sounds, files and everything that was embedded."""

import re
from html import escape

from lxml import html as parser

from intake.characters import one_line
from portal.publishing.wordpress import embeds
from portal.publishing.wordpress.trees import classes, remove

NUMBER = re.compile(r"(?:wp-image-|attachment_|^)(\d{1,15})$")
COUNTERS = re.compile(
    r"vgwort|/pixel|count(?:er)?\.(?:gif|php|png)|analytics|piwik|matomo|doubleclick|feedburner", re.IGNORECASE
)
CAPTIONS = ("figcaption", "caption")
SMILEYS = {"wp-smiley", "emoji"}


class FigureWriter:
    """The part of the writer that deals with what is no text."""

    # -- pictures

    def on_img(self, element) -> None:
        self.picture(element, "")

    def picture(self, image, caption: str, around=None) -> bool:
        """Sets one picture; True when it is there. A missing one leaves its caption as a paragraph."""
        address = self.address_of(image)
        if classes(image) & SMILEYS or "/smilies/" in address or "s.w.org" in address:
            self.run.text(image.get("alt") or "")
            return False
        if self.is_counter(image, address):
            self.notice("Zählpixel entfernt", address)
            return False
        key, reason = self.look_up(image, address, caption)
        if key:
            places = classes(image) | (classes(around) if around is not None else set())
            size = "full" if "alignfull" in places else "wide" if "alignwide" in places else "column"
            self.put({"type": "picture", "value": {"picture": key, "caption": caption, "size": size}})
            return True
        self.notice(
            reason or "Bild ohne lesbare Adresse",
            address or parser.tostring(image, encoding="unicode", with_tail=False),
        )
        self.put_words(caption)
        return False

    def put_words(self, words: str) -> None:
        """The caption of something that is not there, as a paragraph of its own."""
        if not words:
            return
        if self.held or self.run.length:
            self.waiting.append(lambda: self.put_words(words))
        else:
            self.passage.pieces.append(f"<p><i>{escape(words, quote=False)}</i></p>")

    def look_up(self, image, address: str, caption: str) -> tuple[int | None, str]:
        return self.around.picture(address, number_of(image), one_line(image.get("alt") or "", 250), caption)

    @staticmethod
    def address_of(image) -> str:
        for name in ("data-orig-file", "data-full-url", "data-src", "data-lazy-src", "src"):
            if address := (image.get(name) or "").strip():
                return address
        return ""

    @staticmethod
    def is_counter(image, address: str) -> bool:
        tiny = {image.get("width", "").strip(), image.get("height", "").strip()} & {"0", "1", "0px", "1px"}
        return bool(tiny or COUNTERS.search(address))

    def linked_picture(self, element, address: str) -> None:
        """A picture that is a link: to itself (then it is none), or to somewhere (then the link stands below it)."""
        for image in list(element.iter("img")):
            self.picture(image, "")
            remove(image)
        words = element.text_content().strip()
        if address and not self.around.own_file(address):
            self.put_link(address, words)
        elif words:
            self.children(element)

    def put_link(self, address: str, words: str) -> None:
        if self.held or self.run.length:
            self.waiting.append(lambda: self.link_line(address, words))
        else:
            self.link_line(address, words)

    # -- figures

    def on_figure(self, element) -> None:
        """A figure: gallery, table, quotation, film, embed or picture, with its caption."""
        kinds = classes(element)
        images = [image for image in element.iter("img") if not classes(image) & SMILEYS]
        if any("gallery" in kind for kind in kinds) or len(images) > 1:
            self.gallery(element)
            return
        caption = self.take_caption(element)
        tables, quotes = list(element.iter("table")), list(element.iter("blockquote"))
        if tables:
            self.table(tables[0], caption)
        elif "wp-block-embed" in kinds or any(kind.startswith("wp-block-embed-") for kind in kinds):
            self.embed(element, caption)
        elif quotes:
            self.quotation(quotes[0], caption)
        elif images:
            self.figure_picture(element, images[0], caption)
        else:
            self.container_with(element, caption)

    def figure_picture(self, element, image, caption: str) -> None:
        link = next(image.iterancestors("a"), None)
        if number_of(element) and not number_of(image):
            image.set("data-id", element.get("data-id"))
        self.picture(image, caption, element)
        address = (link.get("href") or "").strip() if link is not None else ""
        if address and not address.startswith("#") and not self.around.own_file(address):
            self.put_link(address, caption or one_line(image.get("alt") or ""))

    def container_with(self, element, caption: str) -> None:
        """Some other figure: its content, then its caption."""
        self.paragraph_break()
        self.children(element)
        self.paragraph_break()
        if caption:
            self.run.text(caption)
            self.paragraph_break()

    def take_caption(self, element) -> str:
        """The caption as one line, taken out of the element; links in it are named in a notice."""
        captions = list(element.iter(*CAPTIONS))
        words = " ".join(filter(None, (self.words_of(found) for found in captions)))
        for found in captions:
            remove(found)
        return one_line(words)

    def words_of(self, element) -> str:
        """Text for a place that takes no links: they are named in a notice."""
        for link in element.iter("a"):
            address = (link.get("href") or "").strip()
            if address and not address.startswith("#") and not self.around.own_file(address):
                self.notice(
                    f"Verweis „{one_line(link.text_content(), 60)}“: an dieser Stelle ist nur Text möglich", address
                )
        return self.plain(element).strip()

    def gallery(self, element) -> None:
        """A picture series, from the pictures inside or from WordPress's numbers."""
        found: list[tuple] = []
        own_caption = ""
        given = element.get("data-ids")
        if given:
            numbers = None if given == "all" else [int(number) for number in re.findall(r"\d{1,15}", given)[:500]]
            for number, address, caption in self.around.gallery(numbers):
                image = parser.Element("img", {"src": address, "data-id": str(number)})
                found.append((image, one_line(caption)))
            if not found:
                self.notice("Galerie ohne Bilder im Export", given)
        for image in element.iter("img"):
            home = next((above for above in image.iterancestors("figure", "li", "dl") if above is not element), None)
            captions = (
                [] if home is None else [c for c in home.iter("figcaption", "dd") if next(home.iter("img")) is image]
            )
            found.append((image, one_line(" ".join(self.words_of(caption) for caption in captions))))
        for caption in element.findall("figcaption"):
            own_caption = one_line(self.words_of(caption))
        self.put_series(found, own_caption)

    def put_series(self, found: list[tuple], title: str) -> None:
        entries, missing = [], []
        for image, caption in found:
            address = self.address_of(image)
            key, reason = self.look_up(image, address, caption)
            if key:
                entries.append({"picture": key, "caption": caption})
                continue
            self.notice(reason or "Bild ohne lesbare Adresse", address)
            missing.append(caption)
        if entries:
            self.put({"type": "picture_series", "value": {"title": title, "pictures": entries}})
        elif title:
            self.put_words(title)
        for caption in missing:
            self.put_words(caption)

    def cover(self, begun) -> None:
        """The background of a cover block, which old versions keep only in the settings of the block."""
        address, number = begun.settings["url"], begun.settings.get("id")
        if begun.name != "cover" or begun.settings.get("backgroundType") == "video":
            return
        image = parser.Element("img", {"src": address, "data-id": str(number) if isinstance(number, int) else ""})
        self.paragraph_break()
        self.picture(image, "")

    # -- films, sounds, embeds

    def embed(self, element, caption: str) -> None:
        """What WordPress embeds: an address in a box."""
        frames = list(element.iter("iframe"))
        if frames:
            self.card(frames[0].get("src") or frames[0].get("data-src") or "", "iframe", caption)
            return
        quotes = list(element.iter("blockquote"))
        address = next(
            (word for word in element.text_content().split() if word.startswith(("http://", "https://"))), ""
        )
        if quotes and not address:
            self.quotation(quotes[0], caption)
        else:
            self.card(address, "iframe", caption)

    def card(self, address: str, kind: str, words: str = "") -> None:
        """A link card instead of something foreign. A file of the old site that is not there leaves its caption."""
        if document := self.around.document(address):
            self.put({"type": "download", "value": {"document": document, "title": "", "description": words}})
            return
        shown = embeds.card(address, kind, "", words)
        if shown and not self.around.own_file(address):
            self.put(shown)
            return
        self.notice(f"{embeds.KINDS.get(kind, 'Angebot')}: nicht übernommen", address)
        self.put_words(words)

    def on_iframe(self, element) -> None:
        self.card(element.get("data-src-cmplz") or element.get("data-src") or element.get("src") or "", "iframe")

    def on_embed(self, element) -> None:
        self.card(element.get("src") or "", "iframe")

    def on_object(self, element) -> None:
        params = [
            found.get("value") for found in element.iter("param") if found.get("name") in {"movie", "src", "data"}
        ]
        inner = [found.get("src") for found in element.iter("embed", "iframe")]
        address = next((found for found in [element.get("data"), *params, *inner] if found), "")
        self.card(address, "file")

    def on_video(self, element) -> None:
        sources = [element.get("src"), *(found.get("src") for found in element.iter("source"))]
        self.card(next((found for found in sources if found), ""), element.tag)

    on_audio = on_video

    # -- blocks that are only a class on a container

    def special(self, element) -> bool:
        """Deals with containers whose class says what they are; False for all others."""
        kinds = classes(element)
        if "wp-block-file" in kinds:
            links = [link for link in element.iter("a") if link.get("href")]
            if links:
                self.file(links[0])
            return True
        if "fb-post" in kinds or "fb-video" in kinds:
            self.card(element.get("data-href") or "", "iframe")
            return True
        if any(
            kind.startswith(("tiled-gallery", "wp-block-jetpack-tiled", "wp-block-jetpack-slideshow")) for kind in kinds
        ):
            self.gallery(element)
            return True
        return False

    def file(self, link) -> None:
        address, words = link.get("href").strip(), one_line(link.text_content())
        if document := self.around.document(address):
            self.put({"type": "download", "value": {"document": document, "title": words, "description": ""}})
        else:
            self.paragraph_break()
            self.on_a(link)
            self.paragraph_break()


def number_of(element) -> int:
    """WordPress's number of a picture, from its class or data; 0 when it has none."""
    for word in [*(element.get("class") or "").split(), element.get("data-id") or ""]:
        if found := NUMBER.search(word):
            return int(found[1])
    return 0
