"""Says in words what a foreign address leads to: nothing of it is ever loaded, readers get a link."""

import re
from urllib.parse import parse_qs, urlsplit

PROVIDERS = {
    "youtube.com": "Video auf YouTube", "youtu.be": "Video auf YouTube", "youtube-nocookie.com": "Video auf YouTube",
    "vimeo.com": "Video auf Vimeo", "dailymotion.com": "Video auf Dailymotion", "wordpress.tv": "Video auf WordPress.tv",
    "twitter.com": "Beitrag auf Twitter", "x.com": "Beitrag auf X", "facebook.com": "Beitrag auf Facebook",
    "instagram.com": "Beitrag auf Instagram", "tiktok.com": "Video auf TikTok", "soundcloud.com": "Ton auf SoundCloud",
    "spotify.com": "Ton auf Spotify", "podigee.com": "Podcast auf Podigee", "flickr.com": "Bilder auf Flickr",
    "flic.kr": "Bilder auf Flickr", "slideshare.net": "Folien auf SlideShare", "issuu.com": "Heft auf Issuu",
    "scribd.com": "Dokument auf Scribd", "archive.org": "Fund im Internet Archive", "ted.com": "Vortrag auf TED",
    "google.com": "Angebot von Google", "google.de": "Angebot von Google", "goo.gl": "Angebot von Google",
    "openstreetmap.org": "Karte auf OpenStreetMap", "umap.openstreetmap.fr": "Karte auf uMap",
    "media.ccc.de": "Vortrag auf media.ccc.de", "peertube": "Video auf PeerTube", "bsky.app": "Beitrag auf Bluesky",
    "reddit.com": "Beitrag auf Reddit", "tumblr.com": "Beitrag auf Tumblr", "change.org": "Petition auf Change.org",
    "openpetition.de": "Petition auf openPetition", "datawrapper.de": "Grafik von Datawrapper", "dwcdn.net": "Grafik von Datawrapper",
    "polldaddy.com": "Umfrage auf Polldaddy", "mixcloud.com": "Ton auf Mixcloud", "kickstarter.com": "Projekt auf Kickstarter",
}  # fmt: skip
KINDS = {"video": "Video", "audio": "Tonaufnahme", "iframe": "Eingebettetes Angebot", "file": "Datei"}
BARE = re.compile(r"^\s*(https?://[^\s<>\"\[\]]+)\s*$")


def host(address: str) -> str:
    """The host name without „www.“; empty when there is none or the address is broken."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.").removeprefix("m.")


def provider(address: str) -> str:
    """What a known provider's address leads to, in words; empty for all others."""
    name = host(address)
    return next((words for known, words in PROVIDERS.items() if name == known or name.endswith("." + known)), "")


def readable_address(address: str) -> str:
    """The address a person would pass on: of a player, the page of what it plays; always http or https, else empty."""
    address = address.strip()
    if address.startswith("//"):
        address = "https:" + address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or len(address) > 1900:
        return ""
    player = re.match(r"/(?:embed|v|shorts)/([\w-]{6,20})", parts.path)
    if provider(address) == "Video auf YouTube" and player and player[1] != "videoseries":
        return f"https://www.youtube.com/watch?v={player[1]}"
    if parts.hostname == "player.vimeo.com" and (player := re.match(r"/video/(\d+)", parts.path)):
        return f"https://vimeo.com/{player[1]}"
    inner = parse_qs(parts.query).get({"w.soundcloud.com": "url", "www.facebook.com": "href"}.get(parts.hostname, ""))
    if inner and inner[0].startswith(("http://", "https://")):
        return inner[0]
    return re.sub(r"\s", "%20", address)


def card(address: str, kind: str = "iframe", title: str = "", words: str = "") -> dict | None:
    """A link card to a foreign address, or None when the address is none."""
    target = readable_address(address)
    if not target:
        return None
    shown = title or provider(target) or f"{KINDS.get(kind, 'Angebot')} auf {host(target)}"
    return {"type": "link_card", "value": {"url": target, "title": shown[:250], "description": words}}
