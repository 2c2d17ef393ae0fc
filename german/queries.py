"""What somebody typed → what they mean. There is no wrong input: what has no meaning as a sign is read as text.

mieten wohnung          both words, in any form, also inside compounds, also „Mietwohnung“
"Recht auf Wohnen"      the words in this order
-verkauf -"bad honnef"  not with this
land:HE jahr:2024       a filter, if the caller names the field; otherwise two words
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from german.reading import Unit, units

_LONGEST: Final = 2_000
_MOST_UNITS: Final = 40
"""Letters and units of a query that are read. Nobody types more; who pastes a page finds it by its first sentences."""

_QUOTED: Final = re.compile(r'(?P<minus>(?<!\S)[-−–])?["„“”»«](?P<phrase>[^"„“”»«]*)(?:["„“”»«]|$)')
_EXCLUDED: Final = re.compile(r"(?<!\S)[-−–](?=[^\W_])(\S+)")
_FIELD: Final = re.compile(r"(?<!\S)(?P<name>[a-zäöü]{2,20}):(?P<value>[^\s:\"]{1,60})")


@dataclass(frozen=True, slots=True)
class Query:
    """`units`: what must be found, `phrases`: in this order, `excluded`: what must not; `filters`: (field, value)."""

    text: str
    units: tuple[Unit, ...] = ()
    phrases: tuple[tuple[Unit, ...], ...] = ()
    excluded: tuple[tuple[Unit, ...], ...] = ()
    filters: tuple[tuple[str, str], ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether there is anything to look for; filters alone and exclusions alone are not."""
        return bool(self.units or self.phrases)


def query(text: str, fields: Collection[str] = ()) -> Query:
    """`text` read as a search. `fields` are the names that may stand before a colon. Never raises."""
    text = text[:_LONGEST].replace("\0", " ")
    filters: list[tuple[str, str]] = []
    phrases: list[tuple[Unit, ...]] = []
    excluded: list[tuple[Unit, ...]] = []

    def take_quoted(found: re.Match[str]) -> str:
        phrase = tuple(units(found["phrase"]))
        if phrase:
            (excluded if found["minus"] else phrases).append(phrase)
        return " "

    def take_excluded(found: re.Match[str]) -> str:
        if unwanted := tuple(units(found[1])):
            excluded.append(unwanted)
        return " "

    def take_field(found: re.Match[str]) -> str:
        if found["name"].lower() not in fields:
            return found.group()
        filters.append((found["name"].lower(), found["value"]))
        return " "

    rest = _QUOTED.sub(take_quoted, text)
    rest = _FIELD.sub(take_field, rest)
    rest = _EXCLUDED.sub(take_excluded, rest)
    wanted = _worth_asking(units(rest), bool(phrases))
    return Query(text, wanted, tuple(phrases[:5]), tuple(excluded[:10]), tuple(dict.fromkeys(filters)))


def _worth_asking(found: list[Unit], has_phrases: bool) -> tuple[Unit, ...]:
    """Without stop words, unless there is nothing else; each word once."""
    words = [unit for unit in found if not unit.word.stop] or ([] if has_phrases else found)
    return tuple({unit.word.key: unit for unit in reversed(words[:_MOST_UNITS])}.values())[::-1]
