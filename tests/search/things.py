"""What the tests of the search share."""

from itertools import count

from portal.people.models import Voice
from portal.search import knowing
from portal.search.content import Content, Description
from portal.search.finding import search, suggest
from portal.search.models import Entry, FileText, IndexedText, IndexKey, WrittenWord
from portal.search.writing import refresh

_numbers = count(1)
BARE = Content(
    name="bare",
    model=Voice,
    kinds={"stimme": ("Stimme", "Stimmen")},
    public=Voice.objects.all,
    describe=lambda voice: Description(kind="stimme", title=voice.name, url="/", text=voice.bio),
)


def index_texts(*texts: str, title: str = "–") -> dict[str, int]:
    """Indexes texts as they are, past everything else; returns text → entry."""
    made = Voice.objects.bulk_create(
        [Voice(name=title, slug=f"nackt-{next(_numbers)}", kind="academia", bio=text) for text in texts]
    )
    refresh(BARE, [voice.pk for voice in made])
    entries = dict(Entry.objects.filter(source="bare").values_list("object_id", "pk"))
    return {voice.bio: entries[voice.pk] for voice in made}


def titles(question: str, **options) -> list[str]:
    """The titles of what holds everything that was asked for, in order."""
    found = search(question, **options)
    return ["".join(part.text for part in hit.title) for hit in found.hits if hit.is_complete]


def traces(word: str) -> list[str]:
    """Where a word can be noticed: results, counts, suggestions, corrections, and every table of the index."""
    knowing.forget_words()
    folded = word.lower()
    found = search(word)
    narrowed = search(f"titel:{word}")
    misspelt = search(f"{word[:-1]}x")
    noticed = {
        "hits": found.hits,
        "total": found.total,
        "facets": found.facets,
        "corrected": misspelt.corrected,
        "title": narrowed.hits,
        "suggested": [one for one in (*suggest(word), *suggest(word[:-3])) if folded in one.text.lower()],
        "entries": Entry.objects.filter(title__icontains=word) | Entry.objects.filter(summary__icontains=word),
        "texts": IndexedText.objects.filter(text__icontains=word) | IndexedText.objects.filter(spelled__icontains=word),
        "keys": IndexKey.objects.filter(key__icontains=word[:12]),
        "words": WrittenWord.objects.filter(word__icontains=word),
    }
    return [name for name, value in noticed.items() if value]


__all__ = ["FileText", "index_texts", "titles", "traces"]
