"""What was looked for in vain, counted for the editors: words only, never who, from where, or at what time.

A reader never waits for this. A process keeps what it counts for some seconds and writes it from a thread of its own. Only
a few plain words are counted: an address, a number or a long text may belong to somebody.
"""

import datetime
import logging
import re
import threading
from collections import Counter
from collections.abc import Mapping
from typing import Final

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from german.folding import fold
from portal.search.models import UnansweredSearch

SECONDS_BETWEEN_WRITING: Final = 5
MOST_LETTERS: Final = 40
MOST_WAITING: Final = 200
MOST_ROWS: Final = 5_000
SHOWN_FROM: Final = 3
"""What fewer have looked for might be about one person."""
_WORDS: Final = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]{2,}){0,3}")
log = logging.getLogger(__name__)


def countable(question: str) -> str:
    """The words of a question, folded; "" when they must not be kept."""
    if len(question) > MOST_LETTERS or not _WORDS.fullmatch(question):
        return ""
    return fold(question)[:MOST_LETTERS]


class Counting:
    """What this process has counted and not written yet. Nothing is counted before `begin`, which the server calls."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: Counter[str] = Counter()
        self._is_wanted = self._is_due = False

    def begin(self) -> None:
        self._is_wanted = True

    def note(self, question: str) -> None:
        """Counts a search without result; costs microseconds."""
        if not self._is_wanted or not (words := countable(question)):
            return
        with self._lock:
            if len(self._counted) < MOST_WAITING or words in self._counted:
                self._counted[words] += 1
            if self._is_due:
                return
            self._is_due = True
        timer = threading.Timer(SECONDS_BETWEEN_WRITING, self._write_and_hang_up)
        timer.daemon = True
        timer.start()

    def take(self) -> dict[str, int]:
        """What was counted, to be written; counting starts anew."""
        with self._lock:
            counted, self._counted, self._is_due = dict(self._counted), Counter(), False
        return counted

    def _write_and_hang_up(self) -> None:
        try:
            write(self.take(), timezone.localdate())
        except Exception as error:  # The count is lost, the thread ends; readers notice nothing.
            log.warning("Suchen ohne Treffer nicht gezählt (%s).", type(error).__name__)
        finally:
            connection.close()


counting = Counting()


@transaction.atomic
def write(counted: Mapping[str, int], today: datetime.date) -> None:
    """Adds to the table, by month; forgets what has been rare for more than a month."""
    month = f"{today:%Y-%m}"
    before = f"{today.replace(day=1) - datetime.timedelta(days=1):%Y-%m}"
    UnansweredSearch.objects.filter(number__lt=SHOWN_FROM, last_month__lt=before).delete()
    room = MOST_ROWS - UnansweredSearch.objects.count()
    for words, number in sorted(counted.items()):
        known = UnansweredSearch.objects.filter(words=words)
        if not known.update(number=F("number") + number, last_month=month) and room > 0:
            UnansweredSearch.objects.create(words=words, number=number, last_month=month)
            room -= 1
