"""Where a worker keeps what is finished: what was asked for longest ago goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from threading import Lock
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """Whatever says how many bytes it takes."""

    size: int


Kept = TypeVar("Kept", bound=Sized)


class Shelf(Generic[Kept]):
    """At most `most_bytes` and `most_entries`. Safe to use by several threads."""

    def __init__(self, most_bytes: int, most_entries: int):
        self.most_bytes, self.most_entries = most_bytes, most_entries
        self.bytes = 0
        self._entries: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable) -> Kept | None:
        """Without the lock: a look-up is one step of the interpreter, and every reader makes it."""
        entry = self._entries.get(key)
        if entry is not None:
            with suppress(KeyError):  # Another thread has just thrown it out.
                self._entries.move_to_end(key)
        return entry

    def put(self, key: Hashable, entry: Kept) -> None:
        if entry.size > self.most_bytes // 4:
            return
        with self._lock:
            if (old := self._entries.pop(key, None)) is not None:
                self.bytes -= old.size
            self._entries[key] = entry
            self.bytes += entry.size
            while self.bytes > self.most_bytes or len(self._entries) > self.most_entries:
                _, oldest = self._entries.popitem(last=False)
                self.bytes -= oldest.size
