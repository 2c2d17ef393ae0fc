"""Moves a site in: one reading to learn what there is, one to take it over, all in one transaction."""

import datetime
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from intake.xml import Unreadable
from portal.exchange.models import ImportedItem
from portal.publishing.founding import found
from portal.publishing.models import BlogIndex, HomePage
from portal.publishing.wordpress import fates
from portal.publishing.wordpress.addresses import OldSite
from portal.publishing.wordpress.comments import keep_comments
from portal.publishing.wordpress.content import content_of
from portal.publishing.wordpress.ledger import recording
from portal.publishing.wordpress.library import Library
from portal.publishing.wordpress.media import MediaFolder
from portal.publishing.wordpress.pages import EDITED, GONE, Pages, title_of
from portal.publishing.wordpress.redirects import Redirects, redirect_archives, redirect_items
from portal.publishing.wordpress.report import Fate, Outcome, Report
from portal.publishing.wordpress.surroundings import Around, Neighbourhood
from portal.publishing.wordpress.terms import Terms
from portal.publishing.wordpress.wxr import Item, Site, read

Progress = Callable[[str, int], None]  # (what is being done, how many more items are done)


class _Rehearsed(Exception):
    """Ends a rehearsal, so that the database takes everything back."""


def import_site(
    file: Path, *, media: Path | None = None, rehearsal: bool = False, progress: Progress = lambda _, __: None
) -> Report:
    """Imports an export of WordPress and says what became of each item.

    All or nothing: on any error, and at the end of a rehearsal, the database and the media folder are as before.
    Raises intake.xml.Unreadable or media.Rejected, with a German sentence.
    """
    moving = Move(file, media, rehearsal, progress)
    moving.learn()
    try:
        with recording(), transaction.atomic():
            moving.take_over()
            if rehearsal:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return moving.report


class Move:
    """One import from its first reading to its report."""

    def __init__(self, file: Path, media: Path | None, rehearsal: bool, progress: Progress):
        self.file, self.progress = file, progress
        self.folder = MediaFolder(media)
        self.report = Report(file.name, rehearsal=rehearsal)
        self.site = Site()
        self.items: list[Item] = []  # Without content and comments: that would not fit into memory.
        self.verdicts: list[tuple[Fate, str]] = []
        self.outcomes: dict[int, Outcome] = {}
        self.reusable: dict[int, str] = {}
        self.now = timezone.now()

    # -- first reading

    def learn(self) -> None:
        """Reads the file to its end without changing anything; a broken one is refused here."""
        seen: set[str] = set()
        for found_one in read(self.file):
            if isinstance(found_one, Site):
                self.site = found_one
                continue
            if found_one.kind == "wp_block":
                self.reusable.setdefault(found_one.wp_id, found_one.content)
            verdict = fates.judge(found_one, self.now, twice=found_one.key in seen)
            seen.add(found_one.key)
            found_one.content, found_one.comments = "", []
            self.items.append(found_one)
            self.verdicts.append(verdict)
            self.progress("Datei wird geprüft", 1)
        self.report.site = self.site.title

    # -- taking over

    def take_over(self) -> None:
        """Makes terms, pages, files, redirects; to be called in a transaction."""
        if not (HomePage.objects.exists() and BlogIndex.objects.exists()):
            found(municipalities=False)
        self.old = OldSite.of(self.site, self.file.stem)
        self.known = {row.key: row for row in ImportedItem.objects.filter(source=self.old.source)}
        self.library = Library(self.old, self.folder, self.known, self.report)
        guests = {item.slug: item.title for item in self.items if item.kind == "guest-author" and item.slug}
        self.terms = Terms(self.site, guests, self.report)
        self.library.authors = {login: author.name for login, author in self.site.authors.items()}
        self.here = Neighbourhood(self.old, self.library, self.terms, self.items, reusable=self.reusable)
        self.pages = Pages(self.old.source, self.known, self.report)
        self._learn_places()
        self._make_terms()
        self._make_places()
        self._fill()
        self._take_files()
        redirects = Redirects(self.report)
        redirect_items(self.here, redirects)
        redirect_archives(self.here, redirects)
        redirects.save()
        self.report.outcomes = [self.outcomes[place] for place in range(len(self.items))]

    def _learn_places(self) -> None:
        for place, item in enumerate(self.items):
            if self._is_twice(place):
                continue
            self.old.learn(place, item)
            if item.kind == "attachment":
                self.library.learn(item)
                self.here.children.setdefault(item.parent, []).append(item)

    def _is_twice(self, place: int) -> bool:
        return self.verdicts[place][1] == fates.TWICE

    def _is_page(self, place: int) -> bool:
        return self.verdicts[place][0] in {Fate.PUBLISHED, Fate.HELD_BACK}

    def _make_terms(self) -> None:
        """Before any text is taken over, so that a link to an author or category leads to the same place each time."""
        used: set[tuple[str, str]] = set()
        for place, item in enumerate(self.items):
            if self.verdicts[place][0] == Fate.PUBLISHED and item.kind == "post":
                self.terms.voices_of(item, public=True)
                self.terms.topics_of(item, public=True)
                used |= {(term.domain, term.slug) for term in item.terms}
        self.terms.mention_unused(used)

    def _make_places(self) -> None:
        """An empty page for each post and page, those above first."""
        by_number = {item.wp_id: item for place, item in reversed(list(enumerate(self.items))) if self._is_page(place)}
        for place in sorted(range(len(self.items)), key=lambda place: (_depth(self.items[place], by_number), place)):
            if not self._is_page(place):
                continue
            item = self.items[place]
            parent = self.pages.parent_of(item, by_number) if item.kind == "page" else None
            if item.kind == "page" and item.parent and parent is None:
                self.report.remark(
                    title_of(item), "Die übergeordnete Seite fehlt: steht auf der obersten Ebene", str(item.parent)
                )
            key = self.pages.place(item, parent, self._date_of(item))
            if key:
                self.here.pages[place] = key
                if self.verdicts[place][0] == Fate.PUBLISHED:
                    self.here.public.add(place)

    def _date_of(self, item: Item) -> datetime.date:
        """The day above the text, as it was shown on the old site."""
        moment = item.local or item.utc or self.site.published
        return moment.date() if moment else self.now.date()

    def _fill(self) -> None:
        """Second reading: the content, one item at a time."""
        place = -1
        for item in read(self.file):
            if isinstance(item, Site):
                continue
            place += 1
            if place >= len(self.items) or item.key != self.items[place].key:
                raise Unreadable("Die Datei wurde während des Imports verändert. Bitte versuchen Sie es noch einmal.")
            self.progress("Texte werden übernommen", 1)
            fate, reason = self.verdicts[place]
            if self._is_page(place):
                self._fill_page(place, item, fate, reason)
            elif item.kind != "attachment" or self._is_twice(place):
                self.outcomes[place] = Outcome(item.wp_id, item.kind, item.title, fate, reason)
            if not self._is_twice(place):
                keep_comments(item, self.old.source, self.known, self.report)

    def _fill_page(self, place: int, item: Item, fate: Fate, reason: str) -> None:
        public = fate == Fate.PUBLISHED
        content = content_of(
            item, Around(self.here, item), self.terms, self.library, self.report, self._date_of(item), public=public
        )
        change = self.pages.fill(item, content)
        if change in {EDITED, GONE}:
            self.report.remark(content.title, f"Seit dem letzten Import {change}", item.link)
            if change == GONE:
                fate, reason = Fate.LISTED, "seit dem letzten Import von der Redaktion gelöscht"
        if item.password:
            self.report.remark(content.title, "War mit einem Kennwort geschützt und bleibt unveröffentlicht", item.link)
        if item.sticky:
            self.report.remark(content.title, "War auf der alten Website oben angeheftet; das Portal ordnet nach Datum")
        address = "/blog/" if item.kind == "post" else ""
        self.outcomes[place] = Outcome(item.wp_id, item.kind, content.title, fate, reason, address, change)

    def _take_files(self) -> None:
        for place, item in enumerate(self.items):
            if item.kind == "attachment" and place not in self.outcomes:
                taken, reason = self.library.take(item)
                fate = Fate.TAKEN if taken else Fate.LISTED
                self.outcomes[place] = Outcome(item.wp_id, item.kind, item.title, fate, reason, item.attachment_url)


def _depth(item: Item, by_number: dict[int, Item]) -> int:
    """How many pages stand above an item; a circle ends where it began."""
    seen: set[int] = set()
    while item.kind == "page" and item.parent in by_number and item.wp_id not in seen:
        seen.add(item.wp_id)
        item = by_number[item.parent]
    return len(seen)
