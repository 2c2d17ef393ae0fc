"""By what results can be narrowed down: names as they stand in addresses and before a colon, values and their labels."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from german.folding import fold
from portal.motions.register.outcomes import OUTCOMES
from portal.people.models import VoiceKind
from portal.places.models import FederalState
from portal.search.content import kinds
from portal.topics.models import Topic


@dataclass(frozen=True)
class FacetKind:
    """`labels`: value → label, in the order in which they are offered; None when values are their own labels."""

    name: str
    label: str
    labels: Callable[[], Mapping[str, str]] | None = None


def _topics() -> dict[str, str]:
    return dict(Topic.objects.order_by("name").values_list("slug", "name"))


FACETS: Final = (
    FacetKind("art", "Art", lambda: {slug: many for slug, (_, many) in kinds().items()}),
    FacetKind("thema", "Thema", _topics),
    FacetKind("land", "Land", lambda: dict(sorted(FederalState.choices, key=lambda choice: choice[1]))),
    FacetKind("jahr", "Jahr"),
    FacetKind("ergebnis", "Ergebnis", lambda: {outcome.slug: outcome.label for outcome in OUTCOMES}),
    FacetKind("stimme", "Stimme", lambda: {kind.slug: kind.label for kind in VoiceKind}),
)
NAMES: Final = tuple(facet.name for facet in FACETS)
IN_TITLE: Final = "titel"
FIELDS: Final = frozenset({*NAMES, IN_TITLE})
"""What may stand before a colon in a question."""


def chosen(params: Mapping[str, str]) -> dict[str, str]:
    """The facets that a query string narrows down by; what is unknown is left out."""
    return {name: value for name in NAMES if (value := str(params.get(name, "")).replace("\x00", "").strip()[:80])}


def typed(filters: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The facets that a question names („land:hessen“), as values; the last of several counts.

    A value that is none is kept as it is: then nothing is found, which is true.
    """
    found = {}
    for name, value in filters:
        facet = next((facet for facet in FACETS if facet.name == name), None)
        if facet:
            found[name] = _value(facet.labels() if facet.labels else {}, value)
    return found


def _value(labels: Mapping[str, str], typed: str) -> str:
    """The value that is meant: by itself, by its label or the beginning of either, however it is spelled."""
    asked = fold(typed)
    names = {value: (fold(value), fold(label)) for value, label in labels.items()}
    exact = [value for value, spelled in names.items() if asked in spelled]
    near = [value for value, spelled in names.items() if any(one.startswith(asked) for one in spelled)]
    return next(iter(exact or near), typed)[:80]


def in_order(name: str, counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """(value, label, number) as readers expect them: years backwards, others in their own order."""
    facet = next(facet for facet in FACETS if facet.name == name)
    if facet.labels is None:
        return [(value, value, counts[value]) for value in sorted(counts, reverse=True)]
    return [(value, label, counts[value]) for value, label in facet.labels().items() if value in counts]
