"""Motions, their versions, how they stand in the law of each Land, where they were filed and what came of it."""

from portal.motions.models.amendment import Amendment
from portal.motions.models.filing import Filing
from portal.motions.models.filing_event import EventKind, FilingEvent
from portal.motions.models.filing_queries import FilingQuerySet
from portal.motions.models.filing_rows import Experience, FilingVote, Originator, OriginatorKind
from portal.motions.models.legal import LegalState, LegalStatus
from portal.motions.models.motion import Motion
from portal.motions.models.motion_queries import LegalReview, MotionQuerySet
from portal.motions.models.unchangeable import Unchangeable
from portal.motions.models.version import MotionVersion

__all__ = [
    "Amendment",
    "EventKind",
    "Experience",
    "Filing",
    "FilingEvent",
    "FilingQuerySet",
    "FilingVote",
    "LegalReview",
    "LegalState",
    "LegalStatus",
    "Motion",
    "MotionQuerySet",
    "MotionVersion",
    "Originator",
    "OriginatorKind",
    "Unchangeable",
]
