"""What a motion's page shows, from one place: the public page, a version's page and the editors' preview."""

from django.db.models import Exists, OuterRef, Q

from portal.design.prepared import Prepared
from portal.motions import rendering, wording
from portal.motions.background import readings
from portal.motions.comparing.winning import winning
from portal.motions.documents import FORMATS
from portal.motions.law import law_of
from portal.motions.models import Filing, Motion, MotionVersion
from portal.motions.objections.overview import overview
from portal.motions.register.figures import figure_rows, figures_from
from portal.motions.remarks import remarks
from portal.motions.similarity import Alike, like_motion


def motion_context(motion: Motion) -> dict:
    """Context of a motion as it is now, in seven queries. Editors also preview what has never been saved."""
    versions = list(motion.versions.overview()) if motion.pk else []
    return (
        _text_context(motion)
        | {
            "shown": rendering.shown(motion.motion_text),
            "versions": versions,
            "current": versions[0] if versions else None,
            "law": law_of(motion, motion.legal_states.all()),
            "arguments": rendering.prose(motion.arguments),
            "thanks": rendering.prose(motion.credits),
            "legal_note": rendering.prose(motion.legal_note),
            "authors": list(motion.authors.all()),
            "readings": readings(motion) if motion.pk else [],
            "remarks": remarks(motion) if motion.pk else None,
            "objections": overview(motion) if motion.pk else None,
            "filed": _filed(motion) if motion.pk else None,
        }
        | (_others(motion) if motion.pk else {})
    )


def _others(motion: Motion) -> dict:
    """Related motions, chosen by editors, and those that share its wording. One query, and one for a motion that was
    fetched without the stamp."""
    alike = like_motion(motion, seen=getattr(motion, "texts", None))
    chosen = Motion.objects.public().filter(related=motion)
    wanted = Q(pk__in=chosen.values("pk")) | Q(pk__in=list(alike))
    found = Motion.objects.public().filter(wanted).exclude(pk=motion.pk).by_title()
    rows = list(
        found.defer("text", "plain_text", "arguments").annotate(chosen=Exists(chosen.filter(pk=OuterRef("pk"))))
    )
    similar = [(row, alike[row.pk]) for row in rows if row.pk in alike and not row.chosen]
    return {"related": [row for row in rows if row.chosen], "similar": sorted(similar, key=_most_alike)}


def _most_alike(pair: tuple[Motion, Alike]) -> float:
    return -pair[1].share


def _filed(motion: Motion) -> dict:
    """Where it was filed, and what had to be changed to win, in short. One query."""
    figures = figures_from(_FIGURES(motion.pk))
    return {"figures": figures, "winning": winning(motion, figures)}


_FIGURES = Prepared[tuple](lambda key: figure_rows(Filing.objects.public().for_motion(key), cases=True))


def version_context(motion: Motion, version: MotionVersion, newest: int) -> dict:
    """Context of one version, in its own wording, and the number of the newest."""
    text = version.motion_text
    return _text_context(motion) | {
        "shown": rendering.shown(text),
        "version": version,
        "title": text.title,
        "newest": newest,
    }


def _text_context(motion: Motion) -> dict:
    return {
        "motion": motion,
        "title": motion.title,
        "topics": list(motion.topics.all()),
        "strength": wording.STRENGTHS.get(motion.strength, ""),
        "formats": FORMATS.values(),
    }
