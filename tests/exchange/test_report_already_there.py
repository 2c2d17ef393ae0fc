"""Before a report is sent: the filing that is there already, and the model motion it was made from."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.exchange.models import FilingReport
from tests import factories
from tests.exchange.reports import FORM, OWN, told
from tests.motions.test_similarity import OTHER, make
from tests.motions.test_similarity import OWN as WORDING

pytestmark = pytest.mark.django_db
MOST = 8


@pytest.fixture(autouse=True)
def _site(site):
    return site


def checked(client, **fields) -> str:
    return client.post(FORM, told(**{"title": "Unser Antrag"} | fields), headers=OWN).content.decode()


def test_model_is_proposed_by_the_text_and_taken_with_one_click(client):
    model = make("Häuser zählen", slug="haeuser")
    make("Frühstück", OTHER)
    page = checked(client, final_text=WORDING)
    assert "Nach einem unserer Musteranträge?" in page
    assert 'name="antrag" value="haeuser"' in page
    assert "Frühstück" not in page
    page = checked(client, final_text=WORDING, antrag="haeuser")
    assert "nach unserem Musterantrag „Häuser zählen“" in page
    assert "Nach einem unserer Musteranträge?" not in page
    client.post(FORM, told(final_text=WORDING, antrag="haeuser", schritt="senden"), headers=OWN)
    assert FilingReport.objects.get().motion == model


def test_model_is_proposed_by_an_uploaded_file_and_by_the_title(client):
    make("Häuser zählen", slug="haeuser")
    file = SimpleUploadedFile("beschluss.txt", f"Antrag: Anders\n\nBeschlussvorschlag:\n\n1. {WORDING}\n".encode())
    assert 'value="haeuser"' in checked(client, file=file)
    assert 'value="haeuser"' in checked(client, title="Zählen: Häuser")
    assert 'value="haeuser"' not in checked(client)


def test_draft_is_not_proposed(client):
    make("Geheimantrag", slug="geheim", live=False)
    page = checked(client, title="Geheimantrag", final_text=WORDING)
    assert 'value="geheim"' not in page


def test_filing_of_the_same_text_under_another_title_is_found(client):
    filing = factories.make_filing("Ganz anders", final_text=WORDING)
    factories.make_filing("Verborgen", final_text=WORDING, live=False)
    elsewhere = factories.make_municipality("Fulda", ags="06631009")
    factories.make_filing("Anderswo", final_text=WORDING, municipality=elsewhere)
    page = checked(client, final_text=WORDING)
    assert f'name="ergaenzen" value="{filing.pk}"' in page
    assert "Verborgen" not in page
    assert "Anderswo" not in page


def test_check_costs_the_same_for_many_texts(client, django_assert_max_num_queries):
    for number in range(10):
        make(f"Antrag {number}", f"{WORDING} Nummer {number}.")
        factories.make_filing(f"Einbringung {number}", final_text=f"{WORDING} Nummer {number}.")
    checked(client, final_text=WORDING)
    with django_assert_max_num_queries(MOST):
        checked(client, final_text=WORDING)
