"""What people typed, made fit to stand in a motion: harmless characters, usual spelling, bounded length."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from motionkit.characters import one_line
from motionkit.fitting.slots import Slot, slot_named
from motionkit.prose import normalise

_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_ISO_DATE: Final = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_GERMAN_DATE: Final = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_WRITTEN_DATE: Final = re.compile(r"^(\d{1,2})\.\s?([A-Za-zä]{3,9})\s(\d{4})$")
_PLAIN_NUMBER: Final = re.compile(r"^(\d{1,15})(?:,(\d{1,2}))?$")
_MONEY: Final = re.compile(r"^(\d{1,15}|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?\s*(?:€|EUR|Euro)?$")


class TooLong(ValueError):
    """The message is German and says what happened."""


def clean(slot: Slot, value: str) -> str:
    """`value` as it may stand in the text; "" when nothing readable is left. TooLong beyond the slot's length.

    Double brackets and footnote marks lose their meaning, so nobody can type a placeholder into a motion.
    """
    if len(value) > 20 * slot.longest:  # before any work is done on it
        raise TooLong(_too_long(slot, len(value)))
    text = normalise(value) if slot.kind == "paragraphs" else one_line(value)
    text = re.sub(r"\[[\[^]+", "[", text)
    text = re.sub(r"\]{2,}", "]", text)
    if len(text) > slot.longest:
        raise TooLong(_too_long(slot, len(text)))
    return _spelt(slot, text)


def _too_long(slot: Slot, length: int) -> str:
    return (
        f"„{slot.key}“ hat {german_number(length)} Zeichen, möglich sind {german_number(slot.longest)}. "
        "Die Stelle bleibt offen; bitte kürzen Sie den Text."
    )


def _spelt(slot: Slot, text: str) -> str:
    if slot.kind == "date":
        return german_date(text)
    if slot.kind == "money" and (match := _MONEY.match(text)):
        return f"{_grouped(match[1].replace('.', ''), match[2])} Euro"
    if slot.kind == "number" and (match := _PLAIN_NUMBER.match(text)):
        return _grouped(match[1], match[2])
    return text


def _grouped(whole: str, cents: str | None) -> str:
    return german_number(int(whole)) + (f",{cents:0<2}" if cents else "")


def german_number(value: int) -> str:
    """201048 → „201.048“."""
    return f"{value:,}".replace(",", ".")


def german_date(text: str) -> str:
    """„2027-06-30“ or „30.6.2027“ → „30. Juni 2027“; anything else stays („Ende 2027“)."""
    day = day_of(text)
    return dated(day) if day else text


def dated(day: date) -> str:
    """„30. Juni 2027“."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def day_of(text: str) -> date | None:
    """The day that „2027-06-30“, „30.6.2027“ or „30. Juni 2027“ names, or None when the calendar has no such day."""
    year, month, day = "", "", ""
    if match := _ISO_DATE.match(text):
        year, month, day = match.groups()
    elif match := _GERMAN_DATE.match(text):
        day, month, year = match.groups()
    elif (match := _WRITTEN_DATE.match(text)) and match[2].capitalize() in _MONTHS:
        day, month, year = match[1], str(_MONTHS.index(match[2].capitalize()) + 1), match[3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def cleaned(answers: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """(clean answers by the slot's key, German messages about what could not be taken). Unknown names are ignored."""
    taken: dict[str, str] = {}
    messages: list[str] = []
    for name, value in answers.items():
        slot = slot_named(name)
        if slot is None or not isinstance(value, str):
            continue
        try:
            text = clean(slot, value)
        except TooLong as problem:
            messages.append(str(problem))
            continue
        if text:
            taken[slot.key] = text
    return taken, messages
