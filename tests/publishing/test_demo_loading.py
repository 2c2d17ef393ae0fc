"""The demo: complete, public, without a dead link; loaded twice without a change; editors' changes win."""

import dataclasses
import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from wagtail.documents.models import Document
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from portal.people.models import Voice, VoiceKind
from portal.pictures.models import Picture, Rendition
from portal.publishing.demo import loading, sources
from portal.publishing.demo.ledger import State
from portal.publishing.models import Article, Authorship, FocusPage, HomePage, Publication, StandardPage, Text
from portal.topics.models import Keyword, Topic
from tests import factories

pytestmark = pytest.mark.django_db
DEMO = sources.read()
COUNTED = [Page, Revision, PageLogEntry, ModelLogEntry, Picture, Rendition, Document, Voice, Topic, Keyword, Authorship]


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, loaded once for all tests of this file, with tiny pictures since nobody looks at them here."""
    folder = tmp_path_factory.mktemp("demo")
    tiny = folder / "tiny.png"
    tiny.write_bytes(factories.picture_bytes("PNG"))
    patch = pytest.MonkeyPatch()
    patch.setattr("portal.publishing.demo.pieces.picture_file", lambda key: tiny)
    with override_settings(MEDIA_ROOT=folder), django_db_blocker.unblock(), transaction.atomic():
        yield loading.load(DEMO)
        transaction.set_rollback(True)
    patch.undo()


def counts() -> dict:
    return {model.__name__: model.objects.count() for model in COUNTED}


def changed(key: str, **meta) -> sources.Demo:
    """The demo, with other front matter in one of its texts."""
    texts = [
        dataclasses.replace(source, meta=source.meta | meta) if source.key == key else source for source in DEMO.texts
    ]
    return dataclasses.replace(DEMO, texts=texts)


def test_demo_is_as_large_as_promised(loaded):
    assert set(loaded.values()) == {State.NEW}
    assert len(loaded) == loading.size(DEMO)
    kinds = Counter(Text.objects.public().values_list("kind", flat=True))
    assert kinds["history"] >= 2
    assert kinds["publication"] >= 1
    assert sum(kinds.values()) >= 7
    assert FocusPage.objects.public().count() >= 3
    assert set(Voice.objects.values_list("kind", flat=True)) == set(VoiceKind.values)
    assert not Voice.objects.filter(is_example=False).exists()


def test_demo_twice_changes_nothing():
    before = counts()
    stamps = list(Page.objects.order_by("pk").values_list("pk", "last_published_at", "latest_revision_id"))
    assert set(loading.load(sources.read()).values()) == {State.SAME}
    assert counts() == before
    assert list(Page.objects.order_by("pk").values_list("pk", "last_published_at", "latest_revision_id")) == stamps


@pytest.mark.parametrize("source", DEMO.texts, ids=lambda source: source.slug)
def test_demo_text_is_public_and_complete(source, client):
    text = Text.objects.public().get(slug=source.slug).specific
    assert client.get(text.url).status_code == 200
    assert [voice.slug for voice in text.authors] == source.meta["authors"]
    assert {topic.slug for topic in text.topics.all()} == set(source.meta["topics"])
    assert {focus.slug for focus in text.focuses.all()} == set(source.meta["focuses"])
    assert set(text.keywords.names()) == set(source.meta["keywords"])
    assert bool(text.hero) == ("hero" in source.meta)
    assert text.license.code == source.meta["license"]
    assert text.first_published_at.date() == min(source.meta["date"], text.last_published_at.date())
    assert len(text.plain_text.split()) > 150


def test_demo_bodies_hold_what_an_editor_could_have_entered():
    pages = [*Text.objects.specific(), *FocusPage.objects.all(), *StandardPage.objects.all()]
    for page in pages:
        page.body.stream_block.clean(page.body)
        page.full_clean()


def test_demo_notes_are_all_called_and_placed():
    for source in DEMO.texts:
        notes = len(re.findall(r"^\[\d+\]: ", source.body, re.MULTILINE))
        text = Text.objects.get(slug=source.slug)
        assert text.body_html.count('<aside class="note"') == notes, source.slug
        assert not re.search(r"\[\d\]", text.body_html), source.slug
        assert ":::" not in text.plain_text


def test_demo_links_lead_somewhere(client):
    pages = [HomePage.objects.get(), *Text.objects.all(), *FocusPage.objects.all(), *StandardPage.objects.all()]
    links = set()
    for page in pages:
        answer = client.get(page.url)
        assert answer.status_code == 200, page.url
        links |= set(re.findall(r'href="(/[^"#?]*)', answer.content.decode()))
    links = {link for link in links if not link.startswith(("/static/", "/medien/"))}
    assert not {link: status for link in links if (status := client.get(link).status_code) != 200}


def test_demo_publication_offers_its_files(client):
    publication = Publication.objects.get()
    assert sorted(file.format for file in publication.files.all()) == ["EPUB", "PDF"]
    assert publication.page_count > 4
    assert client.get(publication.url).content.decode().count('class="download"') == 2  # Each once.
    pdf = publication.files.get(document__file__endswith=".pdf").document
    assert pdf.file.read(5) == b"%PDF-"


def test_demo_home_page_has_its_quotation():
    home = HomePage.objects.get()
    assert home.quote_text
    assert home.quote_author == "Karl Liebknecht"
    assert home.quote_picture
    assert home.quote_license
    assert "".join(home.claim_parts) == home.claim


def test_changed_file_renews_a_page_that_nobody_touched():
    before = counts()
    states = loading.load(changed("texts/rotes-wien", title="Neuer Titel", authors=["redaktion", "mara-lindtner"]))
    assert Counter(states.values())[State.CHANGED] == 1
    text = Text.objects.get(slug="rotes-wien")
    assert text.title == "Neuer Titel"
    assert [voice.slug for voice in text.authors] == ["redaktion", "mara-lindtner"]
    assert counts()["Revision"] == before["Revision"] + 1
    assert counts()["Page"] == before["Page"]


def test_changed_file_leaves_a_page_that_an_editor_changed():
    text = Text.objects.get(slug="rotes-wien").specific
    text.title = "Von Hand"
    text.save_revision(user=factories.make_user(), log_action=True).publish()
    states = loading.load(changed("texts/rotes-wien", title="Neuer Titel"))
    assert states["texts/rotes-wien"] is State.KEPT
    assert Text.objects.get(slug="rotes-wien").title == "Von Hand"


def test_changed_file_leaves_a_page_that_an_editor_unpublished():
    Text.objects.get(slug="rotes-wien").specific.unpublish(user=factories.make_user(is_superuser=True))
    states = loading.load(changed("texts/rotes-wien", title="Neuer Titel"))
    assert states["texts/rotes-wien"] is State.KEPT
    assert not Text.objects.get(slug="rotes-wien").live


def test_what_an_editor_deleted_does_not_come_back():
    Text.objects.get(slug="rotes-wien").delete()
    Voice.objects.get(slug="tomasz-wielgorz").authorships.all().delete()
    Voice.objects.get(slug="tomasz-wielgorz").delete()
    states = loading.load(DEMO)
    assert states["texts/rotes-wien"] is states["voices/tomasz-wielgorz"] is State.GONE
    assert not Text.objects.filter(slug="rotes-wien").exists()


def test_somebody_elses_page_at_the_same_address_stays():
    parent = Text.objects.get(slug="hebesaetze").get_parent()
    Text.objects.get(slug="hebesaetze").delete()
    PageLogEntry.objects.filter(data__key="texts/hebesaetze").delete()
    own = parent.add_child(instance=Article(title="Unser Text", slug="hebesaetze"))
    own.save_revision().publish()
    assert loading.load(DEMO)["texts/hebesaetze"] is State.KEPT
    assert Text.objects.get(slug="hebesaetze").title == "Unser Text"


def test_broken_link_stops_the_loading_and_changes_nothing(monkeypatch):
    broken = [dataclasses.replace(source, body="[Weg](/gibt/es/nicht/)") for source in DEMO.texts[:1]]
    monkeypatch.setattr(sources, "read", lambda: dataclasses.replace(DEMO, texts=broken + DEMO.texts[1:]))
    before = counts()
    with pytest.raises(CommandError, match=r"/gibt/es/nicht/ führt ins Leere\. Es wurde nichts verändert"):
        call_command("demo", verbosity=0)
    assert counts() == before
