"""The editors' desk: what waits for me, what is due, what is new. Each list costs a fixed number of queries."""

import datetime
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from portal.debates.models import Debate, DebateIndex
from portal.motions.models import Filing, Motion
from portal.pictures.models import Picture
from portal.publishing import waiting
from portal.publishing.models import Article, BlogIndex, HistoricalReport, HistoryIndex, Publication, PublicationIndex
from portal.publishing.waiting import Row, row

SHOWN = 8
# What can be begun with one click: label, kind of page, the list it belongs to, icon.
BEGIN: list[tuple[str, type[Page], type[Page], str]] = [
    ("Beitrag schreiben", Article, BlogIndex, "edit"),
    ("Blick zurück schreiben", HistoricalReport, HistoryIndex, "history"),
    ("Publikation anlegen", Publication, PublicationIndex, "doc-full"),
    ("Debatte anlegen", Debate, DebateIndex, "comment"),
]
EXPIRES_SOON = DUE_SOON = datetime.timedelta(days=30)


@dataclass(frozen=True)
class Section:
    """A heading with its lines; `empty` is what stands there when there are none."""

    name: str
    heading: str
    empty: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Shortcut:
    """A button: what to begin."""

    label: str
    url: str
    icon: str


def sections(user: AbstractUser) -> list[Section]:
    """Everything on a user's desk, the most urgent first."""
    editable = _editable(user)
    return [
        Section("review", "Zu prüfen", "Im Moment wartet kein Text auf Ihre Freigabe.", to_review(user)),
        Section("moderation", "Kommentare und Hinweise", "Im Moment wartet nichts auf Sie.", moderation(user)),
        Section("offers", "Angebote von außen", "Im Moment wartet kein Angebot auf Sie.", offers(user)),
        Section("reports", "Meldungen", "Im Moment wartet keine Meldung auf Sie.", reports(user)),
        Section("improvements", "Verbesserungen", "Im Moment wartet kein Vorschlag auf Sie.", improvements(user)),
        Section("objections", "Vorgeschlagene Einwände", "Im Moment wartet kein Vorschlag auf Sie.", proposed(user)),
        Section("legal", "Rechtliche Prüfungen", "In den nächsten 30 Tagen ist keine fällig.", legal_reviews(user)),
        Section("due", "Fällig: Umsetzung", "In den nächsten 30 Tagen ist kein Beschluss umzusetzen.", due(user)),
        Section("returned", "Zurück an Sie", "Kein Text ist mit Bitte um Änderung zurückgekommen.", returned(user)),
        Section("drafts", "Ihre Entwürfe", "Sie haben keine angefangenen Texte. Zeit für einen neuen?", drafts(user)),
        Section("submitted", "Von Ihnen eingereicht", "Sie haben gerade nichts zur Prüfung gegeben.", submitted(user)),
        Section("scheduled", "Geplant", "Es ist keine Veröffentlichung geplant.", scheduled(editable)),
        Section("expiring", "Läuft bald ab", "In den nächsten 30 Tagen läuft nichts ab.", expiring(editable)),
        Section("new", "Neu auf der Website", "Noch ist nichts veröffentlicht. Den Anfang machen Sie.", newest()),
    ]


def to_review(user: AbstractUser) -> list[Row]:
    """Texts that this user may approve; not those they submitted themselves."""
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("workflow_state__requested_by", "revision__user")
        .order_by("started_at")[:SHOWN]
    )
    texts = waiting.texts_behind([state.workflow_state for state in states])
    return [
        row(texts[key], when=state.started_at, who=_name(state.workflow_state.requested_by))
        for state in states
        if (key := state.workflow_state_id) in texts
    ]


def moderation(user: AbstractUser) -> list[Row]:
    """How many comments and notices nobody has decided, for those who may do it."""
    if not user.has_perm("exchange.change_comment"):
        return []
    return waiting.moderation()


def offers(user: AbstractUser) -> list[Row]:
    """What people have offered and nobody has decided, for those who may do it."""
    if not user.has_perm("exchange.change_offer"):
        return []
    return waiting.offers(SHOWN)


def reports(user: AbstractUser) -> list[Row]:
    """What readers have reported and nobody has decided, for those who may do it."""
    if not user.has_perm("exchange.change_filingreport"):
        return []
    return waiting.reports(SHOWN)


def improvements(user: AbstractUser) -> list[Row]:
    """What readers have proposed and nobody has decided, for those who may do it."""
    if not user.has_perm("exchange.change_improvement"):
        return []
    return waiting.improvements(SHOWN)


def proposed(user: AbstractUser) -> list[Row]:
    """Objections that readers have proposed and nobody has decided, for those who may do it."""
    if not user.has_perm("exchange.change_objectionproposal"):
        return []
    return waiting.proposed_objections(SHOWN)


def legal_reviews(user: AbstractUser) -> list[Row]:
    """Public motions whose law is to be checked again soon or overdue, for those who may do it."""
    if not policy_registry.get_by_type(Motion).user_has_permission(user, "publish"):
        return []
    return waiting.legal_reviews(datetime.date.today() + DUE_SOON, SHOWN)


def due(user: AbstractUser) -> list[Row]:
    """Decisions that are to be carried out soon or overdue, for those who keep filings."""
    if not policy_registry.get_by_type(Filing).user_has_permission(user, "change"):
        return []
    return waiting.due_filings(datetime.date.today() + DUE_SOON, SHOWN)


def returned(user: AbstractUser) -> list[Row]:
    """Texts of this user that came back with a wish for changes, with the comment."""
    states = _own_workflows(user).filter(status=WorkflowState.STATUS_NEEDS_CHANGES)[:SHOWN]
    texts = waiting.texts_behind(states)
    return [
        row(
            texts[state.pk],
            when=state.current_task_state.finished_at,
            who=_name(state.current_task_state.finished_by),
            note=state.current_task_state.comment,
        )
        for state in states
        if state.pk in texts and state.current_task_state
    ]


def submitted(user: AbstractUser) -> list[Row]:
    """Texts of this user that wait for somebody else."""
    states = _own_workflows(user).filter(status=WorkflowState.STATUS_IN_PROGRESS)[:SHOWN]
    texts = waiting.texts_behind(states)
    return [
        row(texts[state.pk], when=state.current_task_state and state.current_task_state.started_at)
        for state in states
        if state.pk in texts
    ]


def drafts(user: AbstractUser) -> list[Row]:
    """Texts with changes that are not published, last touched by this user, and in nobody's hands."""
    pages = (
        Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user, depth__gt=1)
        .exclude(pk__in=waiting.own_keys(WorkflowState.objects.active(), Page))
        .exclude(pk__in=_scheduled_revisions().annotate(key=Cast("object_id", IntegerField())).values("key"))
        .select_related("content_type")
        .order_by("-latest_revision_created_at")[:SHOWN]
    )
    rows = [row(page, when=page.latest_revision_created_at) for page in pages]
    rows += [row(motion, when=motion.latest_revision.created_at) for motion in waiting.motion_drafts(user)[:SHOWN]]
    return sorted(rows, key=lambda one: one.when, reverse=True)[:SHOWN]


def scheduled(editable: QuerySet) -> list[Row]:
    """Pages whose approved revision goes live by itself, the next one first."""
    own = _scheduled_revisions().annotate(key=Cast("object_id", IntegerField())).filter(key=OuterRef("pk"))
    due = own.order_by("approved_go_live_at").values("approved_go_live_at")[:1]
    pages = editable.annotate(due=Subquery(due)).filter(due__isnull=False).order_by("due")[:SHOWN]
    return [row(page, when=page.due) for page in pages]


def expiring(editable: QuerySet) -> list[Row]:
    """Published pages that leave the website within a month."""
    pages = editable.filter(live=True, expire_at__lt=timezone.now() + EXPIRES_SOON).order_by("expire_at")[:SHOWN]
    return [row(page, when=page.expire_at) for page in pages]


def newest() -> list[Row]:
    """What readers got last, with its public address."""
    pages = (
        Page.objects.live()
        .filter(depth__gt=2, last_published_at__isnull=False)
        .select_related("content_type", "live_revision__user")
        .order_by("-last_published_at")[:SHOWN]
    )
    return [
        Row(
            page.title,
            page.page_type_display_name,
            page.url or "",
            page.last_published_at,
            _name(getattr(page.live_revision, "user", None)),
        )
        for page in pages
    ]


def shortcuts(user: AbstractUser) -> list[Shortcut]:
    """What this user can begin with one click."""
    allowed = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    lists = {page.content_type_id: page.pk for page in allowed.type(*(parent for _, _, parent, _ in BEGIN))}
    found = []
    for label, model, parent, icon in BEGIN:
        if parent_pk := lists.get(ContentType.objects.get_for_model(parent).pk):
            address = reverse("wagtailadmin_pages:add", args=[*model._meta.label_lower.split("."), parent_pk])
            found.append(Shortcut(label, address, icon))
    if policy_registry.get_by_type(Motion).user_has_permission(user, "add"):
        found.append(Shortcut("Antrag schreiben", reverse(Motion.snippet_viewset.get_url_name("add")), "form"))
        found.append(Shortcut("Antrag einlesen", reverse("motion-read-in"), "upload"))
    if policy_registry.get_by_type(Picture).user_has_permission(user, "add"):
        found.append(Shortcut("Bild hochladen", reverse("wagtailimages:add"), "image"))
    return found


def _editable(user: AbstractUser) -> QuerySet:
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    return pages.filter(depth__gt=1).select_related("content_type")


def _own_workflows(user: AbstractUser) -> QuerySet:
    states = WorkflowState.objects.active().filter(requested_by=user)
    return states.select_related("current_task_state__finished_by").order_by("-current_task_state__started_at")


def _scheduled_revisions() -> QuerySet:
    page = ContentType.objects.get_for_model(Page)
    return Revision.objects.filter(base_content_type=page, approved_go_live_at__isnull=False)


def _name(user: AbstractUser | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
