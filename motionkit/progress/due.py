"""When something is due, as far as the wording of a decision says it."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {
    name.lower(): number
    for number, name in enumerate(
        ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
         "Dezember"),
        start=1,
    )
}  # fmt: skip
_NUMBERS: Final = {
    name: number
    for number, name in enumerate(
        ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"), start=1
    )
}
_MONTH: Final = "|".join(_MONTHS)
_B: Final = r"[\s\u00a0]"
_LIMIT: Final = (
    rf"(?:bis{_B}+(?:spätestens{_B}+)?(?:zum{_B}+|zur{_B}+)?|spätestens{_B}+(?:bis{_B}+)?(?:zum{_B}+|am{_B}+|im{_B}+)?)"
)
_ON_A_DAY: Final = re.compile(
    rf"\b{_LIMIT}(?:(?:\w*sitzung|termin){_B}+(?:am|vom){_B}+(?:dem{_B}+)?)?(?P<day>\d{{1,2}})\.{_B}*(?:(?P<month>\d{{1,2}})\.{_B}*|(?P<name>{_MONTH}){_B}+)(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_IN_A_MONTH: Final = re.compile(
    rf"\b{_LIMIT}(?:(?P<part>Ende|Mitte|Anfang|Jahresende|Jahresmitte){_B}+)?(?:(?:des{_B}+)?Jahre?s?{_B}+)?"
    rf"(?:(?P<name>{_MONTH}){_B}+)?(?P<year>20\d\d)\b(?!\.)",
    re.IGNORECASE,
)
_SPAN_BEFORE: Final = re.compile(
    rf"(?:\b(?:von|vom|ab|seit|zwischen)\b[^.;:\n]{{0,25}}|\d{{4}}{_B}*|\b(?:Befristung|befristet|gültig|Laufzeit|Genehmigung){_B}+)$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(rf"[Bb]is{_B}+\d{{4}}{_B}+[A-ZÄÖÜ€]")
_QUARTER: Final = re.compile(
    rf"\b{_LIMIT}(?:(?:Ende|Ablauf){_B}+(?:des{_B}+)?)?(?P<number>[1-4]|I{{1,3}}|IV)\.?{_B}*Quartals?{_B}+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    rf"\b(?:innerhalb(?:{_B}+von|{_B}+der{_B}+nächsten|{_B}+eines|{_B}+einer)?|binnen(?:{_B}+eines|{_B}+einer)?|nach{_B}+spätestens|spätestens{_B}+nach|in{_B}+spätestens|spätestens{_B}+in)"
    rf"(?:{_B}+(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?:e[mrsn]?)?)?"
    rf"(?P<half>{_B}+halben)?{_B}+(?P<unit>Tag|Woche|Monat|Quartal|Halbjahr|Jahr)(?:e?s|en?|n)?\b",
    re.IGNORECASE,
)
_MOST_YEARS: Final = 30
_LONGEST: Final = 20_000  # characters; decisions are short


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which something is to be done, and the words that say so."""

    day: date
    quote: str


def due_date(decision: str, decided_on: date | None = None) -> Due | None:
    """The first due date of a decision, or None when it names none that a calendar can hold.

    „bis zum 30.06.2027“ and the like stand for themselves; „innerhalb von sechs Monaten“ counts from `decided_on` and
    is nothing without it. A day before the decision, or more than 30 years after it, is a mistake and left out.
    """
    found = [due for due in _all(decision[:_LONGEST], decided_on) if _is_sensible(due.day, decided_on)]
    return min(found, key=lambda due: due.day, default=None)


def _all(text: str, decided_on: date | None) -> Iterator[Due]:
    for match in _ON_A_DAY.finditer(text):
        month = int(match["month"]) if match["month"] else _MONTHS[match["name"].lower()]
        if (day := _day(int(match["year"]), month, int(match["day"]))) and not _ends_a_span(text, match):
            yield Due(day, _quote(match))
    for match in _QUARTER.finditer(text):
        number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(match["number"].upper()) or int(match["number"])
        yield Due(_last_day(int(match["year"]), 3 * number), _quote(match))
    for match in _IN_A_MONTH.finditer(text):
        counts = _COUNTED.match(match[0] + text[match.end() : match.end() + 3])  # „bis 2050 Wohnungen“
        if not counts and not _ends_a_span(text, match):
            yield Due(_within_year(match), _quote(match))
    if decided_on is not None:
        yield from _spans(text, decided_on)


def _spans(text: str, decided_on: date) -> Iterator[Due]:
    for match in _WITHIN.finditer(text):
        word = (match["count"] or "ein").lower()
        count = int(word) if word.isdecimal() else _NUMBERS[word]
        unit = match["unit"].lower()
        if day := _later(decided_on, count, "halbjahr" if match["half"] and unit == "jahr" else unit):
            yield Due(day, _quote(match))


def _ends_a_span(text: str, match: re.Match[str]) -> bool:
    """„in den Jahren 2014 bis 2019“, „befristet bis“: the end of something, not a task."""
    return bool(_SPAN_BEFORE.search(text[max(0, match.start() - 40) : match.start()]))


def _within_year(match: re.Match[str]) -> date:
    """„bis Ende 2027“ is its last day, „bis Juni 2027“ the month's last, „bis Mitte 2027“ the end of June."""
    year, part = int(match["year"]), (match["part"] or "ende").lower().removeprefix("jahres")
    if match["name"]:
        month = _MONTHS[match["name"].lower()]
        return {"anfang": date(year, month, 10), "mitte": date(year, month, 15)}.get(part, _last_day(year, month))
    return {"anfang": _last_day(year, 1), "mitte": date(year, 6, 30)}.get(part, date(year, 12, 31))


def _later(start: date, count: int, unit: str) -> date | None:
    if unit in ("tag", "woche"):
        return start + timedelta(days=count * (7 if unit == "woche" else 1))
    months = count * {"monat": 1, "quartal": 3, "halbjahr": 6, "jahr": 12}[unit]
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _is_sensible(day: date, decided_on: date | None) -> bool:
    return decided_on is None or decided_on < day <= date(min(decided_on.year + _MOST_YEARS, date.max.year), 12, 31)


def _quote(match: re.Match[str]) -> str:
    return " ".join(match[0].split())
