"""The family of a motion: its versions, and the local versions made from them, as a tree and as a small drawing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from motionkit.lineage import Lineage, Version
from portal.motions.comparing.texts import Side, Texts
from portal.motions.models import Motion, MotionVersion

STEP, MOST_DRAWN = 24, 40


@dataclass
class Branch:
    """The versions of one motion, newest first."""

    motion: Motion
    versions: list["Node"] = field(default_factory=list)


@dataclass
class Node:
    """One version. `made`: what was made from it.

    Addresses, or "": `before` compares with the version before, `model` with what it was made from, and `news` shows what
    has changed there since.
    """

    side: Side
    version: MotionVersion
    by: str
    before: str = ""
    model: str = ""
    news: str = ""
    made: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class Drawing:
    """Dots (x, y, whether local) and lines (x, y, from x, from y), in pixels; says nothing that the list does not say."""

    width: int
    height: int
    dots: list[tuple[int, int, bool]]
    lines: list[tuple[int, int, int, int]]


def family_context(motion: Motion) -> dict:
    """The page of versions. Two queries, whatever there is."""
    texts = Texts(motion)
    sides = [*texts.own, *texts.local]
    by = _authors({side.source.motion_id for side in sides})
    nodes = {side.key: _node(texts, side, by.get(side.source.motion_id, "")) for side in sides}
    parents = {side.key: parent.key if (parent := texts.before(side)) else "" for side in sides}
    lineage = Lineage(Version(side.key, parents[side.key]) for side in reversed(sides))
    tree = Branch(motion, [nodes[side.key] for side in texts.own])
    _grow(nodes, lineage)
    return {"motion": motion, "tree": tree, "local": len(texts.local), "drawing": _drawing(texts, lineage)}


def _grow(nodes: dict[str, Node], lineage: Lineage) -> None:
    """Puts local versions below the version that they were made from, all versions of one motion together."""
    for key, node in nodes.items():
        parent = nodes.get(lineage.parent(key))
        if parent is None or parent.version.motion_id == node.version.motion_id:
            continue
        same = [one for one in nodes.values() if one.version.motion_id == node.version.motion_id]
        parent.made.append(Branch(node.version.motion, same))


def _node(texts: Texts, side: Side, authors: str) -> Node:
    version, before = side.source, texts.before(side)
    assert isinstance(version, MotionVersion)
    by = authors or (side.municipality.short_name if side.municipality else "Redaktion")
    node = Node(side, version, by)
    if before is None:
        return node
    if before.source.motion_id == version.motion_id:
        node.before = _comparison(texts.motion, before, side)
    model = next((one for one in _line(texts, side) if one.source.motion_id != version.motion_id), None)
    if model:
        node.model = _comparison(texts.motion, model, side)
        newest = next(one for one in (*texts.own, *texts.local) if one.source.motion_id == model.source.motion_id)
        node.news = _comparison(texts.motion, model, newest) if newest != model else ""
    return node


def _line(texts: Texts, side: Side) -> Iterable[Side]:
    """What it was made from, and what that was made from."""
    before = texts.before(side)
    while before is not None:
        yield before
        before = texts.before(before)


def _comparison(motion: Motion, old: Side, new: Side) -> str:
    return reverse("motion-comparison", args=[motion.slug]) + "?" + urlencode({"von": old.key, "bis": new.key})


def _authors(motions: set[int]) -> dict[int, str]:
    """Motion → names of those who worked on it."""
    names: dict[int, list[str]] = {}
    through = Motion.authors.through.objects.filter(motion__in=motions).order_by("pk")
    for motion, name, is_example in through.values_list("motion", "voice__name", "voice__is_example"):
        names.setdefault(motion, []).append(f"{name} (erfundenes Beispiel)" if is_example else name)
    return {motion: ", ".join(found) for motion, found in names.items()}


def _drawing(texts: Texts, lineage: Lineage) -> Drawing | None:
    """One column per motion, one line per version, the first on top. None where there is nothing to see, or too much."""
    sides = sorted([*texts.own, *texts.local], key=lambda side: (side.source.published_at, side.source.pk))
    if not 1 < len(sides) <= MOST_DRAWN:
        return None
    columns: dict[int, int] = {texts.motion.pk: 0}
    places: dict[str, tuple[int, int]] = {}
    for row, side in enumerate(sides):
        column = columns.setdefault(side.source.motion_id, len(columns))
        places[side.key] = (STEP // 2 + column * STEP, STEP // 2 + row * STEP)
    dots = [(*places[side.key], side.source.motion_id != texts.motion.pk) for side in sides]
    lines = [(*places[key], *places[parent]) for key in places if (parent := lineage.parent(key))]
    return Drawing(len(columns) * STEP, len(sides) * STEP, dots, lines)
