"""/antraege/abgleichen/: whose copy it is, what is new, what is decided, what is taken away."""

import io
from dataclasses import replace

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit.export import export
from motionkit.fitting import fit
from motionkit.letterhead import Letterhead
from motionkit.reading import read_file
from motionkit.reading.tracked import read_tracked
from portal.motions import documents
from portal.motions.models import Motion
from portal.motions.updating.recognising import recognise_place
from portal.places.local_facts import place_of
from portal.places.models import Municipality
from tests import factories
from tests.motions.copies import (
    ADDRESS,
    BODY,
    MARKER,
    NEW,
    as_file,
    copy_for,
    hidden,
    make_model,
    send,
    text_of,
    with_clause,
    words,
)

pytestmark = pytest.mark.django_db
MOST = 8


@pytest.fixture
def motion(site, settings, tmp_path) -> Motion:
    settings.DATA_DIR = tmp_path
    return make_model()


@pytest.mark.parametrize("extension", ["docx", "odt", "txt", "md"])
def test_uploaded_copy_is_recognised_and_told_what_is_new(client, motion, extension):
    page = words(send(client, file=as_file(copy_for(Berichtsfrist="1.3.2027"), extension)).content.decode())
    assert "Erkannt: Leerstand erfassen , Fassung 1" in page
    assert "Das ist sehr sicher" in page
    assert "Kassel (Hessen, kreisfrei)" in page
    assert "Neu in der Vorlage seit Fassung 1" in page
    assert "gestrichen: einmal Ende der Streichung" in page
    assert "eingefügt: zweimal Ende der Einfügung" in page
    assert "Wer sein Haus wieder vermietet" in page
    assert "Alles passt zusammen" in page


def test_pasted_copy_without_headings_of_ours_is_recognised(client, motion):
    text = export(copy_for(), "txt").data.decode()
    page = words(send(client, text=text).content.decode())
    assert "Fassung 1" in page
    assert "Alles passt zusammen" in page


def test_result_has_what_is_new_and_what_is_the_copys_own(client, motion):
    copy = copy_for(Berichtsfrist="1.3.2027")
    copy = replace(copy, reasoning=copy.reasoning.replace("viele Menschen", f"1.200 Familien {MARKER}"))
    head = Letterhead(originator="Gruppe Offene Türen", place="Kassel")
    page = send(client, file=as_file(copy, head=head)).content.decode()
    file = send(client, **hidden(page), datei="docx")
    assert file["Content-Disposition"].startswith("attachment")
    result = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(file.content)).paragraphs)
    for said in (
        "zweimal im Jahr",
        "drei Monate",
        "kostenlos beraten",
        "1. März 2027",
        f"1.200 Familien {MARKER}",
        "Kassel",
    ):
        assert said in result, said
    assert "Gruppe Offene Türen" in result
    assert "einmal im Jahr" not in result
    assert "[[Kommune]]" not in result


@pytest.mark.parametrize(
    ("choice", "there", "gone"),
    [
        ("meine", ["viermal im Jahr"], ["zweimal im Jahr"]),
        ("neu", ["zweimal im Jahr"], ["viermal im Jahr"]),
        ("beide", ["viermal im Jahr", "zweimal im Jahr"], []),
    ],
)
def test_conflict_is_shown_side_by_side_and_decided(client, motion, choice, there, gone):
    copy = copy_for()
    copy = with_clause(copy, "bericht", copy.clause("bericht").text.replace("einmal im Jahr", "viermal im Jahr"))
    page = send(client, file=as_file(copy)).content.decode()
    assert "1 Stelle ist zu entscheiden" in page
    assert page.count('name="konflikt-1"') == 3
    assert "viermal im Jahr" in page
    sent = hidden(page) | {"konflikt-1": choice}
    again = send(client, **sent).content.decode()
    assert f'name="konflikt-1" value="{choice}" checked' in again
    for extension in ("md", "docx"):
        file = SimpleUploadedFile(f"a.{extension}", send(client, **sent, datei=extension).content)
        result = " ".join(clause.text for clause in read_file(file.read()).motion.clauses)
        assert all(said in result for said in there)
        assert not any(said in result for said in gone)


def test_word_file_holds_the_copy_and_the_result(client, motion):
    copy = copy_for()
    page = send(client, file=as_file(copy)).content.decode()
    data = send(client, **hidden(page), datei="aenderungen").content
    tracked = read_tracked(data)
    assert "einmal im Jahr" in str(tracked.old)
    assert "zweimal im Jahr" in str(tracked.new)


@pytest.mark.parametrize("extension", ["odt", "pdf", "md"])
def test_every_format_is_made(client, motion, extension):
    page = send(client, file=as_file(copy_for())).content.decode()
    file = send(client, **hidden(page), datei=extension)
    assert file["Content-Type"] == documents.FORMATS[extension].media_type


def test_clause_that_the_copy_left_out_stays_out(client, motion):
    copy = copy_for()
    copy = copy.with_clauses(tuple(one for one in copy.clauses if one.id != "satzung"))
    page = send(client, file=as_file(copy)).content.decode()
    assert "zu entscheiden" not in page
    result = send(client, **hidden(page), datei="md").content.decode()
    assert "Zweckentfremdung" not in result
    assert "kostenlos beraten" in result


def test_copy_of_the_newest_version_has_nothing_to_take_over(client, motion):
    page = words(send(client, file=as_file(copy_for(body=NEW))).content.decode())
    assert "Ihre Kopie beruht auf der neuesten Fassung" in page


@pytest.mark.parametrize("ags", ["06611000", "03359033", "09162000", "05334002", "11001", "06633", "16077001"])
def test_municipality_is_recognised_by_its_name_and_its_grammar(site, ags):
    municipality = Municipality.objects.filter(ags=ags).first()
    if municipality is None:
        pytest.skip(f"the register has no {ags}")
    reading = read_file(export(copy_for(ags), "txt").data)
    where = recognise_place(reading, text_of(BODY))
    assert where
    assert where.place.name == municipality.short_name
    assert where.place.federal_state == municipality.federal_state or not where.is_only


def test_word_of_the_model_that_is_also_a_village_is_no_municipality(site):
    """„Lage“ and „Boden“ are towns; a gap and the model's own words name nobody."""
    model = text_of(BODY.replace("Zugleich", "Der Boden ist knapp. Zugleich").replace("[[Kommune]]", "der Kommune"))
    copy = fit(model, place_of(Municipality.objects.get(ags="06611000"))).motion
    assert recognise_place(read_file(export(copy, "txt").data), model) is None
    head = Letterhead(council="Stadtverordnetenversammlung der Stadt Kassel", place="Kassel", date="3. Mai 2027")
    where = recognise_place(read_file(export(copy, "txt", head).data), model)
    assert (where.place.name, where.is_only) == ("Kassel", True)


def test_unknown_municipality_is_asked_for_and_the_text_kept(client, motion):
    text = export(text_of(BODY), "txt").data.decode()
    page = send(client, text=text).content.decode()
    assert "haben wir nicht erkannt" in page
    again = send(client, **hidden(page), municipality="Neuenkirchen")
    assert "ist nicht eindeutig" in again.content.decode()
    named = words(send(client, **hidden(again.content.decode()), municipality="Kassel").content.decode())
    assert "Angepasst für Kassel" in named


def test_model_and_version_can_be_chosen_by_hand(client, motion):
    other = factories.make_motion("Frühstück", slug="fruehstueck", body="## Begründung\n\nKinder haben Hunger.")
    page = send(client, file=as_file(copy_for())).content.decode()
    sent = hidden(page)
    by_hand = send(client, **sent, fassung="2").content.decode()
    assert "Ihre Kopie beruht auf der neuesten Fassung" in by_hand
    chosen = send(client, **hidden(by_hand), antrag=other.slug, fassung="2").content.decode()
    assert "Verglichen mit" in chosen
    assert "Frühstück</a>" in chosen
    assert "Fassung 1" in chosen


def test_file_is_not_made_for_conflicts_nobody_has_seen(client, motion):
    page = send(client, file=as_file(copy_for())).content.decode()
    response = send(client, **hidden(page), fassung="2", datei="docx")
    assert response["Content-Type"].startswith("text/html")
    assert "sehen Sie noch einmal nach" in response.content.decode()


def test_text_of_nobody_asks_for_the_model(client, motion):
    text = "Antrag: Brunnen\n\nBeschlussvorschlag:\n\n1. Am Markt wird ein Brunnen gebaut.\n"
    page = send(client, text=text).content.decode()
    assert "Zu keiner Vorlage passt der Wortlaut" in page
    chosen = send(client, **hidden(page), antrag="leerstand").content.decode()
    assert "Verglichen mit" in chosen
    assert "Das ist" not in chosen


def test_hidden_model_is_not_recognised_and_cannot_be_chosen(client, motion):
    page = send(client, file=as_file(copy_for())).content.decode()
    motion.unpublish()
    for response in (send(client, file=as_file(copy_for())), send(client, **hidden(page), antrag="leerstand")):
        again = response.content.decode()
        assert "Zu keiner Vorlage passt der Wortlaut" in again
        assert "drei Monate" not in again
        assert 'value="leerstand"' not in again
    assert "Leerstand erfassen" not in client.get(f"{ADDRESS}?antrag=leerstand").content.decode()


def test_update_costs_the_same_for_many_versions(client, motion, django_assert_max_num_queries):
    for number in range(12):
        motion.motion_text = text_of(NEW.replace("drei Monate", f"{number} Monate"))
        motion.save()
    file, again = as_file(copy_for()), as_file(copy_for())
    send(client, file=file)
    with django_assert_max_num_queries(MOST):
        send(client, file=again)


def test_pages_lead_to_it(client, motion):
    for path in ("/antraege/", motion.get_absolute_url(), f"{motion.get_absolute_url()}anpassen/?ags=06611000"):
        assert 'href="/antraege/abgleichen/' in client.get(path).content.decode(), path
    page = client.get(f"{ADDRESS}?antrag=leerstand").content.decode()
    assert '<input type="hidden" name="antrag" value="leerstand">' in page
