"""What was erased stays erased, also when a backup from before comes back.

Each erasure is written down in a file beside the database, encrypted so that it names nobody to whoever finds it: only with the
site's secret key can it be read, and only a restore reads it. Rooms that erase say what they erased (`remember`) and how
to do it once more (`again`). An entry ends when no backup can be older than it.
"""

import base64
import datetime
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from portal.accounts.bech32 import bech32

FILE = "loeschungen.liste"
KEPT = datetime.timedelta(days=400)  # The oldest backup that retention keeps is a year old.
Handler = Callable[[dict[str, Any]], int]
_handlers: dict[str, Handler] = {}


class Unreadable(Exception):
    """An entry was written with another secret key; the message is German."""


@dataclass(frozen=True)
class Erasure:
    """`kind`: whose handler knows what to do. `what`: values for it, as JSON can hold them. `at`: ISO time in UTC."""

    kind: str
    what: dict[str, Any]
    at: str


def again(kind: str) -> Callable[[Handler], Handler]:
    """Registers how erasures of a kind are done once more: a function of `what` that returns how many things it erased.

    It must not mind that there is nothing to erase.
    """

    def register(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return register


def remember(kind: str, what: dict[str, Any]) -> None:
    """Writes an erasure down when the transaction in which it happens is committed."""
    erasure = Erasure(kind, what, timezone.now().astimezone(datetime.UTC).isoformat(timespec="seconds"))
    transaction.on_commit(partial(_append, place(), erasure))


def place() -> Path:
    return Path(settings.DATA_DIR) / FILE


def read(paths: Iterable[Path], secret: str) -> list[Erasure]:
    """What some lists hold, each entry once, oldest first. Raises Unreadable."""
    lines = {line for path in paths if path.exists() for line in path.read_text().splitlines() if line.strip()}
    identity = _identity(secret)
    try:
        opened = {pyrage.decrypt(base64.b64decode(line.split()[1]), [identity]) for line in lines}
        found = [Erasure(**json.loads(data)) for data in opened]
    except (pyrage.DecryptError, ValueError, TypeError, IndexError) as error:
        raise Unreadable(
            "Die Liste der Löschungen lässt sich nicht lesen: Sie wurde mit einem anderen geheimen Schlüssel geschrieben "
            "oder ist beschädigt. Setzen Sie PORTAL_SECRET_KEY auf den Schlüssel von damals, oder löschen Sie die Daten "
            "der Betroffenen von Hand, bevor das Portal wieder öffentlich ist."
        ) from error
    return sorted(found, key=lambda erasure: (erasure.at, erasure.kind, json.dumps(erasure.what, sort_keys=True)))


def erase_again(erasures: Iterable[Erasure]) -> Counter[str]:
    """Kind → how many things were still, or once more, there. All or nothing."""
    erased: Counter[str] = Counter()
    with transaction.atomic():
        for erasure in erasures:
            if erasure.kind not in _handlers:
                raise Unreadable(f"Niemand weiß, wie Löschungen der Art „{erasure.kind}“ zu wiederholen sind.")
            erased[erasure.kind] += _handlers[erasure.kind](erasure.what)
    return erased


def forget(now: datetime.datetime) -> int:
    """Strikes out what no backup can bring back any more; returns how many entries."""
    path = place()
    if not path.exists():
        return 0
    lines = path.read_text().splitlines()
    kept = [line for line in lines if datetime.datetime.fromisoformat(line.split()[0]) > now - KEPT]
    if len(kept) < len(lines):
        (draft := path.with_suffix(".neu")).touch(mode=0o600)
        draft.write_text("".join(f"{line}\n" for line in kept))
        draft.replace(path)
    return len(lines) - len(kept)


def _append(path: Path, erasure: Erasure) -> None:
    """One line: when, and the rest encrypted. It is on the disk before anybody is told that the erasure is done."""
    data = json.dumps(asdict(erasure), ensure_ascii=False).encode()
    sealed = base64.b64encode(pyrage.encrypt(data, [_identity(settings.SECRET_KEY).to_public()])).decode()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, f"{erasure.at} {sealed}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def _identity(secret: str) -> pyrage.x25519.Identity:
    key = blake2b(secret.encode(), digest_size=32, person=b"loeschungen").digest()
    return pyrage.x25519.Identity.from_str(bech32("age-secret-key-", key).upper())
