"""The demo's local versions: model motions as a municipality has changed them, invented like the filings."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from portal.motions.demo.local_texts import local_text
from portal.motions.models import Motion
from portal.places import finding
from portal.places.local_facts import place_of
from portal.places.models import Municipality

FILE = Path(__file__).with_name("local.yaml")


def load() -> int:
    """Makes those that are not there yet, known by their slug; returns how many. Others are left as they are."""
    entries: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    there = set(Motion.objects.values_list("slug", flat=True))
    new = [entry for entry in entries if entry["slug"] not in there and entry["parent"] in there]
    for entry in new:
        _make(entry, Motion.objects.get(slug=entry["parent"]))
    return len(new)


def _make(entry: dict[str, Any], parent: Motion) -> None:
    found = finding.the_one(entry["place"])
    if found is None:
        raise ValueError(f"local.yaml: „{entry['place']}“ ist nicht eindeutig.")
    municipality = Municipality.objects.get(ags=found.ags)
    motion = Motion(slug=entry["slug"], parent=parent, municipality=municipality, live=True)
    text = local_text(parent.motion_text, place_of(municipality), entry["changes"])
    motion.motion_text = replace(text, title=entry["title"])
    motion.summary, motion.strength, motion.license = parent.summary, parent.strength, parent.license
    motion.change_note, motion.change_reason = entry["note"], entry["reason"]
    motion.save()
