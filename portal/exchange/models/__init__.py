"""What comes from outside and waits for an editor: what was taken over from other sites, and reports of filings."""

from portal.exchange.models.imported import ImportedComment, ImportedItem
from portal.exchange.models.report import DeclineReason, FilingReport, FilingReportQuerySet, ReportState
from portal.exchange.models.report_rows import ReportMessage, SendingCount

__all__ = [
    "DeclineReason",
    "FilingReport",
    "FilingReportQuerySet",
    "ImportedComment",
    "ImportedItem",
    "ReportMessage",
    "ReportState",
    "SendingCount",
]
