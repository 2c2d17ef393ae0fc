"""What /antraege/<slug>/einwaende/ shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.motions.documents import FORMATS
from portal.motions.models import Motion, ObjectionKind
from portal.motions.objections.crib import EXTENSIONS
from portal.motions.objections.narrowing import ObjectionFiltering
from portal.motions.objections.shown import SLUGS, ShownObjection, objections_of


@dataclass(frozen=True)
class Group:
    """Objections of one kind, under a heading that can be linked to."""

    anchor: str
    label: str
    objections: list[ShownObjection]


def chosen(motion: Motion, params: Mapping[str, str]) -> tuple[ObjectionFiltering, list[ShownObjection]]:
    """What was chosen, and all public objections of the motion. Four queries."""
    return ObjectionFiltering(params), objections_of(motion)


def objections_context(motion: Motion, params: Mapping[str, str]) -> dict:
    """The page as it was narrowed."""
    filtering, everything = chosen(motion, params)
    shown = filtering.apply(everything)
    return {
        "motion": motion,
        "filtering": filtering,
        "filters": filtering.filters(everything),
        "groups": _grouped(shown),
        "number": len(shown),
        "is_empty": not everything,
        "formats": [FORMATS[extension] for extension in EXTENSIONS],
        "query": filtering.link("", "").rstrip("?"),
    }


def _grouped(objections: Sequence[ShownObjection]) -> list[Group]:
    runs = groupby(objections, key=lambda one: one.kind)
    return [Group(SLUGS[kind], ObjectionKind(kind).label, list(run)) for kind, run in runs]
