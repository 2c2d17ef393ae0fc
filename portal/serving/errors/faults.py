"""What an exception says about the machine: whether disk, database or patience ran out, or whether it is our own mistake."""

import enum
import errno
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, OperationalError

MOST_CAUSES = 10


class Fault(enum.Enum):
    """What the machine lacks."""

    FULL = "voll"
    READ_ONLY = "nur lesbar"
    AWAY = "nicht erreichbar"
    BUSY = "überlastet"

    @property
    def seconds(self) -> int:
        """After how long trying again makes sense."""
        return {Fault.BUSY: 5, Fault.AWAY: 15}.get(self, 120)


# SQLite's result codes without their second byte (sqlite.org/rescode.html).
_SQLITE = {5: Fault.BUSY, 6: Fault.BUSY, 8: Fault.READ_ONLY, 10: Fault.AWAY, 11: Fault.AWAY, 13: Fault.FULL}
_SQLITE |= {14: Fault.AWAY, 26: Fault.AWAY}
_MISSING_TABLE = "no such table"  # The file is another one, or empty.
# SQLSTATE (PostgreSQL, appendix A).
_POSTGRESQL = {"53100": Fault.FULL, "25006": Fault.READ_ONLY}
_POSTGRESQL |= dict.fromkeys(["40001", "40P01", "53300", "55P03", "57014"], Fault.BUSY)
_ERRNO = {errno.ENOSPC: Fault.FULL, errno.EDQUOT: Fault.FULL, errno.EROFS: Fault.READ_ONLY, errno.EIO: Fault.AWAY}
_ERRNO |= {errno.EMFILE: Fault.BUSY, errno.ENFILE: Fault.BUSY}


def fault_of(error: BaseException | None) -> Fault | None:
    """The fault behind an exception, also when something else was raised because of it; None for a mistake of ours."""
    return next((fault for one in _causes(error) if (fault := _fault(one))), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(MOST_CAUSES):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__


def _fault(error: BaseException) -> Fault | None:
    if isinstance(error, DatabaseError | InterfaceError):
        return _database_fault(error)
    return _ERRNO.get(error.errno or 0) if isinstance(error, OSError) else None


def _database_fault(error: Exception) -> Fault | None:
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & 0xFF) or (Fault.AWAY if _MISSING_TABLE in str(error) else None)
    if state := getattr(error.__cause__, "sqlstate", None):
        known = _POSTGRESQL.get(state)
        return known or (Fault.AWAY if state.startswith(("08", "57P", "58")) else None)
    return Fault.AWAY if isinstance(error, OperationalError | InterfaceError) else None
