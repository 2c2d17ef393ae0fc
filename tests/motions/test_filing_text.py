"""Editors enter the text that lay before a council: typed, pasted, or from a file; what was typed comes back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit.export import export
from motionkit.text import as_data
from portal.motions.models import Filing
from tests import factories
from tests.motions.test_filing_admin import address, form_of, save

pytestmark = pytest.mark.django_db
PASTED = """Antrag: Leerstand erfassen

Beschlussvorschlag

Der Rat möge beschließen:

1. Die Verwaltung legt dem Rat ein Kataster vor.
2. Sie berichtet jährlich.

Begründung

Menschen suchen Wohnungen.
"""


@pytest.fixture
def filing(site) -> Filing:
    motion = factories.make_motion(slug="leerstand")
    return factories.make_filing(motion=motion, version=motion.versions.first(), decision="adopted")


def upload(client, filing: Filing, name: str, content: bytes, **changes):
    data = form_of(client, filing)
    for field, value in changes.items():
        data[field] = value
    fields = dict(data.lists()) if hasattr(data, "lists") else dict(data)
    answer = client.post(address(filing), fields | {"text_file": SimpleUploadedFile(name, content)})
    filing.refresh_from_db()
    return answer


def test_pasted_text_becomes_a_motion_and_its_fates_are_known(editor_client, filing):
    answer = save(editor_client, filing, form_of(editor_client, filing), text=PASTED)
    assert answer.status_code == 302
    assert [clause.text for clause in filing.motion_text.clauses][1] == "Sie berichtet jährlich."
    assert set(filing.clause_fates) == {"kataster", "satzung"} or set(filing.clause_fates) == {"kataster"}
    assert "text" in filing.events.last().changes


def test_text_goes_through_the_form_unchanged(editor_client, filing):
    save(editor_client, filing, form_of(editor_client, filing), text=PASTED)
    before, events = Filing.objects.values().get(), filing.events.count()
    assert save(editor_client, filing, form_of(editor_client, filing)).status_code == 302
    assert Filing.objects.values().get() == before
    assert filing.events.count() == events


def test_word_file_is_read_in(editor_client, filing):
    text = filing.motion.motion_text
    answer = upload(editor_client, filing, "antrag.docx", export(text, "docx").data)
    assert answer.status_code == 302
    assert len(filing.motion_text.clauses) == len(text.clauses)


@pytest.mark.parametrize(
    ("name", "content"), [("x.docx", b"PK\x03\x04kaputt"), ("x.exe", b"MZ\x00\x01\x02"), ("leer.txt", b"Guten Tag")]
)
def test_file_that_is_no_motion_is_refused_with_a_reason(editor_client, filing, name, content):
    answer = upload(editor_client, filing, name, content, office="Bauamt")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Noch nicht gespeichert" in page
    assert "Bauamt" in page
    assert filing.text == {}
    assert filing.office == ""


def test_file_survives_in_the_field_when_something_else_is_wrong(editor_client, filing):
    data = export(filing.motion.motion_text, "docx").data
    answer = upload(editor_client, filing, "antrag.docx", data, votes="unlesbar")
    assert answer.status_code == 200
    assert "ein Kataster vor." in answer.context["form"]["text"].value()


def test_text_without_clauses_says_what_to_do(editor_client, filing):
    page = save(editor_client, filing, form_of(editor_client, filing), text="Nur ein Satz.").content.decode()
    assert "kein Beschlusspunkt zu erkennen" in page
    assert "Nur ein Satz." in page


def test_new_filing_may_bring_its_text(editor_client, site):
    from tests.motions.editing_forms import send, sent_by

    data = sent_by(editor_client.get("/redaktion/einbringungen/new/").content.decode())
    data["title"], data["municipality"], data["text"] = "Leerstand", factories.make_municipality().pk, PASTED
    assert send(editor_client, "/redaktion/einbringungen/new/", data).status_code == 302
    assert len(Filing.objects.get().motion_text.clauses) == 2


def test_two_editors_do_not_overwrite_each_others_text(editor_client, filing):
    mine = form_of(editor_client, filing)
    text = as_data(filing.motion.motion_text)
    from portal.motions.register import actions

    actions.tell_facts(by=None, filing=filing, text=text)
    page = save(editor_client, filing, mine, text=PASTED).content.decode()
    assert "In der Zwischenzeit" in page
    assert "Sie berichtet jährlich." in page
    assert filing.text == text
