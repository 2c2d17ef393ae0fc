"""The index follows what happens elsewhere, in the same transaction, and can be made anew."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page

from portal.people.models import VoiceKind
from portal.publishing.models import Article, PublicationFile, StandardPage
from portal.search import rebuilding
from portal.search.finding import search
from portal.search.models import Entry, Facet, FileText, IndexedText, IndexKey, Synonym, WrittenWord
from portal.search.writing import keys_of
from tests import factories
from tests.search.things import titles, traces

pytestmark = pytest.mark.django_db


def tables() -> list:
    """All that the index says, without numbers of rows and times."""
    return [
        sorted(Entry.objects.values_list("source", "object_id", "kind", "title", "url", "date", "summary", "digest")),
        sorted(Facet.objects.values_list("entry__source", "entry__object_id", "name", "value")),
        sorted(IndexedText.objects.values_list("entry__source", "entry__object_id", "title", "body", "body_parts")),
        sorted(IndexKey.objects.values_list("key", "documents")),
        sorted(WrittenWord.objects.values_list("word", "documents", "titles")),
    ]


def counted_by_hand() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for text in IndexedText.objects.all():
        for key in keys_of(text):
            numbers[key] = numbers.get(key, 0) + 1
    return numbers


def test_entry_holds_what_is_known_of_a_text(site):
    voice = factories.make_voice("Rosa Beispiel", kind=VoiceKind.TRADE_UNION)
    topic = factories.make_topic("Wohnen")
    article = factories.make_article("Mieten", voices=[voice])
    article.topics.set([topic])
    article.save()
    entry = Entry.objects.get(source="text", object_id=article.pk)
    assert entry.url == article.get_url()
    assert sorted(entry.facets.values_list("name", "value")) == [
        ("art", "blog"),
        ("jahr", "2026"),
        ("stimme", "gewerkschaft"),
        ("thema", "wohnen"),
    ]
    assert titles("Rosa Beispiel") == ["Rosa Beispiel", "Mieten"]


def test_counts_of_keys_and_words_stay_true_through_changes(site):
    articles = [factories.make_article(f"Mieten {number}", body=f"<p>Wort{number} Haus</p>") for number in range(4)]
    articles[0].title = "Ganz anders"
    articles[0].save()
    articles[1].unpublish()
    articles[2].delete()
    assert dict(IndexKey.objects.values_list("key", "documents")) == counted_by_hand()
    spelled = [word for text in IndexedText.objects.all() for word in text.spelled.split()]
    assert dict(WrittenWord.objects.values_list("word", "documents")) == {word: spelled.count(word) for word in spelled}
    assert rebuilding.is_whole()


def test_rebuild_changes_nothing_when_the_index_is_true(site):
    factories.make_article("Mieten")
    factories.make_filing("Leerstand erfassen", decision="adopted")
    before = tables()
    call_command("rebuild_search", verbosity=0)
    call_command("rebuild_search", verbosity=0)
    assert tables() == before


def test_rebuild_makes_a_lost_index_again(site):
    factories.make_article("Mieten")
    factories.make_motion("Leerstand erfassen")
    before = tables()
    Entry.objects.all().delete()
    IndexKey.objects.all().delete()
    WrittenWord.objects.all().delete()
    rebuilding.rebuild()
    assert tables() == before
    assert titles("Leerstände") == ["Leerstand erfassen"]


def test_text_of_an_older_portal_is_analysed_anew_and_found_meanwhile(site):
    factories.make_article("Zwiebelturm", standfirst="Ein Flechtwerk.")
    IndexedText.objects.update(title_begins=None, body_begins=None)
    (hit,) = search("Flechtwerk").hits
    assert [part.text for part in hit.snippet] == ["Ein Flechtwerk."]
    assert rebuilding.catch_up() > 0
    (hit,) = search("Flechtwerk").hits
    assert [part.text for part in hit.snippet if part.reason] == ["Flechtwerk"]
    assert rebuilding.catch_up() == 0


def test_change_that_is_rolled_back_is_not_in_the_index(site):
    before = tables()
    with transaction.atomic():
        factories.make_article("Zwiebelturm")
        assert titles("Zwiebelturm") == ["Zwiebelturm"]
        transaction.set_rollback(True)
    assert tables() == before


def test_changes_of_pages_motions_and_filings_write_within_their_transaction(site, monkeypatch):
    article = factories.make_article("Zwiebelturm", live=False)
    seen, around_the_test = [], len(connection.savepoint_ids)
    monkeypatch.setattr(
        "portal.search.writing._be_alone",
        lambda: seen.append(len(connection.savepoint_ids) > around_the_test + 1),
    )
    article.save_revision().publish()
    Article.objects.get(pk=article.pk).unpublish()
    Page.objects.get(pk=article.pk).delete()
    motion = factories.make_motion("Zwiebelturm")
    factories.make_filing("Zwiebelturm", motion=motion)
    assert len(seen) > 5
    assert all(seen)


def test_moved_and_renamed_branch_has_its_new_addresses(site, django_capture_on_commit_callbacks):
    upper = factories.make_page("Oben")
    lower = upper.add_child(instance=StandardPage(title="Unten", live=True))
    other = factories.make_page("Anderswo")
    upper.move(other, pos="last-child")
    assert Entry.objects.get(source="page", object_id=lower.pk).url == Page.objects.get(pk=lower.pk).get_url()
    upper = StandardPage.objects.get(pk=upper.pk)
    upper.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        upper.save_revision().publish()
    assert Entry.objects.get(source="page", object_id=lower.pk).url == "/anderswo/neu/unten/"


def test_renamed_voice_topic_and_motion_are_found_by_their_new_name(site):
    voice, topic = factories.make_voice("Alte Stimme"), factories.make_topic("Altthema")
    article = factories.make_article("Mieten", voices=[voice])
    article.topics.set([topic])
    article.save()
    voice.name = "Neue Stimme"
    voice.save()
    topic.name, topic.slug = "Neuthema", "neuthema"
    topic.save()
    assert "Mieten" in titles("Neue Stimme")
    assert "Mieten" not in titles("Alte Stimme")
    assert titles("thema:neuthema Mieten") == ["Mieten"]
    topic.delete()
    assert titles("thema:neuthema Mieten") == []


def test_words_of_a_publications_pdf_are_found(site, django_capture_on_commit_callbacks):
    publication = factories.make_publication("Handbuch")
    with django_capture_on_commit_callbacks(execute=True):
        document = factories.make_document(file=pdf("Ein Fernwaermenetz am Quarzweg"))
    assert traces("Fernwaermenetz") == []
    row = PublicationFile.objects.create(publication=publication, document=document)
    assert titles("Fernwaermenetz") == ["Handbuch"]
    row.delete()
    assert traces("Fernwaermenetz") == []


def test_broken_pdf_is_stored_without_words(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = factories.make_document(file=b"%PDF-1.7\nkaputt")
    assert FileText.objects.get(document=document).text == ""
    assert rebuilding.files.missing() == []


def test_synonym_of_the_editors_acts_at_once(site):
    factories.make_article("Der Zwiebelturm")
    assert titles("Flechtwerk") == []
    Synonym.objects.create(line="Flechtwerk = Zwiebelturm")
    assert titles("Flechtwerk") == ["Der Zwiebelturm"]


def test_triggers_and_tables_of_sqlite_are_there():
    if connection.vendor != "sqlite":
        pytest.skip("These are SQLite's.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search_terms%'")
        names = {row[0] for row in cursor.fetchall()}
    assert {"search_terms", "search_terms_added", "search_terms_changed", "search_terms_removed"} <= names


def pdf(text: str) -> bytes:
    """A PDF of one page that says `text`."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
