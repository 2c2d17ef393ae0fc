"""Turns WordPress's square brackets into HTML that the conversion understands, and finds footnotes written in the text.

Known ones become elements, of unknown ones the content stays; both are told apart from brackets that an author meant:
„[sic]“, „[1]“ and „[…]“ stay as they are.
"""

import re
from collections.abc import Callable
from html import escape

NOTES = {"ref", "fn", "note", "footnote", "efn_note", "mfn", "sidenote", "bgcfn", "ftnt"}
LINES = {
    "embed",
    "youtube",
    "vimeo",
    "soundcloud",
    "tweet",
    "dailymotion",
    "video",
    "audio",
    "playlist",
    "twitter",
    "instagram",
}
UNTOUCHED = {
    "sic",
    "siehe",
    "anm",
    "red",
    "anmerkung",
    "so",
    "gemeint",
    "hervorhebung",
    "video",
    "audio",
    "foto",
    "update",
    "link",
}

TAG = re.compile(
    r"\[(\[)?(/)?([a-zA-Z][\w-]{0,60})((?:\s+|(?<=[\w\"'])\s*)(?:[^\[\]<>]|<[^<>\[\]]{0,300}>)*?)?(/)?\](\])?"
)
SETTING = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)""")
DOUBLE = re.compile(
    r"<(/?)(?:pre|code|script|style)\b[^<>]*>|\(\(((?:(?!\(\(|\)\)|<!--).){1,4000})\)\)", re.DOTALL | re.IGNORECASE
)
COMMAND = re.compile(r"^(?:[a-z]+[_-][\w-]*|contact-form.*|vc_.*|et_pb_.*|su_.*|wp.*)$")

Notice = Callable[[str, str], None]  # (what could not be converted, its source)


def settings(text: str) -> dict[str, str]:
    """`ids="1,2" columns=3` as a dictionary; what has no name is counted: „0“, „1“ …"""
    found: dict[str, str] = {}
    for position, match in enumerate(SETTING.finditer(text.replace("”", '"').replace("“", '"').replace("″", '"'))):
        if match[1]:
            found[match[1].lower()] = next(value for value in match.group(2, 3, 4) if value is not None)
        else:
            found[str(position)] = match[5] if match[5] is not None else match[6]
    return found


def expand(content: str, notice: Notice) -> str:
    """The content with known shortcodes as elements and text footnotes as `<span data-note>`."""
    if "[" in content:
        content = _expand_tags(content, notice)
    if "((" in content:
        content = _expand_double(content)
    return content


def _expand_double(content: str) -> str:
    """Footnotes in double brackets, except in code."""
    depth = 0

    def replace(found: re.Match[str]) -> str:
        nonlocal depth
        if found[2] is None:
            depth = max(0, depth - 1) if found[1] else depth + 1
            return found[0]
        return found[0] if depth else f"<span data-note>{found[2]}</span>"

    return DOUBLE.sub(replace, content)


def _expand_tags(content: str, notice: Notice) -> str:
    """One walk over all tags with a stack of the open ones, so that time stays linear."""
    tags = [found for found in TAG.finditer(content) if not _is_verbatim(found)]
    ends = _pair(tags)
    pieces: list[str] = []
    position, skip_to = 0, -1
    closing: dict[int, str] = {}
    for index, found in enumerate(tags):
        if found.start() < skip_to:
            continue
        pieces.append(content[position : found.start()])
        position = found.end()
        if found[1] and found[6]:
            pieces.append(found[0][1:-1])
        elif found[2]:
            pieces.append(closing.get(index, found[0]))
        else:
            end = ends.get(index)
            inner = content[found.end() : tags[end].start()] if end is not None else ""
            before, after, whole = _element(found, inner, end is not None, notice)
            pieces.append(before)
            if whole and end is not None:
                position = skip_to = tags[end].end()
            elif end is not None:
                closing[end] = after
    pieces.append(content[position:])
    return "".join(pieces)


def _is_verbatim(found: re.Match[str]) -> bool:
    """Part of an attribute or an address such as href="x?a[b]=1"."""
    before = found.string[max(0, found.start() - 1) : found.start()]
    return before not in {"", "[", "]", ">", "<"} and not before.isspace() and bool(re.match(r"[=\"'?&/]", before))


def _pair(tags: list[re.Match[str]]) -> dict[int, int]:
    """Which opening tag is closed by which; unclosed ones stand alone."""
    open_by_name: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for index, found in enumerate(tags):
        name = found[3].lower()
        if found[2]:
            if open_by_name.get(name):
                pairs[open_by_name[name].pop()] = index
        elif not found[5]:
            open_by_name.setdefault(name, []).append(index)
    return pairs


def _element(found: re.Match[str], inner: str, closed: bool, notice: Notice) -> tuple[str, str, bool]:
    """(what replaces the opening, what replaces the end, is the content taken in already?)"""
    name, given = found[3].lower(), settings(found[4] or "")
    if name in {"caption", "wp_caption"} and closed:
        return _caption(inner, given), "", True
    if name == "gallery":
        ids = given.get("ids") or given.get("include") or ""
        shown = escape(ids or "all", quote=True)
        return f'\n\n<figure class="wp-block-gallery" data-ids="{shown}"></figure>\n\n', "", closed
    if name in NOTES and closed:
        return "<span data-note>", "</span>", False
    if name in LINES and (closed or len(given)):
        return _embed(name, inner, given, found[0], notice), "", True
    if name in UNTOUCHED or not (closed or found[5] or COMMAND.match(name) or "=" in (found[4] or "")):
        return found[0], found[0][0] + "/" + found[3] + "]" if closed else "", False
    notice(f"Kurzbefehl [{name}] eines Plugins: nur sein Inhalt ist übernommen", found[0])
    address = given.get("url") or given.get("href") or given.get("link") or ""
    if closed and address.startswith(("http://", "https://", "/")):
        return f'<a href="{escape(address)}">', "</a>", False
    return "", "", False


def _caption(inner: str, given: dict[str, str]) -> str:
    """`[caption]<img> words[/caption]`; in old exports the words stand in caption="…"."""
    picture = re.match(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", inner, re.DOTALL)
    image, words = (picture[1], picture[2]) if picture else (inner, "")
    words = given.get("caption") or words.strip()
    place = escape(given.get("align", ""), quote=True)
    own = escape(given.get("id", ""), quote=True)
    return (
        f'\n\n<figure class="wp-caption {place}" data-id="{own}">{image}<figcaption>{words}</figcaption></figure>\n\n'
    )


def _embed(name: str, inner: str, given: dict[str, str], source: str, notice: Notice) -> str:
    """The address that is to be shown, in the form that WordPress gives its own embeds."""
    address = inner.strip()
    for key in ("src", "url", "mp4", "mp3", "m4v", "ogg", "wav", "webm", "href", "0", "id"):
        address = address or given.get(key, "").lstrip("=").strip()
    if name == "youtube" and address and "/" not in address:
        address = f"https://www.youtube.com/watch?v={address}"
    if name == "vimeo" and address.isdigit():
        address = f"https://vimeo.com/{address}"
    if not re.match(r"https?://", address):
        notice(f"Kurzbefehl [{name}] ohne lesbare Adresse", source)
        return ""
    return f'\n\n<figure class="wp-block-embed"><div>{escape(address)}</div></figure>\n\n'
