"""Pages and motions alike, as the desk lists them: what lies behind a workflow, what is a draft, what is new."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, DateField, F, IntegerField, Min, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Least
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.models import Page, WorkflowState

from portal.exchange.models import Comment, Complaint, FilingReport, Improvement, ObjectionProposal, Offer
from portal.motions.models import Filing, LegalState, Motion

NEVER = datetime.date(9999, 12, 31)


@dataclass(frozen=True)
class Row:
    """One line on the desk. `url` is empty when the reader of the desk may not edit the text."""

    title: str
    kind: str
    url: str
    when: datetime.datetime | None = None
    who: str = ""
    note: str = ""


def row(text: Page | Motion, **fields) -> Row:
    """A text with the address where it is edited."""
    if isinstance(text, Motion):
        address = reverse(Motion.snippet_viewset.get_url_name("edit"), args=[text.pk])
        title = text.latest_revision.object_str if text.latest_revision else text.title
        return Row(title, **{"kind": text.get_kind_display(), "url": address} | fields)
    address = reverse("wagtailadmin_pages:edit", args=[text.pk])
    return Row(text.draft_title or text.title, **{"kind": text.page_type_display_name, "url": address} | fields)


def texts_behind(states: Iterable[WorkflowState]) -> dict[int, Page | Motion]:
    """State's primary key → its text. Two queries at most."""
    found: dict[int, Page | Motion] = {}
    for texts in (Page.objects.select_related("content_type"), Motion.objects.select_related("latest_revision")):
        kind = ContentType.objects.get_for_model(texts.model)
        keys = {state.pk: int(state.object_id) for state in states if state.base_content_type_id == kind.pk}
        there = texts.in_bulk(set(keys.values()))
        found |= {state: there[key] for state, key in keys.items() if key in there}
    return found


def own_keys(entries: QuerySet, model: type) -> QuerySet:
    """The keys of pages or motions among workflow states or revisions; Wagtail keeps them as text."""
    kind = ContentType.objects.get_for_model(model)
    return entries.filter(base_content_type=kind).annotate(key=Cast("object_id", IntegerField())).values("key")


def motion_drafts(user: AbstractUser) -> QuerySet:
    """Motions with changes that are not published, last touched by this user, and in nobody's hands."""
    return (
        Motion.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
        .exclude(pk__in=own_keys(WorkflowState.objects.active(), Motion))
        .select_related("latest_revision")
        .order_by("-latest_revision__created_at")
    )


def legal_reviews(until: datetime.date, most: int, today: datetime.date | None = None) -> list[Row]:
    """Public motions whose law is to be checked until then, as a whole or in some Länder; the longest overdue first."""
    today = today or datetime.date.today()
    states = (
        LegalState.objects.filter(motion=OuterRef("pk")).order_by().values("motion").annotate(first=Min("review_due"))
    )
    never = Value(NEVER, DateField())
    first = Least(Coalesce(F("review_due"), never), Coalesce(Subquery(states.values("first")), never))
    due_states = LegalState.objects.filter(review_due__lte=until).order_by("review_due")
    motions = (
        Motion.objects.public()
        .annotate(first_due=first)
        .filter(first_due__lte=until)
        .select_related("latest_revision")
        .prefetch_related(Prefetch("legal_states", queryset=due_states, to_attr="due_states"))
        .order_by("first_due", "title")[:most]
    )
    return [row(motion, kind=f"{motion.get_kind_display()} · {_due(motion, today)}") for motion in motions]


def due_filings(until: datetime.date, most: int, today: datetime.date | None = None) -> list[Row]:
    """Public filings whose decision is to be carried out until then, with how far it is; the longest overdue first."""
    today = today or datetime.date.today()
    filings = Filing.objects.public().due(until).select_related("municipality")[:most]
    example = {True: " · erfundenes Beispiel", False: ""}
    return [
        Row(
            str(filing),
            f"{filing.light.word} · {_said(filing.due_on, today)}{example[filing.is_example]}",
            reverse("einbringungen:edit", args=[filing.pk]),
        )
        for filing in filings
    ]


def moderation() -> list[Row]:
    """Comments and notices that wait for an editor, as one line each with the day of the oldest. One query."""
    address, found = reverse("moderation"), []
    sorts = {"a": (Comment, "Kommentar", "Kommentare"), "b": (Complaint, "Hinweis", "Hinweise")}
    counted = [
        model.objects.to_decide().order_by().annotate(sort=Value(sort)).values("sort")
        .annotate(number=Count("pk"), since=Min("created_at")).values_list("sort", "number", "since")
        for sort, (model, _, _) in sorts.items()
    ]  # fmt: skip
    for sort, number, since in counted[0].union(counted[1], all=True).order_by("sort"):
        _, one, many = sorts[sort]
        if number:  # To count nothing gives a row, too.
            found.append(Row(f"{number} {one if number == 1 else many}", "zu entscheiden, der älteste", address, since))
    return found


def offers(most: int) -> list[Row]:
    """Offers from outside that wait for an editor, the longest waiting first."""
    found = Offer.objects.waiting().listed()[:most]
    return [Row(str(one), one.get_kind_display(), one.editors_url, one.created_at) for one in found]


def reports(most: int) -> list[Row]:
    """Reports of filings that wait for an editor, the longest waiting first."""
    found = FilingReport.objects.waiting().listed()[:most]
    return [Row(str(one), _sort(one), one.editors_url, one.created_at) for one in found]


def improvements(most: int) -> list[Row]:
    """Proposed improvements that wait for an editor, the longest waiting first."""
    found = Improvement.objects.waiting().listed()[:most]
    return [Row(str(one), one.get_source_display(), one.editors_url, one.created_at) for one in found]


def proposed_objections(most: int) -> list[Row]:
    """Objections that readers have proposed, the longest waiting first."""
    found = ObjectionProposal.objects.waiting().select_related("motion").only("words", "created_at", "motion__title")
    return [Row(str(one), f"zu {one.motion.title}", one.editors_url, one.created_at) for one in found[:most]]


def _sort(report: FilingReport) -> str:
    return "Fortsetzung" if report.follows_id else "Ergänzung" if report.about_id else "neue Einbringung"


def _said(day: datetime.date, today: datetime.date) -> str:
    shown = date_format(day, "j. F Y")
    return f"überfällig seit {shown}" if day < today else f"fällig am {shown}"


def _due(motion: Motion, today: datetime.date) -> str:
    said = _said(motion.first_due, today)
    laender = [state.get_federal_state_display() for state in motion.due_states]
    return f"{said}: {', '.join(laender)}" if laender else said
