"""Loads the demo in order: first what is referred to, then all pages empty, then what stands on them.

Doing it again changes nothing. What editors changed or deleted since is left as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model
from django.urls import Resolver404, resolve
from wagtail.documents.models import Document
from wagtail.models import Page

from portal.debates.models import Debate
from portal.motions.demo import filings, local_versions, objections
from portal.motions.demo.loading import DemoMotion, fill, relate
from portal.motions.models import Motion
from portal.people.models import Voice
from portal.pictures.models import Picture
from portal.pictures.templatetags.pictures import sources as make_renditions
from portal.publishing.demo import blocks, pages, pieces, sources
from portal.publishing.demo.contributions import fill_debate
from portal.publishing.demo.ledger import Ledger, State
from portal.publishing.demo.sources import Demo, Source
from portal.publishing.founding import found
from portal.publishing.models import FocusPage, HomePage, Publication, Text
from portal.topics.models import Topic

# The name of the view that any page of Wagtail's is served by.
PAGE_VIEW = "wagtail_serve"


@dataclass
class Known:
    """What is in the database under the names that the demo's files use."""

    topics: dict[str, Topic] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)
    voices: dict[str, int] = field(default_factory=dict)
    focuses: dict[str, FocusPage] = field(default_factory=dict)
    debates: dict[str, Debate] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    motions: dict[str, Motion] = field(default_factory=dict)
    files: dict[str, list[int]] = field(default_factory=dict)

    def page(self, address: str) -> int | None:
        """The page at an address of the portal; None for other addresses of ours. ValueError when there is neither."""
        path = address.split("#")[0].split("?")[0]
        number = Page.objects.filter(url_path=f"/home{path}", live=True).values_list("pk", flat=True).first()
        if number is None:
            try:
                if resolve(path).url_name == PAGE_VIEW:
                    raise Resolver404
            except Resolver404 as error:
                raise ValueError(f"Der Verweis auf {address} führt ins Leere.") from error
        return number

    def text(self, slug: str) -> int | None:
        return self.texts.get(slug)

    def picture(self, key: str) -> int | None:
        return self.pictures.get(key)

    def documents(self, key: str) -> list[int]:
        return self.files.get(key, [])


class Loading:
    """One run. `tick` is called once for every source; `states` says afterwards what became of each."""

    def __init__(self, demo: Demo, tick: Callable[[], object]):
        self.demo, self.tick = demo, tick
        self.ledger, self.known = Ledger(), Known()
        self.states: dict[str, State] = {}

    def run(self) -> None:
        found()
        for source in self.demo.topics:
            self.known.topics[source.slug] = self._piece(source, Topic, lambda there, s=source: pieces.topic(s, there))
        for source in self.demo.pictures:
            self._remember(self.known.pictures, source.meta["key"], self._piece(source, Picture, self._picture(source)))
        for source in self.demo.voices:
            self._remember(self.known.voices, source.slug, self._piece(source, Voice, self._voice(source)))
        self.known.topics = {slug: topic for slug, topic in self.known.topics.items() if topic}
        self._motions()
        for source, page in list(self._empty_pages()):
            self._fill(source, page)
        local_versions.load()
        filings.load()
        objections.load(self.changed_motions, self.known.motions)
        self._home()

    def _motions(self) -> None:
        """Model motions; those that are new or renewed are joined with their relatives."""
        sources = [DemoMotion(source.slug, source.meta, source.body) for source in self.demo.motions]
        for source, motion in zip(self.demo.motions, sources, strict=True):
            made = self._piece(source, Motion, lambda there, m=motion: fill(m, there, self.known.topics))
            if made:
                self.known.motions[source.slug] = made
        changed = {State.NEW, State.CHANGED}
        self.changed_motions = [one for one in sources if self.states[f"motions/{one.slug}"] in changed]
        relate(self.changed_motions, self.known.motions)

    def _picture(self, source: Source):
        return lambda there: pieces.picture(source, there)

    def _voice(self, source: Source):
        return lambda there: pieces.voice(source, there, self.known.voices)

    def _piece(self, source: Source, model: type[Model], make: Callable[[Model | None], Model]) -> Model | None:
        """Makes or renews what is no page, if that is to be done; returns it, or None when it was deleted."""
        state, there = self._compare(source, model)
        if state in {State.NEW, State.CHANGED}:
            there = make(there)
            self.ledger.record(source, there)
        self.tick()
        return there

    def _compare(self, source: Source, model: type[Model]) -> tuple[State, Model | None]:
        state, there = self.ledger.compare(source, model)
        self.states[source.key] = state
        return state, there

    @staticmethod
    def _remember(names: dict[str, int], name: str, instance: Model | None) -> None:
        if instance:
            names[name] = instance.pk

    def _empty_pages(self) -> Iterator[tuple[Source, Page]]:
        """Sees that every page is there before any is filled, since they refer to each other; yields what to fill."""
        demo = self.demo
        kinds = [(demo.focuses, "focus"), (demo.debates, "debate"), (demo.pages, "page"), (demo.texts, None)]
        for source, kind in ((source, kind) for group, kind in kinds for source in group):
            state, page = self._compare(source, Page)
            if state is State.NEW and (page := pages.make(source, kind or source.meta["kind"])) is None:
                self.states[source.key] = State.KEPT
            if isinstance(page, FocusPage):
                self.known.focuses[source.slug] = page
            elif isinstance(page, Debate):
                self.known.debates[source.slug] = page
            elif isinstance(page, Text):
                self.known.texts[source.slug] = page.pk
            if page and state in {State.NEW, State.CHANGED}:
                yield source, page
            else:
                self.tick()

    def _fill(self, source: Source, page: Page) -> None:
        if isinstance(page, Debate):
            fill_debate(page, source, self.known)
            self.ledger.record(source, page)
            self.tick()
            return
        if isinstance(page, Text):
            pages.fill_text(page, source, self.known)
            if isinstance(page, Publication):
                self._attach_files(source, page)
        else:
            pages.fill_page(page, source, self.known)
        try:
            body = blocks.body(source.body, self.known, source.key)
        except ValueError as error:
            raise ValueError(f"{source.key}.md: {error}") from error
        pages.publish(page, body)
        if hero := getattr(page, "hero", None):
            make_renditions(hero, "small")
        self.ledger.record(source, page)
        self.tick()

    def _attach_files(self, source: Source, page: Publication) -> None:
        there = list(Document.objects.filter(pk__in=page.files.values_list("document_id", flat=True)))
        cover = page.hero.alt_text if page.hero else page.title
        documents, count = pieces.publication_files(source.slug, page.title, cover, there)
        self.known.files[source.key] = [document.pk for document in documents]
        pages.fill_publication(page, source, self.known.files[source.key], count)

    def _home(self) -> None:
        """The home page is founded with the portal; it is filled as long as nobody else has."""
        source, home = self.demo.home, HomePage.objects.get()
        state, _ = self._compare(source, Page)
        if state is State.NEW and home.latest_revision_id is not None:
            self.states[source.key] = state = State.KEPT
        if state in {State.NEW, State.CHANGED}:
            pages.fill_home(home, source, self.known)
            pages.publish(home, blocks.body(source.meta["about"], self.known, source.key))
            self._warm_up(home)
            self.ledger.record(source, home)
        self.tick()

    def _warm_up(self, home: HomePage) -> None:
        """Makes the pictures that the home page shows, so that its first reader need not wait for them."""
        if lead := Text.objects.public().newest().first():
            make_renditions(lead.hero, "wide")
        if home.quote_picture:
            make_renditions(home.quote_picture, "column")


def size(demo: Demo) -> int:
    """How often a run ticks."""
    things = (demo.topics, demo.pictures, demo.voices, demo.motions)
    pages = (demo.focuses, demo.debates, demo.pages, demo.texts)
    return sum(len(group) for group in (*things, *pages)) + 1


@transaction.atomic
def load(demo: Demo | None = None, tick: Callable[[], object] = lambda: None) -> dict[str, State]:
    """Loads the demo, all of it or nothing; returns what became of every source.

    Raises ValueError (German) when one of the demo's files is wrong.
    """
    loading = Loading(demo or sources.read(), tick)
    loading.run()
    return loading.states
