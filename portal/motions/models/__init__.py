"""Motions, their versions, and how they stand in the law of each Land."""

from portal.motions.models.legal import LegalState, LegalStatus
from portal.motions.models.motion import Motion
from portal.motions.models.motion_queries import LegalReview, MotionQuerySet
from portal.motions.models.version import MotionVersion

__all__ = ["LegalReview", "LegalState", "LegalStatus", "Motion", "MotionQuerySet", "MotionVersion"]
