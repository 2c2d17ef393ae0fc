"""Offering without an account: form, preview, draft, private link; hostile input, limits, no cookie."""

import io
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.exchange.models import Offer, OfferFile
from portal.exchange.offering import files
from portal.exchange.reporting import limits
from tests import factories
from tests.exchange.offers import FORM, OWN, TEXT, make_offer, send, stamp, token_of, told

pytestmark = pytest.mark.django_db
TOKEN = "A" * 32
PRIVATE = f"/mitmachen/angebot/{TOKEN}/"


def document(*paragraphs: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Wie es ging", 2)
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(out)
    return out.getvalue()


def picture_form(data: bytes, **fields) -> dict:
    known = {"schritt": "bild", "description": "Ein Rathaus", "author": "E. Beispiel", "source": "Eigene Aufnahme"}
    return known | {"license": factories.make_license().pk, "picture": SimpleUploadedFile("x.jpg", data)} | fields


def test_offer_is_taken_with_all_that_was_told(client, site):
    response = send(client, organisation="Bündnis", about_voice="Rechnet gern.", note="Eilt.", email="a@b.example")
    offer = Offer.objects.get()
    assert (offer.kind, offer.state, offer.title, offer.text) == ("text", "received", "Das Netz gehört uns", TEXT)
    assert (offer.name, offer.voice_kind, offer.organisation) == ("Erika Beispiel", "mandate", "Bündnis")
    assert "Ich habe das Recht" in offer.consent_text
    assert offer.consented_at
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    page = client.get(f"/mitmachen/angebot/{token_of(response)}/")
    assert "eingegangen, wartet auf die Redaktion" in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("no-referrer", True)


def test_preview_keeps_nothing_and_loses_nothing(client, site):
    page = send(client, schritt="ansehen").content.decode()
    assert "<h2>Wie es ging</h2>" in page
    assert "<b>fragen</b>" in page
    assert "Noch nicht gesendet" in page
    assert 'value="Erika Beispiel"' in page
    assert not Offer.objects.exists()


def test_markup_of_strangers_is_words(client, site):
    bad = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![b](https://spur.example/b.png)\n\n<b onclick=x>"
    page = send(client, schritt="ansehen", text=bad).content.decode()
    article = page.partition('<article class="prose">')[2].partition("</article>")[0]
    for words in ("<script", "<img", 'href="javascript', "<b onclick"):
        assert words not in article


@pytest.mark.parametrize("path", [FORM, "/mitmachen/antrag/", "/mitmachen/publikation/"])
def test_what_is_wrong_comes_back_with_everything_typed(client, site, path):
    page = client.post(path, {"stempel": stamp(), "name": "Mein Name", "schritt": "senden"}, headers=OWN)
    assert page.status_code == 200
    words = page.content.decode()
    assert "Bitte füllen Sie dieses Feld aus" in words
    assert "Ohne diese Einwilligung" in words
    assert "Mein Name" in words
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "x" * 201},
        {"voice_kind": "editorial"},
        {"license": "999999"},
        {"email": "a@b.example\nBcc: c@d.example"},
        {"website": "https://spam.example"},
        {"text": "x" * 120_001},
        {"consent": ""},
    ],
)
def test_hostile_or_wrong_answers_are_refused(client, site, fields):
    assert send(client, **fields).status_code == 200
    assert not Offer.objects.exists()


def test_line_breaks_in_names_are_blanks(client, site):
    send(client, title="Netz\r\nBcc: a@b.example", name="Erika\nX-Spam: 1")
    offer = Offer.objects.get()
    assert (offer.title, offer.name) == ("Netz Bcc: a@b.example", "Erika X-Spam: 1")


def test_context_comes_from_the_address(client, site):
    debate = factories.make_debate(slug="netz")
    said = factories.make_article("Kaufen!", slug="kaufen", debate=debate)
    factories.make_article("Geheim", slug="geheim", debate=debate, live=False)
    page = client.get(f"{FORM}?debatte=netz&antwort=kaufen").content.decode()
    assert "Als Antwort auf" in page
    assert "Kaufen!" in page
    assert "Geheim" not in client.get(f"{FORM}?debatte=netz&antwort=geheim").content.decode()
    send(client, debatte="netz", antwort="kaufen")
    offer = Offer.objects.get()
    assert (offer.debate, offer.answers_id) == (debate, said.pk)


def test_document_becomes_light_markdown(client, site):
    data = document("Erst *rechnen*.", "- dann fragen", "1. nicht zählen")
    page = send(client, schritt="ansehen", text="", document=SimpleUploadedFile("x.docx", data)).content.decode()
    assert "<h2>Wie es ging</h2>" in page
    assert "<p>Erst *rechnen*.</p>" in page
    send(client, text="", document=SimpleUploadedFile("x.docx", data))
    assert Offer.objects.get().text.startswith("## Wie es ging\n\nErst \\*rechnen\\*.")


def test_document_without_text_says_so(client, site):
    out = io.BytesIO()
    docx.Document().save(out)
    page = send(client, text="", document=SimpleUploadedFile("bilder.docx", out.getvalue())).content.decode()
    assert "In dieser Datei steht kein Text" in page
    assert not Offer.objects.exists()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, zipfile.ZipFile(io.BytesIO(document("x"))) as good:
        for name in good.namelist():
            archive.writestr(name, good.read(name))
        archive.writestr("word/media/big.xml", b"0" * 300_000_000)
    return out.getvalue()


def macro() -> bytes:
    out = io.BytesIO(document("x"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [bomb, macro, lambda: b"<html><script>alert(1)</script>", lambda: b"MZ\x00\x01", lambda: b"%PDF-1.7\n<html>"],
    ids=["bomb", "macro", "markup", "program", "polyglot"],
)
def test_hostile_files_are_refused(client, site, data):
    page = send(client, text="", document=SimpleUploadedFile("text.docx", data())).content.decode()
    assert "Es wurde nichts gespeichert" in page
    assert not Offer.objects.exists()


def test_draft_needs_only_a_title_and_goes_on(client, site):
    fields = {"title": "Noch roh", "stempel": stamp(), "schritt": "sichern"}
    response = client.post(FORM, fields, headers=OWN)
    assert "Ihr Zwischenstand ist gesichert" in response.content.decode()
    offer = Offer.objects.get()
    assert (offer.state, bool(offer.expires_at)) == ("draft", True)
    private = f"/mitmachen/angebot/{token_of(response)}/"
    assert "Noch roh" in client.get(private).content.decode()
    assert client.post(private, {"title": "Noch roh", "schritt": "senden"}, headers=OWN).status_code == 200
    offer.refresh_from_db()
    assert offer.state == "draft"
    assert client.post(private, told(schritt="senden"), headers=OWN).status_code == 302
    offer.refresh_from_db()
    assert (offer.state, offer.expires_at, bool(offer.consented_at)) == ("received", None, True)
    assert client.post(private, told(schritt="senden"), headers=OWN).status_code == 302  # A double click.
    assert not offer.messages.exists()


def test_picture_is_encoded_anew_without_its_traces(client, site):
    exif = Image.Exif()
    exif[0x010E] = "quarzuhrpendel"
    offer = make_offer(TOKEN, draft=True)
    assert client.post(PRIVATE, picture_form(factories.picture_bytes(exif=exif)), headers=OWN).status_code == 302
    kept = OfferFile.objects.get()
    assert b"quarzuhrpendel" not in bytes(kept.data)
    assert (kept.offer, kept.author, kept.kind) == (offer, "E. Beispiel", "jpeg")
    page = client.get(PRIVATE).content.decode()
    assert "Ein Rathaus" in page
    client.post(PRIVATE, {"schritt": "entfernen", "bild": str(kept.pk)}, headers=OWN)
    assert not OfferFile.objects.exists()


@pytest.mark.parametrize("missing", ["description", "author", "source", "license", "picture"])
def test_picture_without_credits_is_refused(client, site, missing):
    make_offer(TOKEN, draft=True)
    response = client.post(PRIVATE, picture_form(factories.picture_bytes()) | {missing: ""}, headers=OWN)
    assert "Bitte füllen Sie dieses Feld aus" in response.content.decode()
    assert not OfferFile.objects.exists()


def test_pictures_too_large_or_too_many_or_none_are_refused(client, site, monkeypatch):
    make_offer(TOKEN, draft=True)
    page = client.post(PRIVATE, picture_form(factories.picture_bytes("PNG", (8000, 5001))), headers=OWN)
    assert "40 Millionen Bildpunkte" in page.content.decode()
    assert "Es wurde nichts gespeichert" in client.post(PRIVATE, picture_form(b"GIF89a"), headers=OWN).content.decode()
    assert not OfferFile.objects.exists()
    monkeypatch.setattr("portal.exchange.offering.actions.MOST_PICTURES", 1)
    assert client.post(PRIVATE, picture_form(factories.picture_bytes()), headers=OWN).status_code == 302
    assert client.post(PRIVATE, picture_form(factories.picture_bytes()), headers=OWN).status_code == 409
    assert OfferFile.objects.count() == 1


def test_publication_comes_with_its_file(client, site):
    book = SimpleUploadedFile("x.pdf", factories_pdf())
    response = send(client, "/mitmachen/publikation/", year="2025", schritt="sichern", book=book)
    assert "gesichert" in response.content.decode()
    offer = Offer.objects.get()
    assert (offer.kind, offer.year, offer.files.get().kind) == ("publication", 2025, "pdf")
    bad = SimpleUploadedFile("x.pdf", b"MZ\x00")
    assert "nicht vorgesehen" in send(client, "/mitmachen/publikation/", year="2025", book=bad).content.decode()


def test_publication_without_its_file_is_not_sent_and_loses_nothing(client, site):
    path, own = "/mitmachen/publikation/", stamp()
    preview = send(client, path, year="2025", stempel=own, schritt="ansehen").content.decode()
    assert 'type="file" id="datei" name="book"' in preview  # A browser takes no file along.
    page = send(client, path, year="2025", stempel=own).content.decode()
    assert "Die Datei der Publikation fehlt, gesendet ist noch nichts." in page
    assert 'value="Erika Beispiel"' in page
    assert not Offer.objects.exists()
    send(client, path, year="2025", stempel=own, book=SimpleUploadedFile("x.pdf", factories_pdf()))
    offer = Offer.objects.get()
    assert (offer.state, offer.files.get().kind) == ("received", "pdf")


def test_publication_is_sent_with_the_file_of_its_draft(client, site):
    offer = make_offer(TOKEN, draft=True, kind="publication")
    fields = told(year="2025", schritt="senden")
    assert "Die Datei der Publikation fehlt" in client.post(PRIVATE, fields, headers=OWN).content.decode()
    OfferFile.objects.create(offer=offer, kind="pdf", data=factories_pdf(), size=1)
    preview = client.post(PRIVATE, fields | {"schritt": "ansehen"}, headers=OWN).content.decode()
    assert 'name="book"' not in preview
    assert client.post(PRIVATE, fields, headers=OWN).status_code == 302
    offer.refresh_from_db()
    assert offer.state == "received"


def factories_pdf() -> bytes:
    return b"%PDF-1.7\n%%EOF\n"


def test_motion_is_read_as_on_the_check_page(client, site):
    there = factories.make_motion("Leerstand erfassen", slug="leerstand")
    text = "Antrag: Leerstand erfassen\n\nBeschlussvorschlag:\n1. Die Verwaltung erfasst.\n2. Sie berichtet.\n\nBegründung:\nWeil."
    page = send(client, "/mitmachen/antrag/", title=there.title, text=text, schritt="ansehen").content.decode()
    assert "Gibt es das schon?" in page
    assert "Die Verwaltung erfasst." in page
    assert "finanzielle Auswirkungen" in page
    send(client, "/mitmachen/antrag/", title=there.title, text=text)
    assert Offer.objects.get().kind == "motion"


@pytest.mark.parametrize(("age", "said"), [(0, "schneller, als jemand tippen"), (100_000, "lag lange offen")])
def test_too_quick_and_too_old_forms_lose_nothing(client, site, age, said):
    page = send(client, stempel=stamp(age), standfirst="Mein Vorspann").content.decode()
    assert said in page
    assert "Mein Vorspann" in page
    assert not Offer.objects.exists()


def test_double_click_is_one_offer(client, site):
    own = stamp()
    assert token_of(send(client, stempel=own)) == token_of(send(client, stempel=own))
    assert Offer.objects.count() == 1


def test_draft_that_was_kept_before_is_sent_by_the_same_form(client, site):
    own = stamp()
    send(client, stempel=own, schritt="sichern")
    send(client, stempel=own, title="Besser")
    offer = Offer.objects.get()
    assert (offer.state, offer.title) == ("received", "Besser")


def test_other_sites_cannot_send(client, site):
    assert send(client, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Offer.objects.exists()


def test_flood_from_one_network_is_stopped_and_loses_nothing(client, site, monkeypatch):
    monkeypatch.setattr(limits, "PER_NETWORK", 1)
    send(client)
    response = send(client, standfirst="Mein Vorspann")
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert "Mein Vorspann" in response.content.decode()
    assert Offer.objects.count() == 1


def test_too_large_a_form_is_not_read(client, site):
    response = client.post(
        FORM, b"x", content_type="text/plain", headers=OWN, CONTENT_LENGTH=str(files.MOST_BOOK_BYTES * 2)
    )
    assert response.status_code == 413
