"""Turns the body of a demo file into blocks: passages with notes, and what stands between `:::` fences."""

import re
from collections.abc import Iterator
from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid5

import yaml

from portal.publishing.demo import markup

FENCE = re.compile(r"^(?::::(\w+) *(.*)|(```)\w*)$")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Targets(Protocol):
    """What blocks may point to, as numbers in the database. None: an editor deleted it."""

    def page(self, address: str) -> int | None: ...
    def text(self, slug: str) -> int | None: ...
    def picture(self, key: str) -> int | None: ...
    def documents(self, key: str) -> list[int]: ...


Block = tuple[str, dict[str, Any]]


def body(markdown: str, targets: Targets, key: str) -> list[dict]:
    """The raw value of a page's body. The same source gives the same block ids."""
    found = [block for part in _parts(markdown) for block in _convert(*part, targets, key)]
    return [_raw(kind, value, f"{key}/{place}") for place, (kind, value) in enumerate(found)]


def passage(markdown: str, targets: Targets) -> dict[str, Any]:
    """A passage with its margin notes."""
    text, notes = markup.take_notes(markdown)
    return {
        "text": markup.rich_text(text, targets.page),
        "notes": [markup.rich_text(note, targets.page) for note in notes],
    }


def _parts(markdown: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """(name, attributes, content) of every passage and every fenced block."""
    name, attributes, lines = "text", {}, []
    for line in markdown.splitlines():
        if name == "text" and (fence := FENCE.match(line)):
            yield name, attributes, "\n".join(lines)
            name, attributes, lines = fence[1] or "preformatted", dict(ATTRIBUTE.findall(fence[2] or "")), []
        elif name != "text" and line in {":::", "```"}:
            yield name, attributes, "\n".join(lines)
            name, attributes, lines = "text", {}, []
        else:
            lines.append(line)
    if name != "text":
        raise ValueError(f"Der Block „{name}“ ist nicht geschlossen.")
    yield name, attributes, "\n".join(lines)


def _convert(name: str, attributes: dict[str, str], content: str, targets: Targets, key: str) -> list[Block]:
    if name == "text":
        return [("text", passage(content, targets))] if content.strip() else []
    if name == "download":
        return [("download", {"document": number}) for number in targets.documents(key)]
    try:
        value = CONVERTERS[name](attributes, content, targets)
    except KeyError as error:
        raise ValueError(f"Im Block „{name}“ ist {error} unbekannt oder fehlt.") from error
    return [value] if value else []


def _quotation(attributes, content, targets) -> Block:
    return "quotation", {"text": "", "who": "", "source": "", "source_url": ""} | yaml.safe_load(content)


def _box(attributes, content, targets) -> Block:
    return "box", {"title": attributes["title"], "text": markup.rich_text(content, targets.page)}


def _timeline(attributes, content, targets) -> Block:
    entries = [
        {"when": str(row["when"]), "title": row["title"], "text": row.get("text", "")}
        for row in yaml.safe_load(content)
    ]
    return "timeline", {"title": attributes.get("title", ""), "entries": entries}


def _table(attributes, content, targets) -> Block:
    lines = content.strip().splitlines()
    facts = yaml.safe_load("\n".join(line for line in lines if not line.startswith("|")))
    head, rows, right = markup.table("\n".join(line for line in lines if line.startswith("|")))
    columns = [
        {"type": "number" if number else "text", "heading": title} for title, number in zip(head, right, strict=True)
    ]
    cells = {"columns": columns, "rows": [{"values": row} for row in rows], "caption": ""}
    return "table", {"caption": facts["caption"], "table": cells, "source": facts.get("source", "")}


def _link(attributes, content, targets) -> Block:
    return "link_card", {"url": attributes["url"], "title": attributes["title"], "description": markup.plain(content)}


def _picture(attributes, content, targets) -> Block | None:
    number = targets.picture(attributes["key"])
    size = attributes.get("size", "column")
    return number and ("picture", {"picture": number, "caption": attributes.get("caption", ""), "size": size})


def _picture_series(attributes, content, targets) -> Block | None:
    rows = [(targets.picture(row["key"]), row.get("caption", "")) for row in yaml.safe_load(content)]
    pictures = [{"picture": number, "caption": caption} for number, caption in rows if number]
    return ("picture_series", {"title": attributes.get("title", ""), "pictures": pictures}) if pictures else None


def _reference(attributes, content, targets) -> Block | None:
    number = targets.text(attributes["slug"])
    return number and ("text_reference", {"page": number, "note": markup.plain(content)})


def _preformatted(attributes, content, targets) -> Block:
    return "preformatted", {"text": content}


CONVERTERS = {
    "quotation": _quotation,
    "box": _box,
    "timeline": _timeline,
    "table": _table,
    "link": _link,
    "picture": _picture,
    "picture_series": _picture_series,
    "reference": _reference,
    "preformatted": _preformatted,
}


def _raw(kind: str, value: dict[str, Any], name: str) -> dict:
    """A block as Wagtail stores it; members of lists carry ids as well."""
    for field in ("notes", "entries", "pictures"):
        if field in value:
            value[field] = [
                {"type": "item", "value": item, "id": str(uuid5(NAMESPACE_URL, f"{name}/{field}/{place}"))}
                for place, item in enumerate(value[field])
            ]
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, name))}
