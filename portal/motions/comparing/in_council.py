"""What a council's text changed against its model, in one sentence, for the page of a filing."""

from dataclasses import dataclass

from motionkit.diff import summary
from motionkit.diff.summary import SAME
from portal.motions.comparing.footing import fitted_like
from portal.motions.comparing.page import compared
from portal.motions.comparing.winning import comparison_url
from portal.motions.models import Filing
from portal.places.local_facts import place_of


@dataclass(frozen=True)
class Changes:
    """`sentence`: what changed · `url`: word by word."""

    sentence: str
    url: str


def changes_in(filing: Filing) -> Changes | None:
    """None where the text is not known, or its model is not public. One query, for the names that are used there."""
    motion, version, text = filing.public_motion, filing.version, filing.motion_text
    if motion is None or version is None or text is None or version.motion_id != motion.pk:
        return None
    difference = compared(*fitted_like(version.motion_text, text, place_of(filing.municipality)))
    sentence = summary(difference)
    said = "Der Wortlaut der Vorlage wurde übernommen." if sentence == SAME else sentence
    return Changes(said, comparison_url(motion, version.number, filing.pk))
