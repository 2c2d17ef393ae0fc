"""The index: Django's tables, and for each database what Django has no word for."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_terms USING fts5(title, body, title_parts, body_parts,"
    " content='search_indexedtext', content_rowid='entry_id', tokenize='ascii')",
    """CREATE TRIGGER search_terms_added AFTER INSERT ON search_indexedtext BEGIN
    INSERT INTO search_terms(rowid, title, body, title_parts, body_parts)
    VALUES (new.entry_id, new.title, new.body, new.title_parts, new.body_parts); END""",
    """CREATE TRIGGER search_terms_removed AFTER DELETE ON search_indexedtext BEGIN
    INSERT INTO search_terms(search_terms, rowid, title, body, title_parts, body_parts)
    VALUES ('delete', old.entry_id, old.title, old.body, old.title_parts, old.body_parts); END""",
    """CREATE TRIGGER search_terms_changed AFTER UPDATE ON search_indexedtext BEGIN
    INSERT INTO search_terms(search_terms, rowid, title, body, title_parts, body_parts)
    VALUES ('delete', old.entry_id, old.title, old.body, old.title_parts, old.body_parts);
    INSERT INTO search_terms(rowid, title, body, title_parts, body_parts)
    VALUES (new.entry_id, new.title, new.body, new.title_parts, new.body_parts); END""",
    "CREATE VIRTUAL TABLE search_counts USING fts5vocab(search_terms, row)",
)
SQLITE_BACK = (
    "DROP TABLE search_counts",
    "DROP TRIGGER search_terms_changed",
    "DROP TRIGGER search_terms_removed",
    "DROP TRIGGER search_terms_added",
    "DROP TABLE search_terms",
)
# Inline where it fits: ranking reads it for every entry that is found.
POSTGRESQL = (
    "ALTER TABLE search_indexedtext ADD COLUMN vector tsvector GENERATED ALWAYS AS (terms::tsvector) STORED",
    "ALTER TABLE search_indexedtext ALTER COLUMN vector SET STORAGE MAIN",
    "CREATE INDEX search_terms ON search_indexedtext USING gin (vector)",
)
POSTGRESQL_BACK = ("DROP INDEX search_terms", "ALTER TABLE search_indexedtext DROP COLUMN vector")


def add(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=20)),
                ('object_id', models.BigIntegerField()),
                ('kind', models.CharField(max_length=20, verbose_name='Art')),
                ('title', models.CharField(max_length=400, verbose_name='Titel')),
                ('url', models.CharField(max_length=500, verbose_name='Adresse')),
                ('date', models.DateField(null=True, verbose_name='Datum')),
                ('summary', models.TextField(verbose_name='Vorspann')),
                ('is_example', models.BooleanField(default=False, verbose_name='erfundenes Beispiel')),
                ('facet_lines', models.TextField(default='')),
                ('digest', models.CharField(max_length=32)),
                ('written_at', models.DateTimeField(auto_now=True, db_index=True)),
            ],
            options={
                'verbose_name': 'Eintrag der Suche',
                'verbose_name_plural': 'Einträge der Suche',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Facet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=12)),
                ('value', models.CharField(max_length=80)),
            ],
            options={
                'verbose_name': 'Merkmal',
                'verbose_name_plural': 'Merkmale',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FileText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('read_from', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'Text einer Datei',
                'verbose_name_plural': 'Texte von Dateien',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='IndexKey',
            fields=[
                ('key', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('documents', models.IntegerField()),
            ],
            options={
                'verbose_name': 'Schlüssel',
                'verbose_name_plural': 'Schlüssel',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.CharField(help_text='„Kita = Kindergarten“: Wer nach einem sucht, findet beide. „Nahverkehr > ÖPNV“: nur von links nach rechts.', max_length=250, unique=True, verbose_name='Wörter')),
            ],
            options={
                'verbose_name': 'Synonym',
                'verbose_name_plural': 'Synonyme der Suche',
                'ordering': ['line'],
            },
        ),
        migrations.CreateModel(
            name='WrittenWord',
            fields=[
                ('word', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('documents', models.IntegerField()),
                ('titles', models.IntegerField(default=0)),
            ],
            options={
                'verbose_name': 'Wort',
                'verbose_name_plural': 'Wörter',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='IndexedText',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='search.entry')),
                ('text', models.TextField()),
                ('title', models.TextField()),
                ('body', models.TextField()),
                ('title_parts', models.TextField()),
                ('body_parts', models.TextField()),
                ('spelled', models.TextField()),
                ('spelled_in_title', models.TextField()),
                ('terms', models.TextField(default='')),
                ('length', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'Text der Suche',
                'verbose_name_plural': 'Texte der Suche',
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['-date', '-id'], name='entries_by_date'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('source', 'object_id'), name='one_entry_per_thing'),
        ),
        migrations.AddField(
            model_name='facet',
            name='entry',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='search.entry'),
        ),
        migrations.AddField(
            model_name='filetext',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='file_text', to='wagtaildocs.document'),
        ),
        migrations.AddIndex(
            model_name='facet',
            index=models.Index(fields=['name', 'value', 'entry'], name='entries_of_a_facet'),
        ),
        migrations.AddConstraint(
            model_name='facet',
            constraint=models.UniqueConstraint(fields=('entry', 'name', 'value'), name='one_facet_value_per_entry'),
        ),
        migrations.RunPython(add, take_away, elidable=False),
    ]
