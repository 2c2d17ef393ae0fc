"""What a motion's page shows, from one place: the public page, a version's page and the editors' preview."""

from portal.motions import rendering, wording
from portal.motions.background import readings
from portal.motions.comparing.winning import winning
from portal.motions.documents import FORMATS
from portal.motions.law import law_of
from portal.motions.models import Filing, Motion, MotionVersion
from portal.motions.objections.overview import overview
from portal.motions.register.figures import figures_of


def motion_context(motion: Motion) -> dict:
    """Context of a motion as it is now, in seven queries; one more for objections, where they do not come with its row. Editors also preview what has never been saved."""
    versions = list(motion.versions.overview()) if motion.pk else []
    return _text_context(motion) | {
        "shown": rendering.shown(motion.motion_text),
        "versions": versions,
        "current": versions[0] if versions else None,
        "law": law_of(motion, motion.legal_states.all()),
        "arguments": rendering.prose(motion.arguments),
        "thanks": rendering.prose(motion.credits),
        "legal_note": rendering.prose(motion.legal_note),
        "authors": list(motion.authors.all()),
        "readings": readings(motion) if motion.pk else [],
        "objections": overview(motion) if motion.pk else None,
        "filed": _filed(motion) if motion.pk else None,
        "related": list(Motion.objects.public().filter(related=motion).by_title()) if motion.pk else [],
    }


def _filed(motion: Motion) -> dict:
    """Where it was filed, and what had to be changed to win, in short. One query."""
    figures = figures_of(Filing.objects.public().for_motion(motion), cases=True)
    return {"figures": figures, "winning": winning(motion, figures)}


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
