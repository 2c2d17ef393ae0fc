"""Founds the portal in the database that tests begin with, so that hundreds of runs need not: `… founding.py FILE`.

Only in a copy: there nobody changes what founding does while the file is kept.
"""

import contextlib
import shutil
import sqlite3
import sys
from pathlib import Path

from tests import environment  # noqa: F401 - points the settings to a folder of its own


def main(kept: Path) -> None:
    import django
    from django.conf import settings

    shutil.copyfile(kept, settings.DATABASES["default"]["NAME"])
    django.setup()
    from django.db import connection

    from tests import factories

    factories.found_site(municipalities=True)
    kept.unlink()
    with contextlib.closing(sqlite3.connect(kept)) as copy:
        connection.connection.backup(copy)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
