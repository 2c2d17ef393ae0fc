"""Documents: right names, right headers, made once, at most two at once."""

import io
import os
import re
import threading
import time
import zipfile
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.export import file_name
from portal.motions import documents, turns
from portal.motions.views import disposition
from tests import factories

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def address(motion, extension: str) -> str:
    return f"{motion.get_absolute_url()}{motion.slug}.{extension}"


@pytest.mark.django_db
@pytest.mark.parametrize("extension", TYPES)
def test_document_has_its_type_and_a_name_with_umlauts(client, site, extension):
    motion = factories.make_motion("Straßenbäume für alle: Zählung", slug="baeume")
    response = client.get(address(motion, extension))
    assert response.status_code == 200
    assert response["Content-Type"] == TYPES[extension]
    assert response["X-Content-Type-Options"] == "nosniff"
    said = response["Content-Disposition"]
    assert said.startswith(f'attachment; filename="Strassenbaeume fuer alle - Zaehlung.{extension}"; ')
    assert unquote(said.split("filename*=UTF-8''")[1]) == f"Straßenbäume für alle – Zählung.{extension}"


@pytest.mark.django_db
def test_document_says_what_the_motion_says(client, site):
    motion = factories.make_motion()
    docx = zipfile.ZipFile(io.BytesIO(client.get(address(motion, "docx")).content))
    assert "Die Verwaltung legt eine Satzung vor." in docx.read("word/document.xml").decode()
    assert client.get(address(motion, "pdf")).content.startswith(b"%PDF-")
    assert "Bürger*innen suchen Wohnungen." in client.get(address(motion, "txt")).content.decode()


@pytest.mark.django_db
def test_document_of_a_version_keeps_its_wording(client, site):
    motion = factories.make_motion()
    motion.text = {**motion.text, "reasoning": "Ganz neu."}
    motion.save()
    first = client.get(f"{motion.get_absolute_url()}versionen/1/{motion.slug}.txt").content.decode()
    assert "Bürger*innen suchen" in first
    assert "Ganz neu." in client.get(address(motion, "txt")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["{slug}.exe", "anders.docx", "{slug}.docx.exe", "..%2f{slug}.docx", "{slug}.DOCX", "versionen/7/{slug}.pdf"],
)
def test_document_that_is_not_offered_is_not_there(client, site, name):
    motion = factories.make_motion()
    assert client.get(motion.get_absolute_url() + name.format(slug=motion.slug)).status_code == 404


@pytest.mark.django_db
def test_document_is_made_once_and_not_sent_again(client, site, monkeypatch):
    motion = factories.make_motion()
    first = client.get(address(motion, "pdf"))
    monkeypatch.setattr(documents, "export", None)  # Whoever made it again would fail.
    assert client.get(address(motion, "pdf")).content == first.content
    again = client.get(address(motion, "pdf"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert first["Cache-Control"] == "no-cache"


@pytest.mark.django_db
def test_document_waits_for_its_turn_and_then_asks_to_come_back(client, site, monkeypatch):
    monkeypatch.setattr(turns, "LONGEST_WAIT", 0.05)
    motion = factories.make_motion()
    folder = documents._folder()
    locks = [turns._lock(folder) for _ in range(turns.AT_ONCE)]  # As another process would hold them.
    busy = client.get(address(motion, "pdf"))
    assert busy.status_code == 503
    assert int(busy["Retry-After"]) > 0
    assert "in einigen Sekunden noch einmal" in busy.content.decode()
    assert client.get(address(motion, "txt")).status_code == 200
    os.close(locks[0])
    assert client.get(address(motion, "pdf")).status_code == 200
    os.close(locks[1])


def test_those_who_wait_for_a_file_leave_threads_for_readers(tmp_path, monkeypatch):
    """Of a worker's threads three may wait; whoever comes then is told at once to come back."""
    monkeypatch.setattr(turns, "LONGEST_WAIT", 1)
    locks = [turns._lock(tmp_path) for _ in range(turns.AT_ONCE)]
    refused = []

    def wait():
        try:
            with turns.turn(tmp_path):
                pass
        except turns.Busy:
            refused.append(True)

    waiting = [threading.Thread(target=wait) for _ in range(3)]
    for thread in waiting:
        thread.start()
    time.sleep(0.1)
    with pytest.raises(turns.Busy), turns.turn(tmp_path):
        pass
    assert refused == []
    for lock in locks:
        os.close(lock)
    for thread in waiting:
        thread.join()


def test_turns_are_at_most_two_at_once(tmp_path):
    inside, most, refused = [], [], []
    lock = threading.Lock()

    def work():
        try:
            with turns.turn(tmp_path):
                with lock:
                    inside.append(1)
                    most.append(len(inside))
                threading.Event().wait(0.05)
                with lock:
                    inside.pop()
        except turns.Busy:
            refused.append(1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) <= 2
    assert len(most) + len(refused) == 8


def test_folder_of_documents_keeps_to_its_size(monkeypatch):
    """A new file makes room: the youngest stay, three quarters of what fits."""
    monkeypatch.setattr(documents, "MOST_BYTES", 1000)
    folder = documents._folder()
    for age in range(11):
        file = folder / f"{age}.pdf"
        file.write_bytes(b"x" * 100)
        os.utime(file, (1000 - age, 1000 - age))
    documents.kept("neu", "pdf", lambda: b"x" * 100)
    left = {file.stem for file in folder.glob("*.pdf")}
    assert len(left) == 7
    assert {str(age) for age in range(6)} < left


@given(st.text(max_size=300))
def test_header_of_any_title_is_one_safe_line(title):
    said = disposition(file_name(title, "docx"), "docx")
    assert re.fullmatch(r"attachment; filename=\"[ -!#-\[\]-~]+\"; filename\*=UTF-8''[\w.%~-]+", said, re.ASCII)
    name = unquote(said.split("''")[1])
    assert name.endswith(".docx")
    assert not set(name) & set('/\\:*?"<>|\r\n\0')


@pytest.mark.parametrize("name", ['Der "Rat"; x="y.ics', "Der \\ Rat.ics", '"".ics', "Ratsbeschluß „Öl“.ics"])
def test_quotes_of_a_name_do_not_end_it(name):
    """Also of names that were not made for a file."""
    said = disposition(name, "ics")
    assert re.fullmatch(r"attachment; filename=\"[ -!#-\[\]-~]+\"; filename\*=UTF-8''[\w.%~-]+", said, re.ASCII)
    assert unquote(said.split("''")[1]) == name
