"""What is there already of what is being reported: public filings that may be the same, the model motion it was made from."""

from rapidfuzz import fuzz, utils

from portal.exchange.models import FilingReport
from portal.motions.models import Filing, Motion
from portal.motions.similarity import already_there, filings_like

SIMILAR, SAME_TEXT = 80, 100  # of 100
COMPARED = 2000
SHOWN = 3


def likely(report: FilingReport) -> list[Filing]:
    """At most three public filings of the same municipality, the likeliest first. One query, two with a text."""
    alike = filings_like(report.final_text)
    filings = Filing.objects.public().in_municipality(report.municipality_id).select_related("municipality")
    fields = ("title", "reference", "motion_id", "municipality_id", "filed_on", "stage", "decision", "is_example")
    rows = filings.newest().only(*fields, "municipality")[:COMPARED]
    scored = [(max(_likeness(report, one), SAME_TEXT * (one.pk in alike)), one) for one in rows]
    found = sorted((pair for pair in scored if pair[0] >= SIMILAR), key=lambda pair: -pair[0])
    return [filing for _, filing in found[:SHOWN]]


def models(report: FilingReport) -> list[Motion]:
    """Public model motions it may have been made from, by its text or its title, the likeliest first."""
    return already_there(title=report.title, text=report.final_text).models[:SHOWN]


def _likeness(report: FilingReport, filing: Filing) -> float:
    """0–102; the same paper or the same model motion is beyond doubt, a similar title nearly."""
    if report.reference and _plain(report.reference) == _plain(filing.reference):
        return 102
    if report.motion_id and report.motion_id == filing.motion_id:
        return 101
    return fuzz.token_sort_ratio(report.title, filing.title, processor=utils.default_process)


def _plain(reference: str) -> str:
    return "".join(sign for sign in reference.lower() if sign.isalnum())
