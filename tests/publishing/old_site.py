"""Questions that tests of the import ask of its result."""

from portal.publishing.models import Article
from portal.publishing.wordpress.report import Fate


def article(title: str = "Ein Beitrag") -> Article:
    return Article.objects.get(title=title)


def fates(report) -> dict[str, Fate]:
    return {outcome.title: outcome.fate for outcome in report.outcomes}


def remarks(report, about: str = "") -> str:
    return "\n".join(f"{found.what} {found.source}" for found in report.remarks if not about or found.about == about)
