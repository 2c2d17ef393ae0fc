"""A passage that must not stand anywhere any more."""

import json
import re

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from portal.exchange.models import CommentState, ModerationEntry
from portal.exchange.moderating import deciding, log
from portal.exchange.suppressing import actions, naming
from portal.exchange.suppressing.actions import take_out
from portal.exchange.suppressing.walking import MARK, Passage
from portal.motions.models import MotionVersion
from portal.motions.register.writing import Refused
from portal.publishing.models import Article
from tests import factories
from tests.exchange.comments import make_comment

pytestmark = pytest.mark.django_db
PATH = "/redaktion/moderation/loeschen/"
# What HTML and JSON write in other ways: umlauts, quotes, an ampersand.
WORDS = "Änne Überbühl & „Söhne“ wohnen in der Quarzstraße 7"
ODD = "quarzstra"
TOLD = {"reason": "private", "said": "Beschluss des Amtsgerichts."}


@pytest.fixture
def article(site, editor):
    article = factories.make_article(
        "Was geschah", body=f"<p>Wahr ist: {WORDS.replace('&', '&amp;')}. Und sonst nichts.</p>"
    )
    article.save_revision(user=editor).publish(user=editor)
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def motion(site, editor):
    body = f"## Beschluss\n\n1. Der Rat stellt fest: {WORDS}.\n\n## Begründung\n\nDarum.\n"
    motion = factories.make_motion(slug="quarz", body=body)
    motion.save_revision(user=editor)
    return motion


def everything() -> str:
    """Every row of every table, with nothing escaped."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [f"{table}: {row}" for row in cursor.fetchall()]
    text = "\n".join(told)
    for _ in range(3):
        text = text.replace("\\\\", "\\").replace("\\u00df", "ß").replace("\\u00d6", "Ö")
    return text.lower()


def test_passage_is_in_no_table_afterwards(editor, article, motion):
    comment = make_comment(motion, text=f"Genau: {WORDS}!", name="Kim")
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.PUBLIC)
    assert ODD in everything()
    assert actions.suppress(by=editor, words=WORDS, **TOLD) >= 6
    left = [line for line in everything().splitlines() if ODD in line]
    assert left == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps no index of words of its own")
def test_bytes_of_the_index_of_words_are_written_anew(editor, site):
    """Left to itself SQLite only notes that a word is gone, and keeps it."""
    with connection.cursor() as cursor:
        name = "wagtailsearch_indexentry_fts"
        cursor.execute(f"INSERT INTO {name}({name}, rank) VALUES ('automerge', 0)")
    text = factories.make_article("Was geschah", body=f"<p>Wahr ist: {WORDS.replace('&', '&amp;')}.</p>")
    text.save_revision(user=editor).publish(user=editor)
    actions.suppress(by=editor, words=WORDS, **TOLD)
    assert [line[:80] for line in everything().splitlines() if ODD in line] == []


def test_readers_see_it_nowhere(client, editor, article, motion):
    paths = [
        article.url,
        "/antraege/quarz/",
        "/antraege/quarz/versionen/1/",
        "/antraege/quarz/quarz.md",
        "/feeds/alles/",
    ]
    assert ODD in client.get(article.url).content.decode().lower()
    assert ODD in client.get("/antraege/quarz/quarz.md").content.decode().lower()
    actions.suppress(by=editor, words=WORDS, **TOLD)
    for path in [*paths, "/suche/?q=Quarzstraße"]:
        response = client.get(path)
        shown = b"".join(response) if response.streaming else response.content
        assert "quarzstraße 7" not in shown.decode().lower(), path
    assert MARK in client.get(article.url).content.decode()
    assert "Und sonst nichts" in client.get(article.url).content.decode()


def test_search_knows_it_no_longer(client, editor, article):
    assert article.title in client.get("/suche/?q=Überbühl").content.decode()
    actions.suppress(by=editor, words=WORDS, **TOLD)
    assert article.url not in client.get("/suche/?q=Überbühl").content.decode()


def test_versions_keep_a_true_hash(editor, motion):
    actions.suppress(by=editor, words=WORDS, **TOLD)
    version = MotionVersion.objects.get()
    assert version.content_hash == version.motion_text.content_hash
    assert MARK in json.dumps(version.text)


def test_made_files_are_made_anew(client, editor, motion, django_capture_on_commit_callbacks):
    client.get("/antraege/quarz/quarz.docx")
    folder = next(path for path in settings.DATA_DIR.iterdir() if list(path.glob("*.docx")))
    with django_capture_on_commit_callbacks(execute=True):
        actions.suppress(by=editor, words=WORDS, **TOLD)
    assert not list(folder.glob("*.docx"))


def test_log_says_why_and_not_what(editor, article):
    actions.suppress(by=editor, words=WORDS, **TOLD | {"said": f"Gericht: {WORDS} muss weg"})
    entry = ModerationEntry.objects.get()
    assert (entry.act, entry.rule, entry.by) == ("suppressed", "private", editor.get_username())
    assert ODD not in entry.words.lower()
    assert log.broken_at() is None


@pytest.mark.parametrize("words", ["", "zu kurz", "x" * 1_001, " \n " * 20])
def test_too_short_or_too_long_is_refused(editor, article, words):
    with pytest.raises(Refused):
        actions.suppress(by=editor, words=words, **TOLD)


def test_reason_is_needed(editor, article):
    with pytest.raises(Refused):
        actions.suppress(by=editor, words=WORDS, reason="", said="")
    assert WORDS.split()[0] in Article.objects.get(pk=article.pk).plain_text


@pytest.mark.parametrize(
    "stored", ["100 % der_Leute sagen !das", "100&nbsp;% der_Leute\nsagen !das", r"100\u00a0%\nder_Leute sagen !das"]
)
def test_white_space_and_signs_of_patterns_mean_themselves(stored):
    assert Passage("100 % der_Leute sagen !das").without(f"Ja, {stored}.") == f"Ja, {MARK}."


def test_like_signs_find_nothing_else(editor, site):
    factories.make_article("Anderes", body="<p>100 x derxLeute sagen y das</p>")
    assert actions.find("100 % der_Leute sagen") == {}


def test_page_shows_where_then_deletes(client, editor_client, article):
    shown = editor_client.post(PATH, {"stelle": WORDS, "schritt": "ansehen"})
    assert shown.context["number"] > 0
    assert ODD in Article.objects.get(pk=article.pk).plain_text.lower()
    assert editor_client.post(PATH, {"stelle": WORDS, "schritt": "loeschen"}).status_code == 200
    sent = editor_client.post(PATH, {"stelle": WORDS, "schritt": "loeschen", "grund": "private"})
    assert sent.status_code == 302
    assert ODD not in Article.objects.get(pk=article.pk).plain_text.lower()


def test_only_who_may_publish_and_moderate(author_client, client, site):
    assert author_client.get(PATH).status_code in (302, 403)
    client.force_login(factories.make_user("mo", group="Moderation"))
    assert client.get(PATH).status_code in (302, 403)


@pytest.mark.parametrize(
    "name", ["aenne-ueberbuehl", "anne-uberbuhl", "_nne__berb_hl", "Änne Überbühl", "AENNE.UEBERBUEHL"]
)
def test_names_of_files_and_addresses_are_known_in_every_spelling(name):
    assert re.search(naming._pattern("Änne  Überbühl"), f"dokumente/{name}-2.pdf".lower())


def test_names_are_listed_and_stay_until_somebody_changes_them(client, editor_client, editor, settings, tmp_path):
    """An address that is replaced blindly leads nowhere, and a file is lost."""
    settings.MEDIA_ROOT = tmp_path
    text = factories.make_article("Anderer Titel", slug="aenne-ueberbuehl", body="<p>Änne Überbühl war es.</p>")
    picture = factories.make_picture("Haus", name="Änne Überbühl.jpg")
    shown = editor_client.post(PATH, {"stelle": "Änne Überbühl", "schritt": "ansehen"})
    assert [name.what for name in shown.context["kept"]] == ["Seite", "Bild"]
    for address in (reverse("wagtailadmin_pages:edit", args=[text.pk]), f"/redaktion/images/{picture.pk}/"):
        assert address in shown.content.decode()
    done = editor_client.post(PATH, {"stelle": "Änne Überbühl", "schritt": "loeschen", "grund": "private"})
    assert "noch steht (2)" in done.content.decode()
    assert MARK in client.get(text.url).content.decode()
    picture.refresh_from_db()
    assert picture.file.storage.exists(picture.file.name)


def test_passage_that_stands_in_a_name_leaves_it_alone(client, site, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    text, picture = (
        factories.make_article(slug="quarzstrasse-sieben"),
        factories.make_picture(name="quarzstrasse_sieben.jpg"),
    )
    take_out(Passage("quarzstrasse-sieben"))
    take_out(Passage("quarzstrasse_sieben"))
    assert client.get(text.url).status_code == 200
    picture.refresh_from_db()
    assert picture.file.storage.exists(picture.file.name)


def test_address_is_no_passage(editor, site):
    with pytest.raises(Refused, match="Adresse"):
        actions.suppress(by=editor, words="quarzstrasse-sieben", **TOLD)
