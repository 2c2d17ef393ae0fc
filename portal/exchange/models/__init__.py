"""What comes from outside and waits for an editor: what was taken over from other sites, reports of filings,
improvements, objections, offers, comments, complaints, and the log of moderation."""

from portal.exchange.models.comment import (
    Comment,
    CommentKind,
    CommentQuerySet,
    CommentState,
    PracticeOutcome,
    RefusalReason,
    Subject,
)
from portal.exchange.models.complaint import Complaint, ComplaintGround, ComplaintQuerySet, ComplaintState, Evidence
from portal.exchange.models.imported import ImportedComment, ImportedItem
from portal.exchange.models.improvement import (
    Improvement,
    ImprovementMessage,
    ImprovementQuerySet,
    ImprovementReason,
    ImprovementSource,
    ImprovementState,
)
from portal.exchange.models.moderation_entry import ModerationAct, ModerationEntry, ModerationThing
from portal.exchange.models.objection_proposal import (
    ObjectionProposal,
    ObjectionProposalMessage,
    ObjectionProposalQuerySet,
    Office,
    ProposalRefusal,
)
from portal.exchange.models.offer import Offer, OfferKind, OfferQuerySet, OfferReason, OfferState
from portal.exchange.models.offer_rows import OfferFile, OfferMessage
from portal.exchange.models.report import DeclineReason, FilingReport, FilingReportQuerySet, ReportState
from portal.exchange.models.report_rows import ReportMessage, SendingCount

__all__ = [
    "Comment",
    "CommentKind",
    "CommentQuerySet",
    "CommentState",
    "Complaint",
    "ComplaintGround",
    "ComplaintQuerySet",
    "ComplaintState",
    "DeclineReason",
    "Evidence",
    "FilingReport",
    "FilingReportQuerySet",
    "ImportedComment",
    "ImportedItem",
    "Improvement",
    "ImprovementMessage",
    "ImprovementQuerySet",
    "ImprovementReason",
    "ImprovementSource",
    "ImprovementState",
    "ModerationAct",
    "ModerationEntry",
    "ModerationThing",
    "ObjectionProposal",
    "ObjectionProposalMessage",
    "ObjectionProposalQuerySet",
    "Offer",
    "OfferFile",
    "OfferKind",
    "OfferMessage",
    "OfferQuerySet",
    "OfferReason",
    "OfferState",
    "Office",
    "PracticeOutcome",
    "ProposalRefusal",
    "RefusalReason",
    "ReportMessage",
    "ReportState",
    "SendingCount",
    "Subject",
]
