"""Voices, topics and keywords: who wrote, and what a text is about."""

from collections.abc import Iterable

from portal.people.models import Voice, VoiceKind
from portal.publishing.wordpress.addresses import free_slug, slug_of
from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.wxr import Item, Site, Term
from portal.topics.models import Keyword, Topic

NO_TOPIC = {"uncategorized", "unkategorisiert", "allgemein", "nicht-kategorisiert"}
TOPIC_LENGTH, KEYWORD_LENGTH, VOICE_LENGTH = 80, 100, 120


class Terms:
    """Finds what is there by its name and makes what is missing.

    What only unpublished texts would need is not made: lists of voices and topics are public.
    """

    def __init__(self, site: Site, guests: dict[str, str], report: Report):
        self.site, self.guests, self.report = site, guests, report
        self.voices = {voice.name.casefold(): voice for voice in Voice.objects.all()}
        self.topics = {topic.name.casefold(): topic for topic in Topic.objects.all()}
        self.keywords = {keyword.name.casefold(): keyword for keyword in Keyword.objects.all()}
        self.voice_slugs = {voice.slug for voice in self.voices.values()}
        self.topic_slugs = {topic.slug for topic in self.topics.values()}
        self.keyword_slugs = {keyword.slug for keyword in self.keywords.values()}

    # -- voices

    def names_of(self, item: Item) -> list[str]:
        """Who wrote an item: several when the plugin Co-Authors Plus says so, else its creator."""
        together = [self._guest(term) for term in item.terms if term.domain == "author"]
        names = together or ([self.name_of(item.creator)] if item.creator else [])
        return list(dict.fromkeys(name[:VOICE_LENGTH] for name in names if name))

    def name_of(self, login: str) -> str:
        """The name that is shown; accounts that the export does not list are known by their log-in only."""
        bare = login.strip(" <>")
        author = self.site.authors.get(login) or self.site.authors.get(bare)
        return author.name if author else bare

    def _guest(self, term: Term) -> str:
        login = term.slug.removeprefix("cap-")
        return (
            self.guests.get(term.slug)
            or self.guests.get(login)
            or self.name_of(login if login in self.site.authors else term.name)
        )

    def voices_of(self, item: Item, *, public: bool) -> list[Voice]:
        """The voices of an item in their order; missing ones are made only for public items."""
        found = []
        for name in self.names_of(item):
            voice = self.voices.get(name.casefold())
            if voice is None and public:
                slug = free_slug(slug_of(name) or "stimme", self.voice_slugs)
                voice = Voice.objects.create(name=name, slug=slug, kind=VoiceKind.EDITORIAL)
                self.voices[name.casefold()] = voice
                self.report.counts["Stimmen angelegt"] += 1
                self.report.remark(
                    "Stimmen", f"„{name}“ ist als Redaktion angelegt. Bitte Art der Stimme und Namen prüfen."
                )
            if voice is None:
                self.report.remark(
                    item.title, f"Autor*in „{name}“ ist nicht angelegt, weil der Text nicht veröffentlicht ist"
                )
            else:
                found.append(voice)
        return list(dict.fromkeys(found))

    # -- topics and keywords

    def topics_of(self, item: Item, *, public: bool) -> list[Topic]:
        """The topics of an item, with those above them in the old hierarchy."""
        found: dict[str, Topic] = {}
        for term in self._with_parents(term for term in item.terms if term.domain == "category"):
            topic = self.topic(term, make=public)
            if topic:
                found.setdefault(topic.slug, topic)
        return list(found.values())

    def topic(self, term: Term, *, make: bool) -> Topic | None:
        name = (self.site.terms.get((term.domain, term.slug)) or term).name[:TOPIC_LENGTH].strip()
        if not name or term.slug in NO_TOPIC:
            return None
        topic = self.topics.get(name.casefold())
        if topic is None and make:
            slug = free_slug(slug_of(name)[:70] or slug_of(term.slug)[:70] or "thema", self.topic_slugs)
            topic = self.topics[name.casefold()] = Topic.objects.create(name=name, slug=slug)
            self.report.counts["Themen angelegt"] += 1
        return topic

    def _with_parents(self, terms: Iterable[Term]) -> Iterable[Term]:
        for term in terms:
            seen: set[str] = set()
            known: Term | None = self.site.terms.get((term.domain, term.slug), term)
            while known and known.slug not in seen:
                yield known
                seen.add(known.slug)
                known = self.site.terms.get((known.domain, known.parent)) if known.parent else None

    def keywords_of(self, item: Item) -> list[Keyword]:
        found: dict[str, Keyword] = {}
        for term in item.terms:
            name = term.name[:KEYWORD_LENGTH].strip()
            if term.domain != "post_tag" or not name:
                continue
            keyword = self.keywords.get(name.casefold())
            if keyword is None:
                slug = free_slug(slug_of(name) or "wort", self.keyword_slugs)
                keyword = self.keywords[name.casefold()] = Keyword.objects.create(name=name, slug=slug)
                self.report.counts["Schlagwörter angelegt"] += 1
            found.setdefault(keyword.slug, keyword)
        return list(found.values())

    def mention_unused(self, used: set[tuple[str, str]]) -> None:
        """Names the categories of the export that became no topic."""
        unused = [term.name for key, term in self.site.terms.items() if key[0] == "category" and key not in used]
        standard = [
            term.name for key, term in self.site.terms.items() if key[0] == "category" and term.slug in NO_TOPIC
        ]
        if unused:
            self.report.remark(
                "Kategorien", f"{len(unused)} ohne veröffentlichten Text, kein Thema angelegt", ", ".join(unused)
            )
        if standard:
            self.report.remark("Kategorien", "Standardkategorie, kein Thema angelegt", ", ".join(standard))
