"""Which backups may go: the newest of each of the last days, weeks and months stay."""

import datetime
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

DAYS, WEEKS, MONTHS = 7, 5, 12
NAME: Final = re.compile(r"kommunalsozialismus-(\d{8}T\d{6}Z)\.tar\.gz(\.age)?")


def file_name(now: datetime.datetime, *, encrypted: bool) -> str:
    """E.g. kommunalsozialismus-20270131T031500Z.tar.gz.age; `now` in any zone, the name in UTC."""
    return f"kommunalsozialismus-{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}.tar.gz{'.age' if encrypted else ''}"


def made_at(path: Path) -> datetime.datetime | None:
    """When the backup was made, by its name; None for other files."""
    if match := NAME.fullmatch(path.name):
        return datetime.datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.UTC)
    return None


def superfluous(paths: Iterable[Path], *, days: int = DAYS, weeks: int = WEEKS, months: int = MONTHS) -> list[Path]:
    """Backups that are not the newest of one of the last `days` days, `weeks` weeks or `months` months that have one.

    Counted are days with a backup, not days of the calendar: a server that stood still for a year loses nothing.
    The newest of all always stays; other files are never named.
    """
    dated = sorted(((time, path) for path in paths if (time := made_at(path))), reverse=True)
    kept = {path for _, path in dated[:1]}
    for limit, period in ((days, "%Y-%m-%d"), (weeks, "%G-%V"), (months, "%Y-%m")):
        newest: dict[str, Path] = {}
        for time, path in dated:
            newest.setdefault(time.strftime(period), path)
        kept.update(list(newest.values())[:limit])
    return [path for _, path in dated if path not in kept]
