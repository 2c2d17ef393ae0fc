"""Numbers, dates, paragraphs of laws and references of papers, each as one key however it is written.

§ 34, §34, Paragraf 34 → p34        Art. 18a → art18a          §§ 34, 35 → p34 p35      §§ 34 bis 36 → p34 p35 p36
2019/0123, 2019-123 → r2019x123     12/345 → r12x345
18.03.2020, 18. März 2020, 2020-03-18 → d20200318               1.000.000 → 1000000      3,5 → 3k5
"""

import re
from typing import Final, NamedTuple

MONTHS: Final = [
    "januar",
    "februar",
    "marz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
_MONTH: Final = (
    "Jan(?:uar|\\.)|Feb(?:ruar|\\.)|März|Mär\\.|Maerz|Apr(?:il|\\.)|Mai|Jun[i.]|Jul[i.]|Aug(?:ust|\\.)|"
    "Sept?(?:ember|\\.)|Okt(?:ober|\\.)|Nov(?:ember|\\.)|Dez(?:ember|\\.)"
)
_PARAGRAPH: Final = r"\d{1,4}(?!\d|[/.]\d)(?:\s?[a-z](?![^\W_]))?"
_MORE: Final = rf"(?:\s{{0,2}}(?:,|und|u\.|bis|-|–)\s{{0,2}}(?:§\s?)?{_PARAGRAPH}){{0,9}}"

LAW: Final = rf"(?P<law>(?:§§?|Artt?\.|Artikeln?|Paragra(?:f|ph)(?:en|s)?)\s{{0,2}}(?P<paragraphs>{_PARAGRAPH}{_MORE}))"
DATE: Final = (
    r"(?P<date>(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)|(?P<day2>\d{1,2})\.\s?"
    rf"(?:(?P<month2>\d{{1,2}})\.\s?|(?P<name>{_MONTH})\s?)(?P<year2>\d{{4}}|\d\d)(?![\d.]\d|\d))"
)
REFERENCE: Final = r"(?P<reference>\d{1,6}[/-]\d{1,6}(?:[/-]\d{1,4})?(?!\d))"
NUMBER: Final = r"(?P<number>\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d{1,6})?(?!\d)|\d{1,30}(?:[.,]\d{1,6})?)"


class Reference(NamedTuple):
    """`keys`: what it is in the running text; `parts`: what else finds it; `kind`: law, date, reference or number."""

    keys: tuple[str, ...]
    parts: tuple[str, ...]
    kind: str


def read(found: re.Match[str]) -> Reference | None:
    """What a match of the expressions above means; None when it is none of them."""
    if found["number"]:
        return Reference((number(found["number"]),), (), "number")
    if found["date"]:
        return _date(found)
    if found["reference"]:
        numbers = [part.lstrip("0") or "0" for part in re.split("[/-]", found["reference"])]
        return Reference(("r" + "x".join(numbers),), tuple(numbers), "reference")
    return _law(found) if found["law"] else None


def number(text: str) -> str:
    """Without signs for thousands and leading zeros; a decimal comma or point becomes „k“."""
    whole = re.sub(r"[. \u00a0\u202f](?=\d{3}(?!\d))", "", text)
    return re.sub("[.,]", "k", whole).lstrip("0") or "0"


def _date(found: re.Match[str]) -> Reference:
    """A date that no calendar holds (31.31.2020) is a key like any other."""
    year, day = found["year"] or found["year2"], int(found["day"] or found["day2"])
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    if found["name"]:
        start = found["name"].lower().replace("ae", "ä").replace("ä", "a")[:3]
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))
    else:
        month = int(found["month"] or found["month2"])
    named = (MONTHS[month - 1],) if 0 < month < 13 else ()
    return Reference((f"d{year}{month:02}{day:02}",), (*named, year), "date")


def _law(found: re.Match[str]) -> Reference:
    sign = "art" if found["law"].startswith("Art") else "p"
    numbers = re.findall(r"(bis|-|–)?\s{0,2}(?:§\s?)?(\d{1,4})(?:\s?([a-z])(?![^\W_]))?", found["paragraphs"])
    keys: list[str] = []
    before = 0
    for joint, digits, letter in numbers:
        this = int(digits)
        if joint and before < this <= before + 30:
            keys += [f"{sign}{between}" for between in range(before + 1, this)]
        keys.append(f"{sign}{this}{letter}")
        before = this
    return Reference(tuple(keys), tuple(dict.fromkeys(digits.lstrip("0") or "0" for _, digits, _ in numbers)), "law")
