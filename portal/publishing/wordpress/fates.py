"""Which items of an export become pages, which stay unpublished, which are only listed, and why."""

import datetime

from portal.publishing.wordpress.report import Fate
from portal.publishing.wordpress.wxr import Item

TWICE = "steht doppelt in der Datei"
HELD = {
    "draft": "Entwurf",
    "pending": "wartet auf Prüfung",
    "private": "privat",
    "trash": "im Papierkorb",
    "future": "Veröffentlichung war für später geplant",
}
NO_PAGE = {
    "nav_menu_item": "Menüpunkt: das Portal hat sein eigenes Menü",
    "wp_block": "wiederverwendbarer Block: steht in den Texten, die ihn aufrufen",
    "revision": "alte Fassung eines Textes",
    "custom_css": "Gestaltung der alten Website",
    "customize_changeset": "Gestaltung der alten Website",
    "oembed_cache": "Zwischenspeicher",
    "user_request": "Verwaltungsdaten",
    "guest-author": "Gastautor*in: als Stimme übernommen, wo ein veröffentlichter Text von ihr*ihm ist",
}


def judge(item: Item, now: datetime.datetime, *, twice: bool) -> tuple[Fate, str]:
    """(fate, reason). Attachments are decided later: it depends on whether their file is there."""
    if twice:
        return Fate.LISTED, TWICE
    if item.kind not in {"post", "page"}:
        if item.kind.startswith(("wp_template", "wp_global", "wp_navigation", "wp_font")):
            return Fate.LISTED, "Gestaltung der alten Website"
        unknown = "" if item.kind == "attachment" else f"Inhaltstyp „{item.kind}“ kennt das Portal nicht"
        return Fate.LISTED, NO_PAGE.get(item.kind, unknown)
    if item.status == "auto-draft":
        return Fate.LISTED, "leerer Entwurf, den WordPress selbst angelegt hat"
    if item.status == "inherit":
        return Fate.LISTED, NO_PAGE["revision"]
    if item.password:
        return Fate.HELD_BACK, "mit Kennwort geschützt"
    if item.status != "publish":
        return Fate.HELD_BACK, HELD.get(item.status, f"unbekannter Zustand „{item.status}“")
    if item.is_future(now):
        return Fate.HELD_BACK, HELD["future"]
    return Fate.PUBLISHED, ""
