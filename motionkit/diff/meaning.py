"""Words without what does not change their meaning: to tell another spelling from another demand."""

import re
from functools import lru_cache
from typing import Final

from motionkit.diff.numbers import day_of, value_of
from motionkit.diff.tokens import folded, is_word, tokens
from motionkit.diff.vocabulary import SAME_WORDS

_PAIR_FORM: Final = re.compile(
    r"\b(?P<one>\w{3,}?)(?:inn)?en und (?:der |die |den )?(?P<same>(?P=one)\w{0,3})\b"  # Bürgerinnen und Bürger
    r"|\b(?P<other>\w{3,})(?: und (?:der |die |den )?|/)(?P=other)innen\b"  # Schüler und Schülerinnen
    r"|\b(?P<any>\w{3,}?)innen und \w+\b"
)
_ENDINGS: Final = re.compile(r"(?<=er)(?:innen|in|n|s)$|(?<=\w{4})innen$")
_PARTICIPLE: Final = re.compile(r"(?<=\w{5})end(?:e|en|er)$")  # Mitarbeitende
_ARTICLE: Final = re.compile(r"^(?:d(?:er|ie|as|en|em|es)|(?P<stem>ein|jed)(?:e|er|en|em|es)?)$")
_INSIDE: Final = re.compile(r"[\s-]")
_PARAGRAPH: Final = re.compile(r"absatz|artikel|nummer|satz|buchst\.")
_SHORT: Final = {"absatz": "abs.", "artikel": "art.", "nummer": "nr.", "satz": "s.", "buchst.": "buchst"}
_PERCENT: Final = re.compile(r"\s?%$")


def plain(text: str) -> list[str]:
    """The words without blanks inside, punctuation, capitals, gender forms, footnote marks, and with numbers and days
    in one spelling.
    """
    if "innen" in text:
        text = _PAIR_FORM.sub(lambda match: match["same"] or match["other"] or match["any"], text)
    return [word for token in tokens(text) for word in _meaning(token.strip()).split()]


@lru_cache(maxsize=20_000)
def _meaning(word: str) -> str:
    """ "" for punctuation and footnote marks.

    The endings in which gender forms differ go, too: „Mieterinnen“, „Mieter“ and „Mietern“ are the same people, and so
    do those of articles that follow them.
    """
    if word in SAME_WORDS:
        return SAME_WORDS[word]
    if not is_word(word) or word.startswith("[^"):
        return ""
    if word[0].isdigit():
        return _number(word)
    if word[0] == "§" or word.startswith("Art"):
        return _INSIDE.sub("", _PARAGRAPH.sub(lambda match: _SHORT[match[0]], word.casefold()))
    bare = folded(_INSIDE.sub("", word)).replace("’", "'")
    if article := _ARTICLE.match(bare):
        return article["stem"] or "d"
    bare = _PARTICIPLE.sub("er", _ENDINGS.sub("", bare))
    number = value_of(bare)
    return SAME_WORDS.get(bare) or (f"{number:g}" if number is not None else bare)


def _number(word: str) -> str:
    bare = _PERCENT.sub("", word)
    percent = " %" if bare != word else ""
    if (number := value_of(bare)) is not None:
        return f"{number:g}{percent}"
    day = day_of(word.casefold()) if not word.isdigit() else None
    return "-".join(map(str, day)) if day else _INSIDE.sub("", word.casefold())
