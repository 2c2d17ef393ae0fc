"""Reads the demo's motions from their files and makes motions of them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from motionkit import markdown
from motionkit.text import MotionText
from portal.motions.models import LegalState, LegalStatus, Motion
from portal.pictures.models import License
from portal.topics.models import Topic

FOLDER = Path(__file__).parent
LICENSE = "CC-BY-SA-4.0"
_STATES = {"valid": LegalStatus.VALID, "to_adapt": LegalStatus.ADAPT, "not_admissible": LegalStatus.INADMISSIBLE}


@dataclass(frozen=True)
class DemoMotion:
    """Two files with the same name. `meta` is the data file as README.md describes it, `body` the text."""

    slug: str
    meta: Mapping[str, Any]
    body: str

    @property
    def text(self) -> MotionText:
        """The text; ValueError (German) when it is not written as docs/motionkit-markdown.md asks."""
        try:
            text = markdown.read(self.body)
        except ValueError as error:
            raise ValueError(f"{self.slug}.md: {error}") from error
        if text.kind != self.meta["kind"]:
            raise ValueError(f"{self.slug}: Die Art im Text ist „{text.kind}“, in den Angaben „{self.meta['kind']}“.")
        return text

    @property
    def earlier(self) -> list[tuple[MotionText, Mapping[str, str]]]:
        """Versions before this one, the first first, with `note` and `reason`."""
        told = self.meta.get("earlier", [])
        return [(markdown.read((FOLDER / "earlier" / f"{one['file']}.md").read_text()), one) for one in told]


def read(folder: Path = FOLDER) -> list[DemoMotion]:
    """All motions of the demo, by slug."""
    return [
        DemoMotion(path.stem, yaml.safe_load(path.with_suffix(".yaml").read_text()), path.read_text())
        for path in sorted(folder.glob("*.md"))
        if path.stem != "README"
    ]


def fill(source: DemoMotion, there: Motion | None, topics: Mapping[str, Topic]) -> Motion:
    """Makes the motion, or renews the one that is there, and publishes it."""
    meta = source.meta
    motion = there or Motion(slug=source.slug)
    motion.summary, motion.strength = meta["summary"], meta["strength"]
    motion.arguments = "\n\n".join(f"### {one['title']}\n\n{one['text']}" for one in meta.get("arguments", []))
    motion.credits = meta.get("credits", "")
    motion.license = License.objects.get(code=meta.get("license", LICENSE))
    motion.legal_note = meta.get("legal_note", "")
    motion.legal_as_of, motion.review_due = _date(meta, "legal_as_of"), _date(meta, "review_due")
    motion.topics = [topics[slug] for slug in meta.get("topics", []) if slug in topics]
    LegalState.objects.filter(motion_id=motion.pk).delete()
    motion.legal_states = list(_legal_states(meta))
    motion.live = True
    for text, told in [*([] if there else source.earlier), (source.text, meta.get("version", {}))]:
        motion.motion_text = text
        motion.change_note, motion.change_reason = told.get("note", "").rstrip("."), told.get("reason", "")
        motion.save()
    return motion


def relate(sources: list[DemoMotion], motions: Mapping[str, Motion]) -> None:
    """Joins motions that name each other; `motions` are those to be joined, by slug."""
    for source in sources:
        if motion := motions.get(source.slug):
            motion.related = [motions[slug] for slug in source.meta.get("related", []) if slug in motions]
            motion.save(update_fields=["related"])


def _legal_states(meta: Mapping[str, Any]) -> list[LegalState]:
    """One row per Land; a group of Länder shares its judgement."""
    return [
        LegalState(
            federal_state=land,
            status=_STATES[group["state"]],
            note=group.get("note", ""),
            source=group.get("source", ""),
            source_url=group.get("source_url", ""),
            as_of=_date(meta, "legal_as_of"),
            review_due=_date(meta, "review_due"),
        )
        for group in meta.get("legal_states", [])
        for land in group["laender"]
    ]


def _date(meta: Mapping[str, Any], name: str) -> datetime.date | None:
    value = meta.get(name)
    return datetime.date.fromisoformat(str(value)) if value else None
