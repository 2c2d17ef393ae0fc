"""Words that change when a text is fitted to another place: they say where it is, not what it says."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# The first of a row stands for all of it. Without umlauts.
_ROWS: Final = (
    "der die das den dem des",
    "stadt gemeinde kommune landkreis kreis markt marktgemeinde samtgemeinde verbandsgemeinde",
    "rat gemeinderat stadtrat stadtverordnetenversammlung stadtvertretung gemeindevertretung gemeindeversammlung "
    "ratsversammlung kreistag buergerschaft marktgemeinderat verbandsgemeinderat samtgemeinderat",
    "verwaltung stadtverwaltung gemeindeverwaltung kreisverwaltung magistrat gemeindevorstand kreisausschuss "
    "buergermeister oberbuergermeister landrat",
)
_SAME: Final = {word: row.split()[0] for row in _ROWS for word in row.split()}
PLACE: Final = "stadt"  # what `plain` makes of „Gemeinde“ and „Landkreis“
_AFTER_PLACE: Final = re.compile(
    r"\b(?:Stadt(?:verwaltung|rat)?|Gemeinde(?:rat|verwaltung)?|Kommune|(?:Land)?[Kk]reis|Markt)\s+([A-ZÄÖÜ][\w-]{2,})"
)
_OFTEN: Final = 2  # times behind „Stadt“: then it is the name of one
NAME: Final = "ort"


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """`word`, folded already, without umlauts; one word for all names of a council or an administration."""
    bare = word.translate(_UMLAUTS)
    return _SAME.get(bare) or _SAME.get(bare.removesuffix("s").removesuffix("e")) or bare


def names_in(text: str) -> frozenset[str]:
    """Names of places, casefolded, with the forms „Kasseler“ and „Kassels“."""
    counts = Counter(match[1].casefold() for match in _AFTER_PLACE.finditer(text))
    names = [name for name, count in counts.items() if count >= _OFTEN]
    return frozenset(name + ending for name in names for ending in ("", "s", "r", "er", "ern", "erinnen"))
