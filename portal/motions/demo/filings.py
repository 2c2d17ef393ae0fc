"""The demo's filings: invented examples, marked as such, one for every way a motion can go."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from motionkit.text import as_data
from portal.motions.demo.local_texts import local_text
from portal.motions.models import Filing, Motion
from portal.motions.register import actions
from portal.places import finding
from portal.places.local_facts import place_of
from portal.places.models import Municipality

FILE = Path(__file__).with_name("filings.yaml")
LABEL = "Beispiel der Redaktion"


def read() -> list[dict[str, Any]]:
    """The entries as the file has them."""
    entries: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return entries


@transaction.atomic
def load() -> int:
    """Makes those that are not there yet, known by their reference; returns how many. Others are left as they are."""
    there = set(Filing.objects.filter(is_example=True).values_list("reference", flat=True))
    motions = {motion.slug: motion for motion in Motion.objects.models()}
    new = [entry for entry in read() if _reference(entry) not in there and entry["motion"] in motions]
    for entry in new:
        _make(entry, motions[entry["motion"]])
    return len(new)


def _reference(entry: dict[str, Any]) -> str:
    return f"Beispiel {entry['key'][1:]}"


def _make(entry: dict[str, Any], motion: Motion) -> None:
    found = finding.the_one(entry["place"])
    if found is None:
        raise ValueError(f"filings.yaml: „{entry['place']}“ ist nicht eindeutig.")
    municipality = Municipality.objects.get(ags=found.ags)
    told = {"by": None, "label": LABEL}
    filing = actions.file_motion(
        **told,
        municipality=municipality,
        motion=motion,
        version=motion.versions.first(),
        title=motion.title,
        kind=motion.kind,
        organization=place_of(municipality).council,
        originators=[tuple(entry["by"])],
        is_example=True,
        reference=_reference(entry),
        filed_on=entry["filed"],
    )
    if changes := entry.get("changes"):
        text = local_text(motion.motion_text, place_of(municipality), changes)
        actions.tell_facts(**told, filing=filing, text=as_data(text))
    for step in entry["steps"]:
        _step(filing, told, _on_its_day(step))
    for work in entry.get("work", []):
        actions.record_implementation(**told, filing=filing, **_on_its_day(work))
    if experience := entry.get("experience"):
        told_by = actions.add_experience(**told, filing=filing, **experience)
        told_by.is_public = True
        told_by.save(update_fields=["is_public"])
    actions.publish_filing(**told, filing=filing)


def _on_its_day(step: dict[str, Any]) -> dict[str, Any]:
    """The file says „day“: YAML reads „on“ as a truth."""
    return {"on" if name == "day" else name: value for name, value in step.items()}


def _step(filing: Filing, told: dict[str, Any], step: dict[str, Any]) -> None:
    if step.get("decision", "") in actions.INTERMEDIATE or "stage" in step:
        actions.record_step(**told, filing=filing, **step)
    else:
        actions.record_decision(**told, filing=filing, **step)
