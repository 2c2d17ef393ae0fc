"""Motions, their versions, how they stand in the law of each Land, what is said against them, where they were filed."""

from portal.motions.models.amendment import Amendment
from portal.motions.models.filing import Filing
from portal.motions.models.filing_event import EventKind, FilingEvent
from portal.motions.models.filing_queries import FilingQuerySet
from portal.motions.models.filing_rows import Experience, FilingVote, Originator, OriginatorKind
from portal.motions.models.legal import LegalState, LegalStatus
from portal.motions.models.motion import Motion
from portal.motions.models.motion_queries import LegalReview, MotionQuerySet
from portal.motions.models.objection import Objection, ObjectionKind, ObjectionMotion
from portal.motions.models.rebuttal import Rebuttal, RebuttalFiling, RebuttalSource
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
    "Objection",
    "ObjectionKind",
    "ObjectionMotion",
    "Originator",
    "OriginatorKind",
    "Rebuttal",
    "RebuttalFiling",
    "RebuttalSource",
    "Unchangeable",
]
