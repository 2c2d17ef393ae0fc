"""What an account did since a time, thing by thing, and the way back of each.

Pages, motions and objections have revisions: they go back to the last one from before. What others changed since then is
left to a person, and so is everything that keeps no revisions. Nothing here writes.
"""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, TextChoices
from django.urls import reverse
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import DraftStateMixin, ModelLogEntry, Page, PageLogEntry, Revision

from portal.exchange.models import Comment, Complaint, ModerationAct, ModerationEntry, ModerationThing
from portal.motions.models import FilingEvent
from portal.motions.models.filing_event import EventKind

SHOWN_OR_NOT = ("wagtail.publish", "wagtail.unpublish")
MOST = 1_000
PAST_UNDOING = (
    *(ModerationThing.REPORT, ModerationThing.OBJECTION, ModerationThing.IMPROVING, ModerationThing.OFFER),
    *(ModerationThing.SUBJECT, ModerationThing.WORDING),
)


class Way(TextChoices):
    """What will be done about a thing."""

    BACK = "back", "auf den Stand von vorher"
    AGAIN = "again", "wieder zeigen, wie es vorher war"
    AWAY = "away", "nicht mehr zeigen; es ist neu"
    DRAFT = "draft", "Entwurf auf den Stand von vorher"
    MOVE = "move", "an den alten Platz"
    REOPEN = "reopen", "Entscheidung aufheben"
    BY_HAND = "by_hand", "bitte selbst ansehen"


@dataclass(frozen=True)
class Step:
    """One thing: `row` is None when it is gone · `live`, `draft`: the revisions to go back to · `place`: the old parent."""

    way: Way
    what: str
    title: str
    row: Any = None
    live: Revision | None = None
    draft: Revision | None = None
    place: int | None = None
    why: str = ""
    url: str = ""

    @property
    def mark(self) -> str:
        key = self.row.pk if self.row is not None else ""
        return f"{self.way}|{self.what}|{key}|{self.live and self.live.pk}|{self.draft and self.draft.pk}|{self.place}"


def plan(account: AbstractUser, since: datetime.datetime) -> list[Step]:
    """Every step, those by hand last."""
    steps = [*_documents(account, since), *_filings(account, since), *_decisions(account, since)]
    steps += _past_undoing(account, since)
    return sorted(steps, key=lambda step: (step.way == Way.BY_HAND, step.what, step.title))


def digest(steps: list[Step]) -> str:
    """Tells whether a plan is still the one that was shown."""
    return hashlib.sha256("\n".join(step.mark for step in steps).encode()).hexdigest()


@dataclass(frozen=True)
class _History:
    """The log of one thing, oldest first, and its revisions."""

    row: Any
    entries: list[Any]
    revisions: list[Revision]
    account: AbstractUser
    since: datetime.datetime

    @property
    def is_new(self) -> bool:
        """Made since then, by this account."""
        before = any(one.timestamp < self.since for one in self.entries) or self.draft_before
        by_others = any(one.action == "wagtail.create" and one.user_id != self.account.pk for one in self.entries)
        return not before and not by_others and not self._first_shown_before

    @property
    def _first_shown_before(self) -> bool:
        first = self.row.first_published_at
        return bool(first and first < self.since)

    @property
    def was_live(self) -> bool:
        before = [one.action for one in self.entries if one.timestamp < self.since and one.action in SHOWN_OR_NOT]
        return before[-1] == "wagtail.publish" if before else self._first_shown_before

    @property
    def live_before(self) -> Revision | None:
        """The revision that was public then."""
        shown = [
            one.revision_id for one in self.entries if one.timestamp < self.since and one.action == "wagtail.publish"
        ]
        by_key = {one.pk: one for one in self.revisions}
        found = next((by_key[key] for key in reversed(shown) if key in by_key), None)
        return found or (self.draft_before if not shown and self.was_live else None)

    @property
    def draft_before(self) -> Revision | None:
        before = [one for one in self.revisions if one.created_at < self.since]
        return before[-1] if before else None

    @property
    def touched_by_others(self) -> bool:
        return any(
            one.created_at >= self.since and one.user_id not in (self.account.pk, None) for one in self.revisions
        )

    @property
    def has_draft_of_account(self) -> bool:
        return any(one.created_at >= self.since and one.user_id == self.account.pk for one in self.revisions)

    @property
    def old_place(self) -> int | None:
        """The parent before the account moved the page for the first time."""
        for one in self.entries:
            if one.timestamp >= self.since and one.user_id == self.account.pk and one.action == "wagtail.move":
                return one.data.get("source", {}).get("id")
        return None


def _documents(account: AbstractUser, since: datetime.datetime) -> Iterator[Step]:
    """Pages, motions, objections, and whatever else stands in Wagtail's logs."""
    finder = AdminURLFinder()
    for kind, keys in _touched(account, since).items():
        model = kind.model_class()
        rows = {str(row.pk): row for row in model._default_manager.filter(pk__in=[key for key, _ in keys])}
        for key, label in keys:
            row = rows.get(key)
            what = str(model._meta.verbose_name)
            if row is None:
                yield Step(Way.BY_HAND, what, label, why="gelöscht; das steht nur noch in einer Sicherung")
                continue
            row = row.specific if isinstance(row, Page) else row
            url = finder.get_edit_url(row) or ""
            what, title = str(row._meta.verbose_name), str(row)
            if not isinstance(row, DraftStateMixin):
                yield Step(Way.BY_HAND, what, title, row, why="davon gibt es keine Fassungen", url=url)
                continue
            history = _history(row, account, since)
            if history.old_place and history.old_place != row.get_parent().pk:
                yield Step(Way.MOVE, what, title, row, place=history.old_place, url=url)
            if step := _way_back(history, what, title, url):
                yield step


def _way_back(history: _History, what: str, title: str, url: str) -> Step | None:
    row, told = history.row, {"what": what, "title": title, "row": history.row, "url": url}
    live, draft = history.live_before if history.was_live else None, history.draft_before
    if history.is_new:
        return Step(Way.AWAY, **told) if row.live else None
    if history.touched_by_others:
        return Step(Way.BY_HAND, why="seitdem haben auch andere daran geschrieben", **told)
    # What came with the portal was never saved: neither is there a version of it, nor an entry that it was shown.
    if (history.was_live and live is None) or (row.live and live is draft is None):
        return Step(Way.BY_HAND, why="die Fassung von vorher ist nicht aufbewahrt", **told)
    if not history.was_live and row.live:
        return Step(Way.AWAY, draft=draft, **told)
    if live and (not row.live or row.live_revision_id != live.pk):
        return Step(Way.BACK if row.live else Way.AGAIN, live=live, draft=draft, **told)
    return Step(Way.DRAFT, draft=draft, **told) if draft and history.has_draft_of_account else None


def _touched(account: AbstractUser, since: datetime.datetime) -> dict[ContentType, list[tuple[str, str]]]:
    """Kind → key and name of everything that the account saved, published, moved or deleted. Three queries."""
    page = ContentType.objects.get_for_model(Page)
    found: dict[tuple[int, str], str] = {}
    for key, label in PageLogEntry.objects.filter(user=account, timestamp__gte=since).values_list("page_id", "label"):
        found[page.pk, str(key)] = label
    entries = ModelLogEntry.objects.filter(user=account, timestamp__gte=since)
    for kind, key, label in entries.values_list("content_type_id", "object_id", "label"):
        found[kind, key] = label
    revisions = Revision.objects.filter(user=account, created_at__gte=since)
    for kind, key, label in revisions.values_list("base_content_type_id", "object_id", "object_str"):
        found.setdefault((kind, key), label)
    kinds: dict[ContentType, list[tuple[str, str]]] = {}
    for (kind, key), label in list(found.items())[:MOST]:
        content_type = ContentType.objects.get_for_id(kind)
        if content_type.model_class() is not None:
            kinds.setdefault(content_type, []).append((key, label))
    return kinds


def _history(row: Model, account: AbstractUser, since: datetime.datetime) -> _History:
    if isinstance(row, Page):
        entries = PageLogEntry.objects.filter(page_id=row.pk)
    else:
        kind = ContentType.objects.get_for_model(row, for_concrete_model=False)
        entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(row.pk))
    revisions = row.revisions.defer("content").order_by("created_at", "pk")
    return _History(row, list(entries.order_by("timestamp", "pk")), list(revisions), account, since)


def _filings(account: AbstractUser, since: datetime.datetime) -> Iterator[Step]:
    """The register only adds: what was shown is hidden, what was hidden is shown; the rest a person must correct."""
    events = FilingEvent.objects.filter(by=account.pk, at__gte=since).select_related("filing__municipality")
    by_filing: dict[Any, set[str]] = {}
    for event in events.order_by("pk")[:MOST]:
        by_filing.setdefault(event.filing, set()).add(event.kind)
    for filing, kinds in by_filing.items():
        told = {"what": "Einbringung", "title": str(filing), "row": filing}
        told["url"] = reverse("einbringungen:edit", args=[filing.pk])
        if EventKind.PUBLISHED in kinds and filing.is_public:
            yield Step(Way.AWAY, **told)
        elif EventKind.HIDDEN in kinds and not filing.is_public and EventKind.FILED not in kinds:
            yield Step(Way.AGAIN, **told)
        elif kinds - {EventKind.PUBLISHED, EventKind.HIDDEN}:
            yield Step(Way.BY_HAND, why="ihr Verlauf sagt, was vorher galt", **told)


def _decisions(account: AbstractUser, since: datetime.datetime) -> Iterator[Step]:
    """Comments and notices that the account decided last."""
    comments = Comment.objects.filter(decided_by=account, decided_at__gte=since).exclude(before="")
    for comment in comments.order_by("pk")[:MOST]:
        url = reverse("moderation-comment", args=[comment.pk])
        yield Step(Way.REOPEN, "Kommentar", f"{comment.pk}: {comment.get_state_display()}", comment, url=url)
    decided = Complaint.objects.filter(decided_by=account, decided_at__gte=since, expires_at__isnull=False)
    for notice in decided.order_by("pk")[:MOST]:
        yield Step(Way.REOPEN, "Hinweis", f"{notice.pk}: {notice.get_state_display()}", notice)


def _past_undoing(account: AbstractUser, since: datetime.datetime) -> Iterator[Step]:
    """Decisions that nothing takes back: about reports, proposals and offers, the quiet mode, words deleted everywhere."""
    entries = ModerationEntry.objects.filter(by=account.get_username(), at__gte=since, thing__in=PAST_UNDOING)
    for entry in entries.order_by("pk")[:MOST]:
        gone = entry.act == ModerationAct.SUPPRESSED
        why = "das steht nur noch in einer Sicherung" if gone else "das nimmt nur jemand zurück, der es ansieht"
        title = f"{entry.number}: {entry.get_act_display()}"
        yield Step(Way.BY_HAND, entry.get_thing_display(), title, why=why, url=reverse("moderation-log"))
