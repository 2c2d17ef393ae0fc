"""Counts the writes that readers may see, inside the database: one number, raised by triggers.

A trigger belongs to the transaction that writes. So whoever writes, by whatever way (a page that is saved, a query that
updates a thousand rows, a scheduled publication, a hand at the database's own prompt), the number is raised exactly when
the change becomes visible, and not when it is rolled back. Every table counts unless it is named here.
"""

import time
from hashlib import blake2b

from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "serving_generation"
# What no reader sees. A table that is missing here costs a flush too many; one too much here costs a stale page.
QUIET_TABLES = frozenset(
    {
        TABLE,
        "accounts_attempts",
        "accounts_emailchange",
        "accounts_invitation",
        "accounts_opensession",
        "accounts_passkey",
        "accounts_recoverycode",
        "accounts_secondfactor",
        "accounts_user",
        "accounts_user_groups",
        "accounts_user_user_permissions",
        "auth_group",
        "auth_group_permissions",
        "auth_permission",
        "django_migrations",
        "django_session",
        "exchange_comment",  # What readers see of them changes with the row of their subject.
        "exchange_complaint",
        "exchange_evidence",
        "exchange_filingreport",
        "exchange_improvement",
        "exchange_improvementmessage",
        "exchange_objectionproposal",
        "exchange_objectionproposalmessage",
        "exchange_moderationentry",  # The page that counts them is never kept.
        "exchange_offer",
        "exchange_offerfile",
        "exchange_offermessage",
        "exchange_reportmessage",
        "exchange_sendingcount",
        "mailing_letter",
        "pictures_rendition",  # Made while a page is rendered; what they show changes with the picture's own row.
        "publishing_foureyestask",
        "publishing_foureyestask_groups",
        "search_unansweredsearch",
        "wagtailadmin_admin",
        "wagtailadmin_editingsession",
        "wagtailadmin_formstate",
        "wagtailcore_apitoken",
        "wagtailcore_comment",
        "wagtailcore_commentreply",
        "wagtailcore_groupapprovaltask",
        "wagtailcore_groupapprovaltask_groups",
        "wagtailcore_groupcollectionpermission",
        "wagtailcore_grouppagepermission",
        "wagtailcore_groupsitepermission",
        "wagtailcore_modellogentry",
        "wagtailcore_pagelogentry",
        "wagtailcore_pagesubscription",
        "wagtailcore_referenceindex",
        "wagtailcore_revision",  # A draft. Publishing writes the page itself.
        "wagtailcore_task",
        "wagtailcore_taskstate",
        "wagtailcore_uploadedfile",
        "wagtailcore_workflow",
        "wagtailcore_workflowcontenttype",
        "wagtailcore_workflowpage",
        "wagtailcore_workflowstate",
        "wagtailcore_workflowtask",
        "wagtailsearch_indexentry",
        "wagtailsearch_indexentry_fts",
        "wagtailusers_userprofile",
    }
)
# Saving a draft of a public page writes these of its columns, every few seconds while somebody types.
QUIET_COLUMNS = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)
PREFIX = "finished_"
# By how much nobody knows: a database that is set back (a restored copy, a standby that has missed the last write) and written to
# again does not come to a number under which somebody still keeps what it said before.
RAISE = "UPDATE serving_generation SET number = number + 1 + {leap}"
LEAPS = {"sqlite": "abs(random() % 10000)", "postgresql": "floor(random() * 10000)::bigint"}
# On PostgreSQL at the end of the transaction, and once in each: the row is then the last thing that is locked.
FUNCTION = f"""
CREATE OR REPLACE FUNCTION {PREFIX}leap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('portal.raised', true) IS DISTINCT FROM txid_current()::text THEN
        PERFORM set_config('portal.raised', txid_current()::text, true);
        {RAISE.format(leap=LEAPS["postgresql"])};
    END IF;
    RETURN NULL;
END $$"""


def current(connection: BaseDatabaseWrapper = default) -> int | None:
    """The number as it is now; None when nobody counts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM serving_generation")
        row = cursor.fetchone()
    return row[0] if row else None


def start(connection: BaseDatabaseWrapper = default) -> None:
    """Sees to it that every table has its triggers, and that there is a number. Changes nothing when all is well."""
    columns = _columns(connection)
    if TABLE not in columns:
        return
    counted = set(connection.introspection.django_table_names()) & columns.keys() - QUIET_TABLES
    wanted = dict(trigger for table in counted for trigger in _triggers(connection.vendor, table, columns[table]))
    with connection.cursor() as cursor:
        present = _present(connection)
        if missing := wanted.keys() - present.keys():
            if connection.vendor == "postgresql":
                cursor.execute(FUNCTION)
            for name in sorted(missing):
                cursor.execute(wanted[name])
        for name in present.keys() - wanted.keys():
            cursor.execute(_drop(connection, name, present[name]))
        # A number that was never seen before: no page from an earlier count fits it.
        if current(connection) is None:
            cursor.execute("INSERT INTO serving_generation (id, number) VALUES (1, %s)", [time.time_ns()])


def stop(connection: BaseDatabaseWrapper = default) -> None:
    """Takes the triggers away, and the number, so that no page is kept until `start`."""
    with connection.cursor() as cursor:
        for name, table in _present(connection).items():
            cursor.execute(_drop(connection, name, table))
        if TABLE in connection.introspection.table_names(cursor):
            cursor.execute("DELETE FROM serving_generation")


def _triggers(vendor: str, table: str, columns: list[str]) -> list[tuple[str, str]]:
    """(name, statement) for each way to write. The name tells the statement, so one that changed is made anew."""
    made = []
    for event in ("INSERT", "UPDATE", "DELETE"):
        condition = _condition(vendor, columns) if event == "UPDATE" else ""
        if vendor == "postgresql":
            rest = f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {condition} EXECUTE FUNCTION {PREFIX}leap()"
            kind = "CONSTRAINT TRIGGER"
        else:
            rest, kind = f"FOR EACH ROW {condition} BEGIN {RAISE.format(leap=LEAPS['sqlite'])}; END", "TRIGGER"
        words = f'AFTER {event} ON "{table}" {rest}'
        name = PREFIX + blake2b(words.encode(), digest_size=12).hexdigest()
        made.append((name, f"CREATE {kind} {name} {words}"))
    return made


def _condition(vendor: str, columns: list[str]) -> str:
    """Nothing for most tables; where drafts have columns, that one of the others changed."""
    if QUIET_COLUMNS.isdisjoint(columns):
        return ""
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    seen = (name for name in columns if name not in QUIET_COLUMNS)
    return "WHEN (" + " OR ".join(f'OLD."{name}" {differs} NEW."{name}"' for name in seen) + ")"


def _columns(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """The columns of every table, in one query: this is asked at each start."""
    if connection.vendor == "postgresql":
        query = (
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema() ORDER BY ordinal_position"
        )
    else:
        query = (
            "SELECT made.name, part.name FROM sqlite_master made, pragma_table_info(made.name) part "
            "WHERE made.type = 'table' ORDER BY part.cid"
        )
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(query)
        for table, column in cursor.fetchall():
            found.setdefault(table, []).append(column)
    return found


def _present(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """Our triggers in the database, with their tables."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE %s"
    else:
        query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute(
            query, [PREFIX.replace("_", "\\_") + "%"] if connection.vendor == "postgresql" else [PREFIX + "%"]
        )
        return dict(cursor.fetchall())


def _drop(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    return f'DROP TRIGGER {name} ON "{table}"' if connection.vendor == "postgresql" else f"DROP TRIGGER {name}"
