"""What a search needs to know of the index: how frequent keys are, synonyms, the words that may be suggested."""

import gc
import time
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

from django.db.models import F, Value

import german
from german import kept, synonyms
from german.folding import fold
from german.meaning import Frequency
from german.searching import plan
from german.words import word as analysed
from portal.search.models import Entry, IndexKey, Recommendation, Synonym, WrittenWord

SECONDS_BETWEEN_LEARNING = 30
MOST_WORDS = 60_000
MOST_USUAL = 60
MOST_CORRECTED = 6
"""Words of a question in which mistakes are looked for: each costs some milliseconds."""


def warm_up() -> None:
    """Reads the tables of the analysis, so that no reader waits for them.

    They stay for good: the collector of garbage need not look through them, which takes 150 ms each time.
    """
    gc.disable()
    kept.model()
    german.query("Rad- und Fußwege für Mieter*innen")
    gc.freeze()
    gc.enable()


class Frequencies:
    """In how many entries a key stands; asks the database once for all keys of a question."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def learn(self, query: german.Query, known: synonyms.Synonyms) -> None:
        """Looks up every key that the plan of a query may ask for."""
        asked: set[str] = set()

        def note(key: str) -> int:
            asked.add(key)
            return 1

        for _ in plan(query, note, known):
            pass
        self.look_up(asked)

    def look_up(self, keys: Iterable[str]) -> None:
        unknown = {key for key in keys if key not in self._known}
        if unknown:
            found = dict(IndexKey.objects.filter(key__in=unknown).values_list("key", "documents"))
            self._known |= {key: found.get(key, 0) for key in unknown}

    def __call__(self, key: str) -> int:
        self.look_up([key])
        return self._known[key]


def editors_words() -> tuple[synonyms.Synonyms, tuple[tuple[int, str], ...]]:
    """Synonyms, those of the package and the editors' own; (key, words) of what editors recommend. One query."""
    lines = Synonym.objects.order_by().annotate(number=Value(0)).values_list("number", "line")
    rows = tuple(lines.union(Recommendation.objects.order_by().values_list("pk", "words"), all=True))
    return _together(tuple(line for key, line in rows if not key)), tuple(row for row in rows if row[0])


def known_synonyms() -> synonyms.Synonyms:
    """Those of the package, and the editors' own; one query."""
    return editors_words()[0]


@lru_cache(maxsize=4)
def _together(lines: tuple[str, ...]) -> synonyms.Synonyms:
    found = dict(synonyms.built_in())
    for asked, others in synonyms.read(lines).items():
        found[asked] = tuple(dict.fromkeys((*found.get(asked, ()), *others)))
    return found


class _Learned:
    """The speller of this process, and of which state of the index it is."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.speller: german.Speller | None = None
        self.usual: list[str] = []
        self.newest: object = None
        self.at = 0.0


_learned = _Learned()


def speller() -> german.Speller:
    """Knows the words that stand in several entries or in a title. What it proposes may be half a minute old."""
    with _learned.lock:
        is_due = time.monotonic() - _learned.at > SECONDS_BETWEEN_LEARNING
        if _learned.speller is None or is_due:
            newest = Entry.objects.order_by("-written_at").values_list("written_at", flat=True).first()
            if _learned.speller is None or newest != _learned.newest:
                # One mention in a title counts twice: somebody has chosen the word with care.
                words = WrittenWord.objects.annotate(number=F("documents") + F("titles")).filter(number__gt=1)
                rows = list(words.order_by("-number", "word").values_list("word", "number", "titles")[:MOST_WORDS])
                _learned.usual = [word for word, _, titles in rows if titles][:MOST_USUAL]
                pairs = [(word, number) for word, number, _ in rows]
                _learned.speller, _learned.newest = german.Speller(pairs, lambda key: 0), newest
            _learned.at = time.monotonic()
        return _learned.speller


def forget_words() -> None:
    """Has the speller learn anew at its next question."""
    with _learned.lock:
        _learned.forget()


def still_known(words: Iterable[str]) -> set[str]:
    """Those that the index holds now: what was withdrawn a second ago must not be suggested."""
    return set(WrittenWord.objects.filter(word__in=set(words)).values_list("word", flat=True))


def usual_words() -> list[str]:
    """The most frequent words of titles, which a browser can offer without a script; one query."""
    speller()
    known = still_known(_learned.usual) if _learned.usual else set()
    return sorted(known, key=fold)


def completions(beginning: str, count: int) -> list[str]:
    """Words of the index that begin so, the most frequent first; of several forms of a word, which find the same, one."""
    found = speller().complete(beginning, 4 * count)
    known = still_known(found) if found else set()
    forms = {analysed(word).key: word for word in reversed(found) if word in known}
    return [word for word in found if word in forms.values()][:count]


def correction(query: german.Query, frequency: Frequency) -> str:
    """The question as it was probably meant; "" when there is nothing better. What the index holds is no mistake."""
    words = [unit for unit in query.units if unit.kind == "word" and not frequency(unit.word.key)]
    if not words or len(query.units) > MOST_CORRECTED:
        return ""
    text, better = query.text, {}
    for unit in words:
        if found := speller().correct(unit.surface):
            better[unit.surface] = found
    known = still_known(better.values()) if better else set()
    for typed, found in better.items():
        if found in known:
            text = text.replace(typed, found)
    return " ".join(text.split()) if text != query.text else ""
