"""Finds footnotes that are written as links to the end of the text and back, as Word and many plugins do it."""

import re
from dataclasses import dataclass

from portal.publishing.wordpress.trees import remove

MARK = re.compile(r"^\W{0,2}(?:\d{1,3}|[ivxIVX]{1,5}|[a-z]|\*{1,3}|†)\W{0,2}$")
BACK = re.compile(r"^[\W\s]*(?:\d{0,3}|[ivx]{1,5}|[a-z]?|zurück|hoch|nach oben|back)[\W\s]*$", re.IGNORECASE)
HOMES = ("li", "p", "dd", "td", "div", "aside")
TITLES = re.compile(
    r"^\W*(?:fu(?:ß|ss)noten?|anmerkungen?|endnoten?|einzelnachweise|nachweise|footnotes?|notes?)\W*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Note:
    """A note that was taken out of the text, without its number and the way back."""

    element: object


def is_mark(link) -> bool:
    """A link that calls a note: its words are a number, a letter or an asterisk."""
    return bool(MARK.match(link.text_content().strip()))


def collect(tree) -> dict[str, Note]:
    """Takes the notes out of `tree` and returns them by their fragment name."""
    calls = [link for link in tree.iter("a") if (link.get("href") or "").startswith("#") and is_mark(link)]
    if not calls:
        return {}
    places = {
        name: found
        for found in tree.iter()
        if isinstance(found.tag, str)
        for name in (found.get("id"), found.get("name"))
        if name
    }
    order = {found: number for number, found in enumerate(tree.iter())}
    notes: dict[str, Note] = {}
    homes = []
    for call in calls:
        name = call.get("href")[1:]
        target = places.get(name)
        if target is None or name in notes or order[target] <= order[call]:
            continue
        home = _home(target)
        if home is None or home is tree or call in home.iter("a") or not _leads_back(home, call):
            continue
        notes[name] = Note(home)
        homes.append(home)
    for home in homes:
        _take_out(home, tree)
    return notes


def _home(target):
    """The paragraph or list entry that holds the note."""
    if target.tag in HOMES:
        return target
    return next((found for found in target.iterancestors() if found.tag in HOMES), None)


def _leads_back(home, call) -> bool:
    """True when the note links to its call, or is an entry of a list (some plugins give no way back)."""
    back = [link for link in home.iter("a") if (link.get("href") or "").startswith("#")]
    return bool(back) or home.tag == "li"


def _take_out(home, tree) -> None:
    for link in list(home.iter("a")):
        if (link.get("href") or "").startswith("#") and BACK.match(link.text_content()):
            remove(link)
    for link in list(home.iter("sup")):
        if not link.text_content().strip():
            remove(link)
    if home.text:
        home.text = re.sub(r"^\s*(?:\[?\d{1,3}[\].)]|\W{1,2})?\s*", "", home.text, count=1)
    elif len(home) and home[0].tail:
        home[0].tail = home[0].tail.lstrip(" .):]")
    parent = home.getparent()
    remove(home)
    while (
        parent is not None
        and parent is not tree
        and not parent.text_content().strip()
        and next(parent.iter("img"), None) is None
    ):
        above = parent.getparent()
        before = parent.getprevious()
        remove(parent)
        if (
            before is not None
            and isinstance(before.tag, str)
            and TITLES.match(before.text_content())
            and not _follows(before)
        ):
            remove(before)
        parent = above


def _follows(element) -> bool:
    """True when words stand after the element among its siblings."""
    return bool((element.tail or "").strip()) or any(
        isinstance(found.tag, str) and found.text_content().strip() for found in element.itersiblings()
    )
