"""Which public filings may be the one that is being reported."""

from rapidfuzz import fuzz, utils

from portal.exchange.models import FilingReport
from portal.motions.models import Filing

SIMILAR = 80  # of 100
COMPARED = 2000
SHOWN = 3


def likely(report: FilingReport) -> list[Filing]:
    """At most three public filings of the same municipality, the likeliest first. One query."""
    filings = Filing.objects.public().in_municipality(report.municipality_id).select_related("municipality")
    fields = ("title", "reference", "motion_id", "municipality_id", "filed_on", "stage", "decision", "is_example")
    scored = [(_likeness(report, one), one) for one in filings.newest().only(*fields, "municipality")[:COMPARED]]
    found = sorted((pair for pair in scored if pair[0] >= SIMILAR), key=lambda pair: -pair[0])
    return [filing for _, filing in found[:SHOWN]]


def _likeness(report: FilingReport, filing: Filing) -> float:
    """0–100; the same paper or the same model motion is beyond doubt, a similar title nearly."""
    if report.reference and _plain(report.reference) == _plain(filing.reference):
        return 102
    if report.motion_id and report.motion_id == filing.motion_id:
        return 101
    return fuzz.token_sort_ratio(report.title, filing.title, processor=utils.default_process)


def _plain(reference: str) -> str:
    return "".join(sign for sign in reference.lower() if sign.isalnum())
