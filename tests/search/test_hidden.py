"""What the world may not see is nowhere in the search: no result, count, facet, suggestion, correction, row."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.motions.register import actions as register
from portal.search import knowing, rebuilding
from portal.search.finding import entry_of, search
from portal.search.neighbours import related
from tests import factories
from tests.exchange.reports import send
from tests.search.things import titles, traces

pytestmark = pytest.mark.django_db
WORD = "Quarzmühlenhof"


def publish(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("make", [factories.make_article, factories.make_focus, factories.make_page])
def test_draft_of_a_page_is_not_found(site, make):
    make(f"Entwurf {WORD}", live=False, standfirst=WORD)
    assert traces(WORD) == []


def test_changed_draft_of_a_public_page_is_not_found(site):
    article = factories.make_article("Wasser")
    article.title = f"Wasser im {WORD}"
    article.standfirst = WORD
    article.save_revision()
    assert traces(WORD) == []
    publish(article)
    assert titles(WORD) == [f"Wasser im {WORD}"]


def test_unpublished_page_is_found_no_longer(site):
    article = publish(factories.make_article(f"Haus {WORD}", standfirst=WORD))
    assert titles(WORD) == [f"Haus {WORD}"]
    article.unpublish()
    assert traces(WORD) == []


def test_expired_page_is_found_no_longer(site):
    article = factories.make_article(f"Haus {WORD}")
    article.expire_at = timezone.now() + datetime.timedelta(seconds=1)
    publish(article)
    assert titles(WORD)
    Page.objects.filter(pk=article.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))
    call_command("publish_scheduled", verbosity=0)
    assert traces(WORD) == []


def test_page_of_tomorrow_is_found_when_it_goes_live(site):
    article = factories.make_article(f"Haus {WORD}", live=False)
    article.go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision = article.save_revision()
    revision.publish()
    assert traces(WORD) == []
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert titles(WORD) == [f"Haus {WORD}"]


def test_private_page_is_not_found_until_it_is_open_again(site):
    article = factories.make_article(f"Haus {WORD}")
    closed = PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")
    assert traces(WORD) == []
    closed.delete()
    assert titles(WORD) == [f"Haus {WORD}"]


@pytest.mark.parametrize("everything", [False, True])
def test_deleted_page_is_found_no_longer(site, everything):
    article = factories.make_article(f"Haus {WORD}")
    if everything:
        Page.objects.filter(pk=article.pk).delete()
    else:
        Page.objects.get(pk=article.pk).delete()
    assert traces(WORD) == []


def test_renamed_page_is_found_by_its_new_name_only(site):
    article = factories.make_article(f"Haus {WORD}")
    article.title = "Haus am Bach"
    publish(article)
    assert traces(WORD) == []
    assert titles("Haus am Bach") == ["Haus am Bach"]


def test_draft_of_a_motion_is_not_found(site):
    motion = factories.make_motion(f"Haus {WORD}", live=False)
    assert traces(WORD) == []
    motion.save_revision().publish()
    assert titles(WORD) == [f"Haus {WORD}"]
    motion.refresh_from_db()
    motion.summary = "Flechtwerkturm"
    motion.save_revision()
    assert traces("Flechtwerkturm") == []
    motion.unpublish()
    assert traces(WORD) == []


def test_hidden_filing_and_its_hidden_motion_are_not_found(site):
    filing = factories.make_filing(f"Haus {WORD}", live=False)
    assert traces(WORD) == []
    register.publish_filing(by=None, filing=filing)
    assert titles(WORD) == [f"Haus {WORD}"]
    register.hide_filing(by=None, filing=filing, reason="Fehler")
    assert traces(WORD) == []


def test_title_of_a_hidden_motion_is_not_found_by_its_filing(site):
    motion = factories.make_motion(f"Haus {WORD}")
    factories.make_filing("Ein Antrag", motion=motion)
    assert set(titles(WORD)) == {f"Haus {WORD}", "Ein Antrag"}
    motion.unpublish()
    assert traces(WORD) == []


def test_people_who_filed_are_not_found_and_factions_are(site):
    named = [("councillor", f"Erika {WORD}"), ("faction", "Fraktion Flechtwerkturm")]
    factories.make_filing("Ein Antrag", originators=named)
    assert traces(WORD) == []
    assert titles("Flechtwerkturm") == ["Ein Antrag"]


def test_waiting_report_is_not_found(client, site):
    send(client, title=f"Haus {WORD}", organization=WORD)
    assert traces(WORD) == []
    rebuilding.rebuild()
    assert traces(WORD) == []


def test_deleted_voice_is_found_no_longer(site):
    voice = factories.make_voice(f"Erika {WORD}", bio=WORD)
    assert titles(WORD) == [f"Erika {WORD}"]
    voice.delete()
    assert traces(WORD) == []


def test_rebuild_and_catching_up_bring_nothing_hidden_back(site):
    factories.make_article(f"Entwurf {WORD}", live=False)
    factories.make_motion(f"Entwurf {WORD}", live=False)
    factories.make_filing(f"Entwurf {WORD}", live=False)
    rebuilding.rebuild()
    rebuilding.catch_up()
    assert traces(WORD) == []


def test_what_went_past_the_models_is_caught_up(site):
    article = factories.make_article(f"Haus {WORD}")
    Page.objects.filter(pk=article.pk).update(live=False)
    assert rebuilding.catch_up() == 1
    assert traces(WORD) == []
    assert rebuilding.catch_up() == 0


def test_hidden_things_are_like_nothing_and_nothing_is_like_them(client, site):
    body = f"<p>Flechtwerkturm am Bach, {WORD}.</p>"
    shown = factories.make_article("Flechtwerkturm", body=body)
    factories.make_article("Flechtwerkturm im Tal", body=body)
    hidden = factories.make_article("Flechtwerkturm geheim", body=body, live=False)
    withdrawn = publish(factories.make_article("Flechtwerkturm zurück", body=body))
    withdrawn.unpublish()
    near = [entry.title for entry in related(entry_of("text", shown.pk), 9)]
    assert near == ["Flechtwerkturm im Tal"]
    page = client.get(f"/suche/?wie=text-{shown.pk}").content.decode()
    assert "Flechtwerkturm im Tal" in page
    for title in ("Flechtwerkturm geheim", "Flechtwerkturm zurück"):
        assert title not in page
    for secret in (hidden, withdrawn):
        assert "Flechtwerkturm" not in client.get(f"/suche/?wie=text-{secret.pk}").content.decode()


def test_words_offered_without_a_script_are_public_at_this_moment(client, site):
    article = publish(factories.make_article(f"Haus {WORD}"))
    factories.make_article("Entwurf Flechtwerkturm", live=False)
    knowing.forget_words()
    page = client.get("/suche/").content.decode()
    assert f'<option value="{WORD}">' in page
    assert "Flechtwerkturm" not in page
    article.unpublish()
    assert WORD not in client.get("/suche/").content.decode()


def test_readers_find_everything_and_nothing_hidden_at_each_step_of_a_rebuild(site, monkeypatch):
    monkeypatch.setattr(rebuilding, "AT_ONCE", 2)
    names = [f"Flechtwerkturm {number}" for number in range(7)]
    articles = [factories.make_article(name) for name in names]
    factories.make_article(f"Flechtwerkturm {WORD}", live=False)
    steps = []

    def look(done: int) -> None:
        steps.append(done)
        assert sorted(titles("Flechtwerktürme")) == names
        assert search("Flechtwerkturm").complete == len(names)
        assert traces(WORD) == []
        if len(steps) == 1:  # Taken back while the index is made anew.
            articles[-1].unpublish()
            names.pop()

    rebuilding.rebuild(look)
    assert len(steps) > 3
    assert sorted(titles("Flechtwerktürme")) == names
