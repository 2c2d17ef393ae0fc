"""/antraege/…/anpassen/: a municipality is chosen, what is known is filled in, what is not is asked; nothing is kept."""

import logging

import pytest
from django.db import connection

from portal.design.origins import is_same_origin
from portal.motions import rendering
from portal.motions.fitting.forms import AnswersForm
from portal.motions.models import Motion
from portal.places import register
from portal.places.local_facts import place_of
from tests import factories

pytestmark = pytest.mark.django_db
MOST = 8
OWN = {"Sec-Fetch-Site": "same-origin"}
MARKER = "Xylophonmarkierung"
BODY = """## Beschlussvorschlag

[[Gremium|Nominativ]] möge beschließen:

1. {#kataster} [[Verwaltung|Nominativ]] wird beauftragt, bis zum [[Berichtsfrist]] zu berichten.

2. {#mehr wahlweise} In [[Ort]] wird begonnen.

3. {#bayern wenn="land:BY"} Nur für Bayern.

## Begründung

[[Lage vor Ort]]
"""


@pytest.fixture
def motion(site) -> Motion:
    return factories.make_motion("Leerstand: erfassen", body=BODY, slug="leerstand")


@pytest.fixture
def address(motion) -> str:
    return f"{motion.get_absolute_url()}anpassen/"


def send(client, address: str, ags: str = "06611000", **answers):
    return client.post(f"{address}?ags={ags}", answers, headers=OWN)


def test_journey_without_javascript_ends_with_a_fitted_motion(client, address):
    first = client.get(address)
    assert 'name="kommune"' in first.content.decode()
    chosen = client.get(address, {"kommune": "Kassel"}, follow=True)
    assert chosen.redirect_chain == [(f"{address}?ags=06611000", 302)]
    page = chosen.content.decode()
    assert "Die Stadtverordnetenversammlung möge beschließen:" in page
    assert "Der Magistrat wird beauftragt" in page
    assert "Punkt 3 entfällt: Er gilt nur in Bayern, nicht in Hessen." in page
    assert "3 Stellen sind noch offen" in page
    answered = send(client, address, **{"lage-vor-ort": "Hier stehen 640 Häuser leer.", "ort": "Bahnhof"})
    page = answered.content.decode()
    assert "<p>Hier stehen 640 Häuser leer.</p>" in page
    assert "1 Stelle ist noch offen" in page
    assert 'value="Bahnhof"' in page


def test_name_that_several_bear_is_asked_for(client, address):
    page = client.get(address, {"kommune": "Neuenkirchen", "staerke": "hart"}).content.decode()
    assert "Welche Kommune meinen Sie?" in page
    assert '<a href="?ags=03359033&amp;staerke=hart">Neuenkirchen (Stade, Niedersachsen)</a>' in page
    assert page.count(">Neuenkirchen (") == 11


@pytest.mark.parametrize(
    "query", [{"kommune": "Gibtesnicht"}, {"ags": "99999999"}, {"ags": "٠٦٦١١٠٠٠"}, {"ags": "x" * 9000}]
)
def test_unknown_municipality_is_said_or_asked_for(client, address, query):
    response = client.get(address, query)
    assert response.status_code == 200
    assert 'name="kommune"' in response.content.decode()


def test_choices_stand_in_the_link_and_answers_do_not(client, address):
    page = send(client, address, ohne="mehr", ort=MARKER, **{"eingebracht-von": MARKER}).content.decode()
    assert 'href="?ags=06611000&amp;ohne=mehr"' in page
    assert "Punkt 2 entfällt: Sie haben ihn weggelassen." in page
    assert f'<input type="hidden" name="ort" value="{MARKER}">' in page  # Comes back with the clause.
    linked = client.get(f"{address}?ags=06611000&ohne=mehr").content.decode()
    assert "Sie haben ihn weggelassen." in linked


@pytest.mark.parametrize("path", ["", "?kommune=Kassel", "?kommune=Halle", "?ags=06611000"])
def test_no_page_sets_a_cookie_or_is_cached(client, address, path):
    response = client.get(address + path)
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://boese.example"},
        {"Origin": "null"},
    ],
)
def test_form_of_another_site_is_refused_in_german(client, address, headers):
    response = client.post(f"{address}?ags=06611000", {"ort": MARKER}, headers=headers)
    assert response.status_code == 403
    assert "Das kam nicht von hier." in response.content.decode()
    assert MARKER not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_form_of_this_site_is_taken_from_browsers_old_and_new(rf):
    for headers in (OWN, {"Origin": "http://testserver"}):
        assert is_same_origin(rf.post("/", headers=headers))


@pytest.mark.parametrize("extension", ["", "docx", "odt", "pdf", "md", "txt"])
def test_what_was_typed_is_in_no_file_no_log_and_no_row(client, address, extension, settings, tmp_path, caplog):
    settings.DATA_DIR = tmp_path
    answers = {"eingebracht-von": MARKER, "ort": MARKER, "lage-vor-ort": MARKER, "datei": extension}
    with caplog.at_level(logging.DEBUG):
        response = send(client, address, **answers)
    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert MARKER not in caplog.text
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or file.stat().st_size == 0, file
    assert not any(MARKER in str(row) for row in all_rows())


def all_rows():
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table != "places_municipality":
                cursor.execute(f'SELECT * FROM "{table}"')
                yield from cursor.fetchall()


@pytest.mark.parametrize(
    "evil",
    [
        "{{ settings.SECRET_KEY }}{% load static %}{0.__class__}",
        "<script>alert(1)</script>",
        "[[Kommune]] [[[[Gremium]]]]",
        "a\x00b\x1b\u202egnitfel\u2066",
        "Zeile\r\nSet-Cookie: boese=1",
        "a" + "\u0301" * 500,
    ],
)
@pytest.mark.parametrize("extension", ["", "txt", "docx"])
def test_hostile_answers_end_as_harmless_text(client, address, evil, extension):
    answers = dict.fromkeys(["eingebracht-von", "datum", "ort", "berichtsfrist", "lage-vor-ort"], evil)
    response = send(client, address, datei=extension, **answers)
    assert response.status_code == 200
    assert not response.cookies
    text = response.content.decode("utf-8", "replace")
    assert extension or "<script>alert" not in text  # A file is plain text.
    if extension != "docx":
        assert not set(text) & set("\x00\x1b\u202e\u2066")
        assert "SECRET_KEY" in text or "settings" not in evil


def test_text_that_is_too_long_is_kept_and_explained(client, address):
    long = "Leerstand " * 500
    response = send(client, address, datei="docx", **{"lage-vor-ort": long, "ort": MARKER})
    page = response.content.decode()
    assert response["Content-Type"].startswith("text/html")
    assert "„Lage vor Ort“ hat 4.999 Zeichen, möglich sind 4.000." in page
    assert long.strip() in page
    assert MARKER in page
    assert page.count("aria-invalid") == 1


def test_huge_text_is_refused_unread(client, address):
    response = send(client, address, **{"lage-vor-ort": "x" * 400_000})
    assert response.status_code == 413
    assert "steht noch alles" in response.content.decode()


def test_fitting_costs_few_queries(client, address, django_assert_max_num_queries):
    for path in ("", "?kommune=Halle", "?ags=06611000"):
        with django_assert_max_num_queries(MOST):
            client.get(address + path)
    with django_assert_max_num_queries(MOST):
        send(client, address, ort="Bahnhof", datei="txt")


def test_what_is_not_a_public_model_motion_cannot_be_fitted(client, site):
    draft = factories.make_motion("Entwurf", live=False, slug="entwurf")
    local = factories.make_motion("Örtlich", municipality=factories.make_municipality(), slug="oertlich")
    for motion in (draft, local):
        assert client.get(f"{motion.get_absolute_url()}anpassen/").status_code == 404


def test_page_of_a_motion_leads_to_its_form_and_a_version_does_not(client, address, motion):
    assert f'action="{address}"' in client.get(motion.get_absolute_url()).content.decode()
    assert address not in client.get(f"{motion.get_absolute_url()}versionen/1/").content.decode()


def test_fitted_text_is_not_remembered_by_the_process(client, address):
    before = rendering.shown.cache_info()
    send(client, address, ort=MARKER)
    assert rendering.shown.cache_info() == before


def test_every_kind_of_municipality_has_a_head_for_its_paper():
    for municipality in list(register.rows())[::17]:
        place = place_of(municipality)
        head = AnswersForm((), place).letterhead
        assert head.council.startswith(place.council), municipality
        assert head.addressee.startswith("An den*die "), municipality
        assert head.place == municipality.short_name


def test_people_in_office_are_named_as_chosen_and_the_link_says_so(client, address):
    starred = client.get(f"{address}?ags=06611000").content.decode()
    assert '<input type="radio" name="formen" value="stern" checked>' in starred
    page = send(client, address, formen="paar").content.decode()
    assert '<input type="radio" name="formen" value="paar" checked>' in page
    assert 'href="?ags=06611000&amp;formen=paar"' in page
    text = send(client, address, formen="paar", datei="txt").content.decode()
    assert "An die Stadtverordnetenvorsteherin oder den Stadtverordnetenvorsteher" in text
    linked = client.get(f"{address}?ags=06611000&formen=paar").content.decode()
    assert '<input type="radio" name="formen" value="paar" checked>' in linked
    assert "formen" not in send(client, address, formen="<b>").content.decode().split("Auswahl als Link")[1]


def test_clause_for_a_size_stays_marked_where_the_size_is_unknown(client, site):
    body = BODY.replace("{#mehr wahlweise}", '{#mehr wenn="größe:20000-"}')
    motion = factories.make_motion("Groß", body=body, slug="gross")
    factories.make_municipality(population=0, ags="99000001", short_name="Neustadt", federal_state="HE")
    page = client.get(f"{motion.get_absolute_url()}anpassen/?ags=99000001").content.decode()
    assert "Bitte prüfen Sie Punkt 2: Er gilt nur ab 20.000 Einwohner*innen; Einwohnerzahl unbekannt." in page
    assert "<li>ab 20.000 Einwohner*innen</li>" in page
    assert 'id="punkt-mehr"' in page
