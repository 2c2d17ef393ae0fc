"""Questions to ask of motions."""

import datetime

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, Subquery, Value, When

from portal.motions.models.filing import Filing
from portal.motions.models.legal import HOLDS, LegalState, LegalStatus
from portal.motions.models.version import MotionVersion
from portal.topics.models import Topic

MOST_WORDS = 8


class LegalReview(models.TextChoices):
    """How fresh the editors' judgement about a motion's law is."""

    CURRENT = "aktuell", "geprüft und aktuell"
    OVERDUE = "ueberfaellig", "Prüfung überfällig"
    NONE = "ungeprueft", "noch ungeprüft"


class MotionQuerySet(models.QuerySet):
    """Questions to ask of motions."""

    def public(self) -> "MotionQuerySet":
        """What the world may see. Every list, count, feed, document and search starts here."""
        return self.filter(live=True)

    def models(self) -> "MotionQuerySet":
        """Model motions, made for copying."""
        return self.filter(municipality=None)

    def review_overdue(self, today: datetime.date | None = None) -> "MotionQuerySet":
        """Those whose law should have been checked again, as a whole or in one of the Länder."""
        return self.filter(_overdue(today))

    def about(self, topic_slug: str) -> "MotionQuerySet":
        return self.filter(topics__slug=topic_slug)

    def matching(self, question: str) -> "MotionQuerySet":
        """Those that hold every word of the question."""
        found = self
        for word in question.split()[:MOST_WORDS]:
            found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(plain_text__icontains=word))
        return found

    def with_version(self) -> "MotionQuerySet":
        """With `version_count`; lists show it."""
        return self.annotate(version_count=_number_of(MotionVersion.objects.all()))

    def with_legal_review(self, today: datetime.date | None = None) -> "MotionQuerySet":
        """With `legal_review`, a value of LegalReview."""
        checked = LegalState.objects.filter(motion=OuterRef("pk")).exclude(status=LegalStatus.UNCHECKED)
        return self.annotate(
            legal_review=Case(
                When(_overdue(today), then=Value(LegalReview.OVERDUE.value)),
                When(Q(legal_as_of__isnull=False) | Exists(checked), then=Value(LegalReview.CURRENT.value)),
                default=Value(LegalReview.NONE.value),
            )
        )

    def valid_in(self, federal_state: str) -> "MotionQuerySet":
        """Those that an editor has found valid, or valid after adapting, in a Land."""
        holds = LegalState.objects.filter(federal_state=federal_state, status__in=HOLDS)
        return self.filter(pk__in=holds.values("motion"))

    def listed(self) -> "MotionQuerySet":
        """With all that a list shows, in two queries: topics, in how many Länder it holds, its review, its versions,
        how often it was filed."""
        holds = LegalState.objects.filter(status__in=HOLDS)
        topics = Prefetch("topics", queryset=Topic.objects.order_by("name"))
        found = self.with_version().with_filings().with_legal_review().annotate(land_count=_number_of(holds))
        return found.defer("text", "plain_text", "arguments", "credits").prefetch_related(topics)

    def newest(self) -> "MotionQuerySet":
        return self.order_by("-first_published_at", "-pk")

    def most_filed(self) -> "MotionQuerySet":
        """Those filed most often first, then the newest. Only public ones count, and no examples."""
        return self.with_filings().order_by("-filing_count", "-first_published_at", "-pk")

    def with_filings(self) -> "MotionQuerySet":
        """With `filing_count`, the number of public filings that are no examples."""
        return self.annotate(filing_count=_number_of(Filing.objects.public().real()))

    def by_title(self) -> "MotionQuerySet":
        return self.order_by("title", "pk")


def _overdue(today: datetime.date | None) -> Q:
    today = today or datetime.date.today()
    late = LegalState.objects.filter(motion=OuterRef("pk"), review_due__lt=today)
    return Q(review_due__lt=today) | Q(Exists(late))


def _number_of(entries: models.QuerySet) -> Subquery:
    """How many `entries` belong to the motion of the row; 0 is 0, not nothing."""
    counted = entries.filter(motion=OuterRef("pk")).order_by().values("motion").annotate(number=Count("pk"))
    return models.functions.Coalesce(Subquery(counted.values("number")), 0)
