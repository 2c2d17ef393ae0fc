"""Words and sentence boundaries that several rules need."""

import re
from collections.abc import Iterator
from typing import Final

# Who can be told to act. Head words at the end of a compound count: Stadtverwaltung, Kämmerei, Bauamt.
ACTOR: Final = re.compile(
    r"\b(?:\w*verwaltung|\w*Verwaltung\w*|Magistrat\w*|Senat\w*|\w*bezirksamt\w*|Bezirksamt\w*|Gemeindevorstand\w*|"
    r"Kreisausschuss\w*|\w*[Bb]ürgermeister\w*|\w*[Ll]andr[aä]t\w*|\w*dezernat\w*|\w*Dezernat\w*|\w*dezernent\w*|\w*[äÄ]mter\w*|\w*[aA]mt(?:es|s)?|"
    r"Kämmerei|Jobcenter|\w*[bB]ehörden?|Amtsstellen|\w*betrieb\w*|\w*werke\w*|\w*gesellschaft\w*|\w*beauftragte\w*|OB|VBK|KVV|Ratsbüro)\b|\[\[Verwaltung"
)
# The council itself decides, declares or asks.
COUNCIL: Final = re.compile(
    r"\b(?:\w*[rR]at|\w*[rR]ates|\w*[vV]ersammlung|\w*vertretung|Kreistag\w*|\w*[bB]ürgerschaft|BVV|Plenum|\w*ausschuss|Fraktion\w*)\b|\[\[Gremium"
)
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:z|d|u|o|i|v|a|s|S|B|h|ä|f|ff|bzw|ca|usw|etc|evtl|ggf|Abs|Art|Nr|Nrn|Dr|Prof|St|Str|vgl|inkl|gem|sog|Mio|Mrd|Tsd|"
    r"[0-3]?\d|Jan|Feb|Aug|Sept|Okt|Nov|Dez))\.$"
)
_END: Final = re.compile(r"[.!?]+[\"“”»)]*(?=\s|$)|\n")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence; list items are sentences of their own."""
    start = 0
    for match in _END.finditer(text):
        if match[0] != "\n" and _ABBREVIATED.search(text[max(0, match.end() - 8) : match.end()]):
            continue
        if text[start : match.end()].strip():
            yield _trimmed(text, start, match.end())
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def count_words(text: str) -> int:
    """Words with at least one letter or digit."""
    return len(re.findall(r"\w[\w*.:/-]*", text))
