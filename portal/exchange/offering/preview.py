"""What the preview shows: the words as they will arrive, and for a motion what was understood and what there is already."""

from dataclasses import dataclass, field

from django.utils.safestring import mark_safe

from portal.exchange.models import OfferKind
from portal.exchange.offering import wording
from portal.exchange.offering.forms import OfferForm
from portal.motions.models import Motion
from portal.motions.rendering import ShownMotion, shown_once
from portal.motions.similarity import already_there

PARTS = {
    "title": "Titel",
    "clauses": "nummerierte Beschlusspunkte",
    "reasoning": "Begründung",
    "financial_impact": "finanzielle Auswirkungen",
}


@dataclass(frozen=True)
class Preview:
    """`missing`: parts of a motion that were not found · `models`: model motions that are there already."""

    html: str = ""
    motion: ShownMotion | None = None
    missing: list[str] = field(default_factory=list)
    notices: tuple[str, ...] = ()
    models: list[Motion] = field(default_factory=list)


def shown(form: OfferForm) -> Preview:
    """What is shown of a valid form."""
    text = form.cleaned_data.get("text", "")
    if form.kind != OfferKind.MOTION:
        return Preview(mark_safe(wording.html_of(text)))  # noqa: S308 - went through the sanitiser
    reading = form.reading
    found = already_there(title=form.cleaned_data["title"], text=reading.motion)
    missing = [name for part, name in PARTS.items() if not reading.recognised.get(part)]
    return Preview(motion=shown_once(reading.motion), missing=missing, notices=reading.notices, models=found.models)
