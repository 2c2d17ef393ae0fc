"""Editors and offers: queue, question, draft, reason; letters once; nothing public before an editor publishes."""

import logging
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.exchange.models import Offer, OfferFile, SendingCount
from portal.exchange.offering import actions, letters
from portal.mailing.models import Letter
from portal.motions.models import Motion
from portal.motions.register.writing import Refused
from portal.pictures.models import Picture
from portal.publishing.models import Article, Publication
from tests import factories
from tests.exchange.offers import FORM, OWN, make_offer, send, token_of

pytestmark = pytest.mark.django_db
CANARY = "quarzuhrpendel"
TOKEN = "A" * 32
PRIVATE = f"/mitmachen/angebot/{TOKEN}/"
QUEUE = "/redaktion/angebote/"


def confirmed(**fields) -> Offer:
    return make_offer(TOKEN, email="a@b.example", confirmed_at=timezone.now(), **fields)


def add_file(offer: Offer, data: bytes, kind: str = "jpeg", **fields) -> OfferFile:
    known = {"description": "Ein Rathaus", "author": "E. Beispiel", "source": "Eigene Aufnahme"}
    known |= {"license": factories.make_license()}
    return OfferFile.objects.create(offer=offer, kind=kind, data=data, size=len(data), **(known | fields))


def test_text_becomes_a_draft_of_its_debate(site, editor):
    debate = factories.make_debate()
    said = factories.make_article("Kaufen!", debate=debate)
    voice = factories.make_voice("Erika Beispiel")
    offer = confirmed(debate=debate, answers=said.page_ptr if hasattr(said, "page_ptr") else said, standfirst="Kurz.")
    for description in ("Ein Rathaus", "Ein Netz"):
        add_file(offer, factories.picture_bytes(), description=description)
    made = actions.accept(by=editor, offer=offer, revision=1)
    article = Article.objects.get(pk=made.pk)
    draft = article.get_latest_revision_as_object()
    for version in (article, draft):
        assert (version.live, version.debate, version.answers_id) == (False, debate, said.pk)
        assert (version.standfirst, version.license) == ("Kurz.", offer.license)
        assert [one.voice for one in version.authorships.all()] == [voice]
        assert version.hero.author == "E. Beispiel"
        assert [block.block_type for block in version.body] == ["text", "picture"]
    assert Picture.objects.count() == 2
    assert not offer.files.exists()
    assert (offer.state, offer.page_id) == ("accepted", made.pk)


def test_motion_becomes_a_draft(site, editor):
    text = "Beschlussvorschlag:\n1. Die Verwaltung erfasst.\n\nBegründung:\nWeil."
    offer = make_offer(kind="motion", title="Leerstand erfassen", text=text)
    made = actions.accept(by=editor, offer=offer, revision=1)
    motion = Motion.objects.get()
    assert (motion.pk, motion.live, motion.title) == (made.pk, False, "Leerstand erfassen")
    assert [clause.text for clause in motion.motion_text.clauses] == ["Die Verwaltung erfasst."]
    assert motion.license == offer.license


def test_publication_becomes_a_draft_with_its_file(site, editor):
    offer = make_offer(kind="publication", title="Handbuch", year=2025)
    add_file(offer, pdf(), "pdf", license=None)
    made = actions.accept(by=editor, offer=offer, revision=1)
    publication = Publication.objects.get(pk=made.pk)
    assert (publication.live, publication.publication_year) == (False, 2025)
    assert publication.files.get().document.file.read().startswith(b"%PDF")


def pdf() -> bytes:
    from io import BytesIO

    from pypdf import PdfWriter

    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def test_two_offers_of_one_title_are_two_drafts(site, editor):
    made = [actions.accept(by=editor, offer=make_offer(), revision=1) for _ in range(2)]
    assert made[0].slug != made[1].slug


def test_double_click_and_second_editor_make_one_draft(site, editor):
    offer = make_offer()
    actions.accept(by=editor, offer=Offer.objects.get(), revision=1)
    with pytest.raises(Refused, match="schon weiter"):
        actions.accept(by=editor, offer=offer, revision=1)
    with pytest.raises(Refused, match="schon weiter"):
        actions.decline(by=editor, offer=offer, reason="scope", words="", revision=1)
    assert Article.objects.count() == 1


def test_decision_about_what_has_changed_is_refused(site, editor):
    offer = make_offer()
    actions.answer(offer=offer, text="Noch etwas")
    with pytest.raises(Refused, match="Gespeichert wurde nichts"):
        actions.accept(by=editor, offer=offer, revision=1)
    assert not Article.objects.exists()


def test_letters_are_written_once_for_each_step(client, site, editor):
    offer = confirmed()
    actions.ask(by=editor, offer=offer, text="Woher die Zahl?", revision=1)
    actions.answer(offer=offer, text="Aus dem Haushalt.")
    made = actions.accept(by=editor, offer=offer, revision=3)
    assert actions.notice_published() == 0
    made.get_latest_revision().publish()
    assert actions.notice_published() == 1
    assert actions.notice_published() == 0
    subjects = list(Letter.objects.order_by("pk").values_list("subject", flat=True))
    assert subjects == [
        "Eine Frage zu Ihrem Angebot",
        "Ihr Angebot ist angenommen",
        "Ihr Angebot ist veröffentlicht",
    ]
    assert Letter.objects.last().text.count("/blog/das-netz-gehoert-uns/") == 1
    page = client.get(PRIVATE).content.decode()
    assert "/blog/das-netz-gehoert-uns/" in page
    assert "Stand: veröffentlicht" in page


def test_command_tells_who_offered_it(site, editor):
    offer = confirmed()
    actions.accept(by=editor, offer=offer, revision=1).get_latest_revision().publish()
    call_command("forget_reports", verbosity=0)
    assert Offer.objects.get().state == "published"


def test_unconfirmed_address_gets_no_word_of_anybody(site, editor):
    offer = make_offer(email="fremd@b.example", title=CANARY, name=CANARY)
    actions.decline(by=editor, offer=offer, reason="other", words=CANARY, revision=1)
    letter = Letter.objects.get()
    assert letter.subject == "Bitte bestätigen Sie Ihre Adresse"
    assert CANARY not in letter.text


def test_address_is_confirmed_by_a_link_that_works_once(client, site):
    make_offer(TOKEN, email="a@b.example")
    path = re.search(r"/mitmachen/angebot/bestaetigen/[\w-]{32}/", Letter.objects.get().text)[0]
    page = client.get(path)
    assert "Ist das Ihre Adresse?" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert Offer.objects.get().confirmed_at is None
    assert "ist bestätigt" in client.post(path, headers=OWN).content.decode()
    assert Offer.objects.get().confirmed_at
    assert client.post(path, headers=OWN).status_code == 404
    assert client.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_confirmations_are_few_and_the_answer_is_the_same(client, site, monkeypatch):
    shown = [send(client, email=email).content.decode() for email in ("a@b.example", "A@b.example")]
    assert Letter.objects.count() == 1
    assert len({re.sub(r"angebot/[\w-]{32}", "", page) for page in shown}) == 1
    monkeypatch.setattr(letters, "LETTERS_AN_HOUR", 1)
    send(client, email="c@d.example")
    assert Letter.objects.count() == 1
    SendingCount.objects.update(started_at=timezone.now() - timedelta(hours=25), number=0)
    send(client, email="a@b.example")
    assert Letter.objects.count() == 2


def test_withdrawn_offer_is_empty_at_once(client, site, editor):
    offer = confirmed(title=CANARY, note=CANARY)
    add_file(offer, b"x")
    actions.ask(by=editor, offer=offer, text=CANARY, revision=1)
    client.post(PRIVATE, {"schritt": "zurueckziehen"}, headers=OWN)
    offer.refresh_from_db()
    assert (offer.state, offer.email, offer.title, offer.text) == ("withdrawn", "", "", "")
    assert not offer.files.exists()
    assert not offer.messages.exists()
    assert "gelöscht" in client.get(PRIVATE).content.decode()


def test_old_offers_are_forgotten_and_open_ones_are_not(site, editor):
    waiting, draft = make_offer(), make_offer(draft=True)
    declined = confirmed()
    actions.decline(by=editor, offer=declined, reason="scope", words="", revision=1)
    accepted = make_offer(email="x@y.example")
    actions.accept(by=editor, offer=accepted, revision=1)
    now = timezone.now()
    assert actions.forget(now + timedelta(days=29)) == (0, 0)
    actions.forget(now + timedelta(days=31))
    assert not Offer.objects.filter(pk=draft.pk).exists()
    actions.forget(now + timedelta(days=91))
    assert set(Offer.objects.values_list("pk", flat=True)) == {waiting.pk, accepted.pk}
    assert Offer.objects.get(pk=accepted.pk).email  # It has not come out yet.


@pytest.mark.parametrize("state", ["draft", "waiting", "question", "declined", "accepted"])
def test_offer_is_nowhere(client, site, editor, state):
    debate = factories.make_debate(slug="netz")
    fields = dict.fromkeys(("title", "standfirst", "text", "name", "organisation", "about_voice", "note"), CANARY)
    offer = make_offer(TOKEN, debate=debate, draft=state == "draft", **fields)
    if state == "question":
        actions.ask(by=editor, offer=offer, text=CANARY, revision=1)
    elif state == "declined":
        actions.decline(by=editor, offer=offer, reason="other", words=CANARY, revision=1)
    elif state == "accepted":
        actions.accept(by=editor, offer=offer, revision=1)
    paths = ["/", "/blog/", "/debatten/", "/debatten/netz/", "/stimmen/", "/publikationen/", "/antraege/", FORM]
    paths += ["/feeds/alles/", "/sitemap.xml", "/mitmachen/antrag/", "/mitmachen/publikation/", "/bildnachweise/"]
    for path in [*paths, f"/suche/?q={CANARY}"]:
        response = client.get(path)
        assert response.status_code == 200, path
        words = response.content.decode()
        if path.startswith("/suche/"):  # Repeats what was asked for.
            assert f"„<bdi>{CANARY}</bdi>“ haben wir nichts gefunden" in words
        else:
            assert CANARY not in words, path
    assert client.get(f"/blog/{CANARY}/").status_code == 404


@pytest.mark.parametrize("path", ["x", "%00", "Q" * 32])
def test_wrong_links_say_nothing(client, site, path):
    make_offer(TOKEN)
    assert client.get(f"/mitmachen/angebot/{path}/").status_code == 404


def test_log_holds_no_private_link(client, site, caplog):
    from portal.exchange.reporting.logs import WithoutPrivateLinks

    for path in (f"/mitmachen/angebot/{'Q' * 32}/", f"/mitmachen/angebot/bestaetigen/{'Q' * 32}/"):
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)
        assert WithoutPrivateLinks().filter(record)
        assert "Q" * 32 not in record.getMessage()


def test_queue_and_offer_need_the_right_and_hide_drafts(client, site, editor):
    offer = make_offer(title=CANARY)
    draft = make_offer(title="Zwischenstand", draft=True)
    picture = add_file(offer, factories.picture_bytes())
    hidden = add_file(draft, factories.picture_bytes())
    client.force_login(factories.make_user(group="Autor*innen"))
    assert client.get(f"{QUEUE}{offer.pk}/").status_code in (302, 403)
    assert client.get(f"{QUEUE}{offer.pk}/datei/{picture.pk}/").status_code in (302, 403)
    client.force_login(editor)
    page = client.get(QUEUE).content.decode()
    assert CANARY in page
    assert "Zwischenstand" not in page
    assert client.get(f"{QUEUE}{draft.pk}/").status_code == 404
    assert client.get(f"{QUEUE}{draft.pk}/datei/{hidden.pk}/").status_code == 404
    file = client.get(f"{QUEUE}{offer.pk}/datei/{picture.pk}/")
    assert (file["Content-Type"], file["Cache-Control"]) == ("image/jpeg", "no-store, private")
    assert "Als Entwurf annehmen" in client.get(f"{QUEUE}{offer.pk}/").content.decode()


def test_editor_decides_on_the_page(client, site, editor):
    offer = make_offer(TOKEN)
    client.force_login(editor)
    path = f"{QUEUE}{offer.pk}/"
    client.post(path, {"schritt": "lesen", "seen": "1"})
    client.post(path, {"schritt": "fragen", "seen": "2", "text": "Woher?"})
    client.logout()
    page = client.get(PRIVATE).content.decode()
    assert "Woher?" in page
    client.post(PRIVATE, {"schritt": "antworten", "text": "Daher."}, headers=OWN)
    client.force_login(editor)
    assert client.post(path, {"schritt": "ablehnen", "seen": "4"}).status_code == 200  # Without a reason.
    response = client.post(path, {"schritt": "annehmen", "seen": "4"})
    assert response.url == f"/redaktion/pages/{Article.objects.get().pk}/edit/"
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_pages_cost_the_same_for_many(client, site, editor, django_assert_max_num_queries, number):
    for _ in range(number):
        make_offer()
    with django_assert_max_num_queries(4):
        client.get(FORM)
    offer = make_offer(TOKEN, draft=True)
    for _ in range(5):
        add_file(offer, b"x")
    with django_assert_max_num_queries(8):
        client.get(PRIVATE)
    client.force_login(editor)
    client.get(QUEUE)
    with django_assert_max_num_queries(22):
        client.get(QUEUE)


def test_thanks_show_the_link_once(client, site):
    response = send(client)
    assert response.content.decode().count(token_of(response)) == 2  # The link and its words.
