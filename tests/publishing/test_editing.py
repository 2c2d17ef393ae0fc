"""What editors do to a text, and what the world sees of it: nothing before, everything after, nothing again."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.pictures.models import Picture
from portal.publishing.models import Article, BlogIndex
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Quittenblütenpolonaise"
LINK = re.compile(r'(?:href|src)="(/[^"#?]*)')


def form_of(page=None, **fields) -> dict:
    """What the editor's form sends for an article."""
    data = {
        "title": CANARY,
        "slug": "quitte",
        "form": "analysis",
        "standfirst": f"Vorspann {CANARY}",
        "published_on": "01.03.2026",
        "relation": "reply",
        "body": streamfield(
            [("text", {"text": rich_text(f"<p>{CANARY}</p>"), "notes": inline_formset([]) | {"count": 0}})]
        ),
        "authorships": inline_formset([]),
        "motion_links": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)


@pytest.fixture
def draft(editor, settings, tmp_path) -> Article:
    """A draft with everything that could give it away: voice, topic, keyword, picture, focus, an answer to a text."""
    settings.MEDIA_ROOT = tmp_path
    focus = factories.make_focus("Schwerpunkt")
    known = factories.make_article("Bekannter Text", voices=[voice := factories.make_voice("Offene Stimme")])
    text = factories.make_analysis(
        CANARY,
        live=False,
        owner=editor,
        voices=[voice],
        answers=known,
        hero=factories.make_picture(CANARY, description=CANARY),
        body=f"<p>{CANARY}</p>",
        standfirst=CANARY,
    )
    text.topics.add(factories.make_topic("Wohnen"))
    text.focuses.add(focus)
    text.save_revision(user=editor)
    return text


def crawl(client) -> dict[str, str]:
    """Everything the world can reach from the home page, the sitemap and the feeds: address → content."""
    todo = {
        "/",
        "/sitemap.xml",
        "/feeds/",
        "/feeds/alles/",
        "/bildnachweise/",
        "/stimmen/",
        "/suche/?q=" + CANARY,
        "/robots.txt",
    }
    seen: dict[str, str] = {}
    while todo:
        path = todo.pop()
        answer = client.get(path)
        content = "" if answer.streaming else answer.content.decode("utf-8", "replace")
        seen[path] = content
        found = set(LINK.findall(content)) | set(re.findall(r"<loc>http://testserver(/[^<]*)", content))
        todo |= {link for link in found if not link.startswith(("/static/", "/medien/", "/redaktion/"))} - seen.keys()
    return seen


def pages_that_show(seen: dict[str, str], word: str) -> list[str]:
    """Addresses whose content holds a word, not counting the search's own repetition of the question."""
    return [path for path, content in seen.items() if word in content and not path.startswith("/suche/")]


def test_draft_is_nowhere_until_it_is_published_and_nowhere_after(client, draft):
    before = crawl(client)
    assert len(before) > 25
    assert pages_that_show(before, CANARY) == []
    assert pages_that_show(before, draft.slug) == []
    assert client.get(draft.url).status_code == 404
    assert "1 Treffer" not in before["/suche/?q=" + CANARY]

    draft.save_revision().publish()
    during = pages_that_show(crawl(client), CANARY)
    for path in (
        "/",
        "/blog/",
        draft.url,
        "/feeds/alles/",
        "/stimmen/" + draft.authors[0].slug + "/",
        "/bildnachweise/",
    ):
        assert path in during
    for form in ("zitat.bib", "vorschau.png"):
        assert client.get(draft.url + form).status_code == 200

    Article.objects.get(pk=draft.pk).unpublish()
    assert pages_that_show(crawl(client), CANARY) == []
    for form in ("", "zitat.bib", "zitat.ris", "zitat.txt", "vorschau.png"):
        assert client.get(draft.url + form).status_code == 404


def test_change_of_a_published_text_stays_hidden_until_it_is_published(client, editor, site):
    text = factories.make_article("Alter Titel")
    text.title, text.standfirst = CANARY, CANARY
    text.save_revision(user=editor)
    assert pages_that_show(crawl(client), CANARY) == []


def test_new_slug_redirects_from_the_old_one(client, editor_client, site, django_capture_on_commit_callbacks):
    text = factories.make_article("Wasser", slug="wasser")
    url = reverse("wagtailadmin_pages:edit", args=[text.pk])
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor_client.post(url, form_of(text, slug="trinkwasser", **{"action-publish": "1"}))
    assert answer.status_code == 302
    assert Redirect.objects.get().old_path == "/blog/wasser"
    answer = client.get("/blog/wasser/")
    assert answer.status_code == 301
    assert answer["Location"].endswith("/blog/trinkwasser/")
    assert client.get("/blog/trinkwasser/").status_code == 200


def test_redirect_of_a_withdrawn_text_tells_nothing(client, site):
    text = factories.make_article("Wasser", slug="trinkwasser")
    Redirect.add_redirect("/blog/wasser/", text.page_ptr)
    assert client.get("/blog/wasser/").status_code == 301
    Article.objects.get(pk=text.pk).unpublish()
    assert client.get("/blog/wasser/").status_code == 404


def test_slug_of_a_draft_leaves_no_redirect_that_gives_it_away(
    client, editor_client, draft, django_capture_on_commit_callbacks
):
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert editor_client.post(url, form_of(draft, slug="anders")).status_code == 302
    client.logout()
    assert client.get(draft.url).status_code == 404
    assert client.get("/blog/anders/").status_code == 404


def test_scheduled_text_goes_live_at_its_time(client, editor_client, time_machine, site):
    time_machine.move_to("2026-05-01T10:00:00Z", tick=False)
    add = reverse("wagtailadmin_pages:add", args=["publishing", "article", BlogIndex.objects.get().pk])
    answer = editor_client.post(add, form_of(go_live_at="02.05.2026 08:00", **{"action-publish": "1"}))
    assert answer.status_code == 302
    editor_client.logout()
    assert client.get("/blog/quitte/").status_code == 404
    time_machine.move_to("2026-05-02T05:59:00Z", tick=False)  # 07:59 in Berlin
    call_command("publish_scheduled")
    assert client.get("/blog/quitte/").status_code == 404
    time_machine.move_to("2026-05-02T06:01:00Z", tick=False)
    call_command("publish_scheduled")
    assert client.get("/blog/quitte/").status_code == 200
    assert CANARY in client.get("/blog/").content.decode()


def test_text_that_expires_leaves_every_list(client, site):
    text = factories.make_article(CANARY, expire_at=timezone.now() + datetime.timedelta(hours=1))
    assert client.get(text.url).status_code == 200
    Page.objects.filter(pk=text.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    call_command("publish_scheduled")
    assert client.get(text.url).status_code == 404
    assert pages_that_show(crawl(client), CANARY) == []


def test_preview_shows_the_draft_to_editors_in_a_frame_and_to_nobody_else(client, editor_client, draft):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    form = form_of(draft) | {"topics": [draft.topics.get().pk], "focuses": [draft.focuses.get().pk]}
    assert editor_client.post(url, form).json() == {"is_valid": True, "is_available": True}
    answer = editor_client.get(url, {"in_preview_panel": "true"})
    markup = answer.content.decode()
    assert answer.status_code == 200
    for said in (CANARY, "Wohnen", "Schwerpunkt"):
        assert said in markup
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    client.logout()
    assert client.get(url).status_code == 302


def test_preview_of_a_text_that_was_never_saved(editor_client, site):
    factories.make_article("Ein anderer Text")
    url = reverse("wagtailadmin_pages:preview_on_add", args=["publishing", "article", BlogIndex.objects.get().pk])
    assert editor_client.post(url, form_of()).json()["is_valid"]
    markup = editor_client.get(url).content.decode()
    assert CANARY in markup
    assert "Ein anderer Text" not in markup


def test_author_writes_and_submits_but_does_not_publish(author_client, author, client):
    add = reverse("wagtailadmin_pages:add", args=["publishing", "article", BlogIndex.objects.get().pk])
    author_client.post(add, form_of(**{"action-publish": "1"}))
    text = Article.objects.get(slug="quitte")
    assert not text.live
    author_client.post(reverse("wagtailadmin_pages:edit", args=[text.pk]), form_of(text, **{"action-submit": "1"}))
    assert Article.objects.get(pk=text.pk).workflow_in_progress


def test_second_editor_approves_and_the_text_is_public(client, editor, author, draft):
    state = draft.get_workflow().start(draft, author)
    task = state.current_task_state
    client.force_login(editor)
    action = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task.pk])
    assert client.post(action).status_code in {200, 302}
    client.logout()
    assert client.get(draft.url).status_code == 200
    assert PageLogEntry.objects.filter(page=draft.pk, action="wagtail.workflow.approve", user=editor).exists()


@pytest.mark.parametrize(
    "target", ["https://boese.example/", "//boese.example/", "/\\boese.example", "javascript:alert(1)"]
)
def test_log_in_leads_nowhere_else(client, editor, target):
    data = {"username": editor.username, "password": "ein-langes-Kennwort", "next": target}
    answer = client.post("/redaktion/login/", data)
    assert answer.status_code == 302
    assert answer["Location"] == "/redaktion/"


def test_public_pictures_are_those_of_published_texts(draft):
    assert Picture.objects.public().count() == 0
    draft.save_revision().publish()
    assert Picture.objects.public().count() == 1


def test_slug_with_umlauts_is_spelled_out(client, editor_client, site):
    """An address with an umlaut would open the text, but neither its citation nor its preview picture."""
    add = reverse("wagtailadmin_pages:add", args=["publishing", "article", BlogIndex.objects.get().pk])
    editor_client.post(add, form_of(slug="wärmewende-für-größere", **{"action-publish": "1"}))
    text = Article.objects.get()
    assert text.slug == "waermewende-fuer-groessere"
    assert client.get(text.url + "zitat.bib").status_code == 200
