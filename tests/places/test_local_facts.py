"""What editors know of one municipality beats the table of its Land, in motions and on pages, and says where it is from."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from portal.places.local_facts import facts_of, place_of
from portal.places.models import LocalFact, Municipality

pytestmark = pytest.mark.django_db


def tell(ags: str, name: str, value: str, **fields) -> LocalFact:
    fields = {"source": "§ 1 der Hauptsatzung", "as_of": datetime.date(2026, 5, 1)} | fields
    fact = LocalFact(municipality_id=ags, name=name, value=value, **fields)
    fact.full_clean()
    fact.save()
    return fact


def test_every_body_of_the_register_can_be_fitted(django_assert_num_queries):
    with django_assert_num_queries(1):
        for body in Municipality.objects.all():
            place = place_of(body, told=())
            assert place.named.say("Genitiv")
            assert place.council_phrase.say("Dativ")
            assert place.chair_office.say("Akkusativ")


@pytest.mark.parametrize(
    ("ags", "named", "council", "chair"),
    [
        ("06633", "der Landkreis Kassel", "der Kreistag", "der*die Kreistagsvorsitzende"),
        ("05382", "der Rhein-Sieg-Kreis", "der Kreistag", "der*die Landrät*in"),
        ("03241", "die Region Hannover", "die Regionsversammlung", "der*die Regionspräsident*in"),
        ("11003", "der Bezirk Pankow", "die Bezirksverordnetenversammlung", "der*die Bezirksverordnetenvorsteher*in"),
        ("02002", "der Bezirk Altona", "die Bezirksversammlung", "der*die Vorsitzende der Bezirksversammlung"),
    ],
)
def test_district_and_borough_have_councils_of_their_own(ags, named, council, chair):
    place = place_of(Municipality.objects.get(ags=ags))
    assert place.named.say("Nominativ") == named
    assert place.council_phrase.say("Nominativ") == council
    assert place.chair_office.say("Nominativ") == chair


def test_local_fact_beats_the_land_and_says_where_it_is_from():
    tell("01054033", "council", "Stadtverordnetenversammlung", is_verified=True)
    tell("01054033", "filing_deadline", "14", source="§ 7 der Geschäftsordnung")
    friedrichstadt = Municipality.objects.get(ags="01054033")
    place = place_of(friedrichstadt)
    assert place.council_phrase.say("Dativ") == "der Stadtverordnetenversammlung"
    assert "council" not in place.unverified
    assert (place.filing_deadline_days, place.filing_deadline_rule) == (14, "§ 7 der Geschäftsordnung")
    shown = {fact.name: fact for fact in facts_of(friedrichstadt)}
    assert shown["council"].is_local
    assert not shown["council"].unverified
    assert shown["council"].source == "§ 1 der Hauptsatzung"
    assert shown["filing_deadline"].value == "14 Tage vor der Sitzung"
    assert not shown["tabling"].is_local
    assert shown["tabling"].unverified


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("council", "Plappergilde"),
        ("chair", "Oberplapperer"),
        ("filing_deadline", "bald"),
        ("filing_deadline", "-3"),
        ("filing_deadline", "1000"),
        ("administration", "das Rathaus"),
    ],
)
def test_what_a_motion_could_not_say_correctly_is_refused_with_a_way_out(name, value):
    with pytest.raises(ValidationError) as refused:
        tell("06611000", name, value)
    message = " ".join(refused.value.messages)
    assert "Gespeichert ist nichts" in message or "Zahl der Tage" in message
    assert not LocalFact.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("council", "Rat der Stadt Köln"),
        ("chair", "Stadtpräsident"),
        ("member", "Ratsmitglied"),
        ("tabling", "§ 9 GeschO"),
    ],
)
def test_what_the_tables_know_is_taken(name, value):
    tell("05315000", name, value)
    assert getattr(place_of(Municipality.objects.get(ags="05315000")), name) == value


def test_editor_tells_a_fact_and_a_fitted_motion_says_it(site, editor_client, client):
    from tests import factories

    motion = factories.make_motion("Leerstand erfassen", slug="leerstand")
    address = f"{motion.get_absolute_url()}anpassen/?ags=15002000"
    assert "Der Stadtrat möge beschließen" in client.get(address).content.decode()
    fields = {"municipality": "15002000", "name": "council", "value": "Stadtvertretung", "source": "Hauptsatzung"}
    fields |= {"source_url": "", "as_of": "01.05.2026", "note": ""}
    answer = editor_client.post(reverse(LocalFact.snippet_viewset.get_url_name("add")), fields)
    assert answer.status_code == 302, answer.context["form"].errors
    assert "Die Stadtvertretung möge beschließen" in client.get(address).content.decode()


def test_author_may_not_tell_facts(author_client):
    assert author_client.get(reverse(LocalFact.snippet_viewset.get_url_name("add"))).status_code == 302
