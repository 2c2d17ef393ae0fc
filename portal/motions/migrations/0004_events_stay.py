"""Events are not updated past Django either."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER filing_events_stay BEFORE UPDATE ON motions_filingevent
BEGIN SELECT RAISE(ABORT, 'filing events are never changed'); END
"""
POSTGRESQL = """
CREATE FUNCTION filing_events_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'filing events are never changed'; END $$;
CREATE TRIGGER filing_events_stay BEFORE UPDATE ON motions_filingevent
FOR EACH ROW EXECUTE FUNCTION filing_events_stay();
"""


def forbid(apps, schema_editor):
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor])


def allow(apps, schema_editor):
    on = " ON motions_filingevent" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER filing_events_stay{on}")
    if on:
        schema_editor.execute("DROP FUNCTION filing_events_stay()")


class Migration(migrations.Migration):
    dependencies = [("motions", "0003_filings")]
    operations = [migrations.RunPython(forbid, allow, elidable=False)]
