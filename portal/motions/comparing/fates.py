"""What became of the model's clauses in one council. Worked out when a filing is written, so that pages only count."""

from motionkit.lineage import changed_most
from motionkit.text import MotionText
from portal.motions.comparing.footing import fitted_like
from portal.motions.models import Filing
from portal.places.local_facts import place_of

KEPT, CHANGED, STRUCK = FATES = ("kept", "changed", "struck")


def fates_of(filing: Filing) -> dict[str, str]:
    """Clause id → one of FATES; {} where the text is not known, or which version it was made from.

    Clauses that do not apply in this municipality are left out: nobody there had to strike them.
    """
    version, local = filing.version, filing.motion_text
    if version is None or local is None or version.motion_id != filing.motion_id:
        return {}
    return fates_between(*fitted_like(version.motion_text, local, place_of(filing.municipality)))


def fates_between(model: MotionText, local: MotionText) -> dict[str, str]:
    """Clause id of the model → what became of it in the local text."""
    return {
        fate.clause_id: STRUCK if fate.deleted else CHANGED if fate.changed else KEPT
        for fate in changed_most([(model, local)])
    }
