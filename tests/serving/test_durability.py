"""No start on a database that acknowledges what it may still lose."""

import pytest
from django.db import connection

from portal.serving import database


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_sqlite_that_does_not_wait_for_the_disk_is_refused(tmp_path):
    from django.db.backends.sqlite3.base import DatabaseWrapper

    own = DatabaseWrapper(connection.settings_dict | {"NAME": str(tmp_path / "portal.sqlite3"), "OPTIONS": {}})
    with pytest.MonkeyPatch.context() as patch, own.cursor() as cursor:
        patch.setattr(database, "connection", own)
        with pytest.raises(database.NotDurable, match="WAL"):
            database.assert_durable()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        with pytest.raises(database.NotDurable, match="synchronous=1"):
            database.assert_durable()
        cursor.execute("PRAGMA synchronous=FULL")
        database.assert_durable()
    own.close()


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_postgresql_that_acknowledges_too_early_is_refused():
    with pytest.raises(database.NotDurable, match=r"fsync = off.*synchronous_commit = off"):
        database.assert_durable()  # The tests' own server is a hasty one.
