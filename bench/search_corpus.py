"""German-looking documents without end: word frequencies as in real texts, compounds included; and searches for them.

Frequencies follow Zipf and Mandelbrot. Four of ten words are function words, the others come from a vocabulary of
simple words and of compounds put together from them. The same seed makes the same documents.
"""

import random
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from german.kept import model
from german.words import stop_words

WORDS: Final = 250
_SIMPLE, _COMPOUNDS = 12_000, 60_000
_LINKS: Final = ("", "", "s", "n")
_ENDINGS: Final = ("", "", "", "en", "s", "e")


class Document(NamedTuple):
    title: str
    body: str


class Search(NamedTuple):
    kind: str
    text: str


class Vocabulary:
    """Content words by rank: every fifth a compound at the top, most of them at the far end, as in real texts."""

    def __init__(self, seed: int = 1) -> None:
        chance = random.Random(seed)
        known = model().nouns
        simple = sorted((word for word in known if len(word) > 3), key=lambda word: (-known[word], word))[:_SIMPLE]
        compounds = [
            chance.choice(simple[:3_000]) + chance.choice(_LINKS) + chance.choice(simple[:3_000])
            for _ in range(_COMPOUNDS)
        ]
        ranked: list[str] = []
        simple.reverse()
        compounds.reverse()
        while simple or compounds:
            from_simple = simple and (not compounds or chance.random() < max(0.1, 0.8 - len(ranked) / 20_000))
            word = simple.pop() if from_simple else compounds.pop()
            ranked.append((word + chance.choice(_ENDINGS)).capitalize())
        self.content = ranked
        self.function = sorted(stop_words())
        chance.shuffle(self.function)
        # Function words hold the first ranks of any text; content words begin where those end.
        self._content = list(accumulate(1 / (rank + 50) for rank in range(len(self.content))))
        self._function = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.function))))

    def text(self, chance: random.Random, words: int) -> list[str]:
        """`words` words, four of ten of them function words."""
        content = chance.choices(self.content, cum_weights=self._content, k=words)
        function = chance.choices(self.function, cum_weights=self._function, k=words)
        return [a if chance.random() < 0.6 else b for a, b in zip(content, function, strict=True)]


def documents(count: int, seed: int = 1, words: int = WORDS) -> Iterator[Document]:
    """`count` documents of `words` words each, the title counted in."""
    vocabulary, chance = Vocabulary(seed), random.Random(seed)
    for _ in range(count):
        text = vocabulary.text(chance, words)
        sentences = (" ".join(text[at : at + 14]) + "." for at in range(7, words, 14))
        yield Document(" ".join(text[:7]), " ".join(sentences))


def searches(count: int, seed: int = 2) -> list[Search]:
    """As many of each kind: one to three words as often as documents hold them, phrases, beginnings of a word."""
    vocabulary, chance = Vocabulary(1), random.Random(seed)
    source = [document.body for document in documents(500, seed=1)]
    found: list[Search] = []
    for _ in range(count):
        for length in (1, 2, 3):
            words = chance.choices(vocabulary.content, cum_weights=vocabulary._content, k=length)
            found.append(Search(f"{length} word{'s' * (length > 1)}", " ".join(words)))
        words = chance.choice(source).split(".")[0].split()
        start = chance.randrange(len(words) - 3)
        found.append(Search("phrase", f'"{" ".join(words[start : start + chance.choice((2, 3))])}"'))
        beginning = chance.choices(vocabulary.content, cum_weights=vocabulary._content)[0]
        found.append(Search("suggestion", beginning[: chance.choice((3, 4, 5))]))
    return found
