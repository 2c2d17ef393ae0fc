"""A draft is nowhere: no page, list, count, feed, sitemap, document, search result."""

import pytest

from portal.publishing.models import FocusMotion, TextMotion
from tests import factories

CANARY = "quarzuhrpendel"
BODY = f"## Begründung\n\nDas Wort ist {CANARY}."
pytestmark = pytest.mark.django_db


@pytest.fixture
def hidden(site):
    """A draft that is tied to everything it can be tied to."""
    topic = factories.make_topic("Wohnen")
    voice = factories.make_voice()
    draft = factories.make_motion(
        f"Titel {CANARY}",
        slug=CANARY,
        live=False,
        body=BODY,
        summary=CANARY,
        topics=[topic],
        authors=[voice],
        law={"HE": "valid"},
    )
    shown = factories.make_motion("Offen", slug="offen", topics=[topic], related=[draft])
    for motion in (draft, shown):
        TextMotion.objects.create(text=factories.make_article(f"Text {motion.pk}"), motion=motion)
        FocusMotion.objects.create(focus=factories.make_focus(f"Schwerpunkt {motion.pk}"), motion=motion)
    return draft


def addresses(draft) -> list[str]:
    lists = [
        "/",
        "/antraege/",
        "/antraege/?thema=wohnen",
        "/antraege/?land=HE",
        "/antraege/?rechtsstand=aktuell",
        f"/antraege/?q={CANARY}",
    ]
    lists += [
        f"/suche/?q={CANARY}",
        "/suche/?q=Titel",
        "/feeds/antraege/",
        f"/feeds/antraege/?q={CANARY}",
        "/feeds/alles/",
        "/sitemap.xml",
    ]
    lists += [
        "/blog/",
        "/schwerpunkte/",
        "/stimmen/",
        "/antraege/offen/",
        "/antraege/offen/versionen/",
        "/antraege/offen/offen.txt",
    ]
    pages = [f"/blog/text-{draft.pk}/", f"/schwerpunkte/schwerpunkt-{draft.pk}/"]
    own = [draft.get_absolute_url() + path for path in ("", "versionen/", "versionen/1/")]
    files = [
        f"{draft.get_absolute_url()}{where}{draft.slug}.{kind}"
        for where in ("", "versionen/1/")
        for kind in ("docx", "odt", "pdf", "md", "txt")
    ]
    return lists + pages + own + files


def words_of(response, asked: str) -> str:
    """The answer without the reader's own question, which a page may repeat."""
    words = response.content.decode(errors="ignore").lower()
    for echo in (f"„{CANARY}“", f"„<bdi>{CANARY}</bdi>“", f'value="{CANARY}"', f"q={CANARY}", f"({CANARY})"):
        words = words.replace(echo, "") if CANARY in asked else words
    return words


def test_draft_is_nowhere(client, hidden):
    for path in addresses(hidden):
        assert CANARY not in words_of(client.get(path), path), path


def test_draft_has_no_address(client, hidden):
    for path in addresses(hidden):
        if path.startswith(hidden.get_absolute_url()):
            assert client.get(path).status_code == 404, path


def test_draft_is_in_no_count(client, hidden):
    page = client.get("/antraege/").content.decode()
    assert "1 Antrag<" in page.replace("1 Antrag\n", "1 Antrag<")
    assert 'Wohnen <span class="filters__count">1</span>' in page
    assert "Hessen" not in page
    assert "<dt>Musteranträge</dt><dd>1</dd>" in client.get("/").content.decode()


def test_motion_that_is_withdrawn_is_gone_at_once(client, site):
    motion = factories.make_motion(f"Titel {CANARY}", slug=CANARY, body=BODY)
    paths = [path for path in addresses(motion) if path.startswith(motion.get_absolute_url())]
    assert {client.get(path).status_code for path in paths} == {200}
    stamp = client.get(f"{motion.get_absolute_url()}{CANARY}.pdf")["ETag"]
    motion.unpublish()
    for path in ["/antraege/", "/feeds/antraege/", "/sitemap.xml", f"/suche/?q={CANARY}", *paths]:
        response = client.get(path, headers={"If-None-Match": stamp})
        assert CANARY not in words_of(response, path), path
        assert response.status_code == (404 if path in paths else 200), path
