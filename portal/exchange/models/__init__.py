"""What comes from outside and waits for an editor: what was taken over from other sites, reports of filings,
improvements, objections."""

from portal.exchange.models.imported import ImportedComment, ImportedItem
from portal.exchange.models.improvement import (
    Improvement,
    ImprovementMessage,
    ImprovementQuerySet,
    ImprovementReason,
    ImprovementSource,
    ImprovementState,
)
from portal.exchange.models.objection_proposal import (
    ObjectionProposal,
    ObjectionProposalMessage,
    ObjectionProposalQuerySet,
    Office,
    ProposalRefusal,
)
from portal.exchange.models.report import DeclineReason, FilingReport, FilingReportQuerySet, ReportState
from portal.exchange.models.report_rows import ReportMessage, SendingCount

__all__ = [
    "DeclineReason",
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
    "ObjectionProposal",
    "ObjectionProposalMessage",
    "ObjectionProposalQuerySet",
    "Office",
    "ProposalRefusal",
    "ReportMessage",
    "ReportState",
    "SendingCount",
]
