"""Whose copy it is: model, version and municipality, as recognised or as chosen by hand."""

from dataclasses import dataclass, field

from motionkit.similarity import text_of
from portal.motions.models import Motion, MotionVersion
from portal.motions.similarity import parent_of
from portal.motions.similarity.questions import MOST_VERSIONS, SURE, closest, overlap
from portal.motions.updating.forms import CopyForm
from portal.motions.updating.meeting import fitted
from portal.motions.updating.recognising import Where, in_its_style, recognise_place

VERY_SURE = 0.85


@dataclass(frozen=True)
class Found:
    """`share`: 0–1, how much of the copy's wording is the version's · `by_hand`: model or version were chosen by a person."""

    version: MotionVersion | None = None
    newest: MotionVersion | None = None
    versions: list[MotionVersion] = field(default_factory=list)
    where: Where | None = None
    place_by_hand: bool = False
    share: float = 0.0
    by_hand: bool = False

    @property
    def motion(self) -> Motion | None:
        return self.version.motion if self.version else None

    @property
    def sureness(self) -> str:
        """In one word, for people."""
        if self.share >= VERY_SURE:
            return "sehr sicher"
        return "ziemlich sicher" if self.share >= SURE else "unsicher"

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def found_of(form: CopyForm) -> Found:
    """What was chosen by hand counts; what was not is recognised."""
    reading, wanted = form.reading, form.cleaned_data.get("antrag", "")
    wording = "\n".join([text_of(reading.motion), *reading.motion.unrecognised])
    chosen = Motion.objects.public().models().filter(slug=wanted).first() if wanted else None
    parent = None if chosen else parent_of(wording)
    motion = chosen or (parent.motion if parent else None)
    if motion is None:
        return Found()
    versions = list(motion.versions.order_by("-number")[:MOST_VERSIONS])
    for one in versions:
        one.motion = motion
    if not versions:
        return Found()
    number = form.cleaned_data.get("fassung")
    was = form.cleaned_data.get("stand", "")  # A version chosen for another model says nothing about this one.
    is_meant = not was or was.startswith(f"{motion.pk}-")
    by_number = next((one for one in versions if is_meant and one.number == number), None)
    version = by_number or closest(wording, versions)[0] or versions[0]
    where = _where(form, version)
    text = fitted(version.motion_text, where.place if where else None, with_hints=False)
    return Found(
        version=version,
        newest=versions[0],
        versions=versions,
        where=where,
        place_by_hand=bool(form.cleaned_data.get("municipality")),
        share=overlap(wording, text_of(text)),
        by_hand=bool(chosen or by_number),
    )


def _where(form: CopyForm, version: MotionVersion) -> Where | None:
    """The municipality that was named, else the one that the copy names."""
    text = version.motion_text
    if form.cleaned_data.get("municipality") and form.place:
        place = in_its_style(form.reading.motion, text, form.place)
        return Where(place, form.cleaned_data["municipality"])
    return recognise_place(form.reading, text)
