"""Foreign documents through the admin: shown, kept, made into drafts, or refused with a reason."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motionkit import export
from portal.motions.editing.reading_in import ReadingForm
from portal.motions.models import Motion, MotionVersion
from tests.motionkit.builders import LETTERHEAD, a_motion
from tests.motionkit.shared_data import documents
from tests.uploads import hostile

pytestmark = pytest.mark.django_db
PAGE, DRAFT = "/redaktion/antrag-einlesen/", "/redaktion/antrag-einlesen/entwurf/"
PASTED = """Antrag: Trinkwasser für alle

Der Rat möge beschließen:

1. Die Verwaltung stellt drei Brunnen auf.
2. Die Verwaltung berichtet im Herbst.

Begründung:

Wasser gehört allen.
"""
W = hostile.W


def hand_in(client, *, data: bytes = b"", text: str = "", name: str = "antrag.docx"):
    sent = {"text": text}
    if data or not text:
        sent["file"] = SimpleUploadedFile(name, data)
    answer = client.post(PAGE, sent)
    assert answer.status_code == 200
    return answer


def sealed(markup: str) -> str:
    return re.search(r'name="reading_data" value="([^"]+)"', markup)[1]


def make_draft(client, markup: str, *, keep_rest=True) -> Motion:
    data = {"reading_data": sealed(markup)} | ({"keep_rest": "on"} if keep_rest else {})
    answer = client.post(DRAFT, data)
    motion = Motion.objects.get()
    assert answer["Location"] == f"/redaktion/snippets/motions/motion/edit/{motion.pk}/"
    return motion


@pytest.mark.parametrize("extension", ["docx", "odt", "md", "txt"])
def test_document_becomes_the_same_motion_as_a_draft(editor_client, editor, extension):
    text = a_motion()
    markup = hand_in(editor_client, data=export.export(text, extension).data, name=f"x.{extension}").content.decode()
    assert "Straßenbäume schützen" in markup
    assert Motion.objects.count() == 0
    motion = make_draft(editor_client, markup)
    assert motion.live is False
    assert motion.title == text.title
    # Plain text knows no footnotes: a mark stays as the words [1].
    words = [[clause.text.replace("[^", "[").split() for clause in one.clauses] for one in (motion.motion_text, text)]
    assert words[0] == words[1]
    assert motion.latest_revision.user == editor
    assert MotionVersion.objects.count() == 0


def test_pasted_text_shows_numbered_clauses_and_becomes_a_draft(editor_client):
    markup = hand_in(editor_client, text=PASTED).content.decode()
    assert "✓ Titel" in markup
    assert "– Kosten <em>nicht gefunden</em>" in markup
    motion = make_draft(editor_client, markup)
    assert motion.title == "Trinkwasser für alle"
    assert [clause.text for clause in motion.motion_text.clauses] == [
        "Die Verwaltung stellt drei Brunnen auf.",
        "Die Verwaltung berichtet im Herbst.",
    ]
    assert motion.motion_text.reasoning == "Wasser gehört allen."


def with_remarks() -> bytes:
    body = (
        f"{hostile.paragraph('Antrag: Bäume')}{hostile.paragraph('Der Rat beschließt:')}"
        "<w:p><w:r><w:t>1. Die Verwaltung </w:t></w:r>"
        '<w:del w:author="A. Alt" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>prüft</w:delText></w:r></w:del>'
        '<w:ins w:author="N. Neu"><w:r><w:t>berichtet</w:t></w:r></w:ins>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t> bald.</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    comment = f'<w:comments {W}><w:comment w:id="0" w:author="K. Ritik">{hostile.paragraph("Wann &lt;b&gt;genau?")}</w:comment></w:comments>'
    relations = hostile.relation("comments", "comments.xml")
    relations = (relations[0], relations[1].replace(' TargetMode="External"', ""))
    return hostile.docx(body, extra=[("word/comments.xml", comment), relations])


def test_tracked_changes_and_comments_are_shown_and_kept(editor_client):
    markup = hand_in(editor_client, data=with_remarks()).content.decode()
    assert "<del>prüft</del>" in markup
    assert "<ins>berichtet</ins>" in markup
    assert "K. Ritik" in markup
    assert "Wann &lt;b&gt;genau?" in markup
    assert "<b>genau" not in markup
    kept = make_draft(editor_client, markup).motion_text.unrecognised
    assert any("Änderung, gestrichen von A. Alt: prüft" in line for line in kept)
    assert any(line.startswith("Kommentar von K. Ritik") for line in kept)


def test_remarks_stay_out_of_the_draft_when_not_wanted(editor_client):
    markup = hand_in(editor_client, data=with_remarks()).content.decode()
    assert not any(
        "K. Ritik" in line for line in make_draft(editor_client, markup, keep_rest=False).motion_text.unrecognised
    )


def test_head_is_shown_and_kept(editor_client):
    data = export.export(a_motion(), "docx", LETTERHEAD).data
    markup = hand_in(editor_client, data=data).content.decode()
    assert "Fraktion „Stadt für alle“" in markup
    kept = " ".join(make_draft(editor_client, markup).motion_text.unrecognised)
    assert "Fraktion „Stadt für alle“" in kept


def test_what_was_not_understood_comes_first_and_comes_along(editor_client):
    text = PASTED + "\n## Seltsamer Abschnitt\n\nDas passt nirgends hin.\n"
    markup = hand_in(editor_client, text=text).content.decode()
    motion = make_draft(editor_client, markup)
    everything = f"{motion.motion_text}"
    assert "Das passt nirgends hin." in markup
    assert "Das passt nirgends hin." in everything


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_hostile_document_is_refused_in_german(editor_client, name):
    data, _ = hostile.REFUSED[name]
    answer = hand_in(editor_client, data=data)
    message = re.search(r'role="alert">(.*?)</div>', answer.content.decode(), re.S)[1]
    assert re.search(r"Datei|Bild|Text", message), message
    assert Motion.objects.count() == 0
    assert "reading_data" not in answer.content.decode()


def test_refusal_says_that_nothing_is_lost_and_what_to_do(editor_client):
    data, _ = hostile.REFUSED["zip_bomb"]
    markup = hand_in(editor_client, data=data).content.decode()
    assert "Vielfaches" in markup
    assert "Bitte" in markup


def test_100_kilobytes_of_pasted_text_are_read_whole(editor_client):
    lines = [f"{number}. Die Verwaltung erledigt die Aufgabe Nummer {number} gründlich." for number in range(1, 1501)]
    text = "Antrag: Sehr viel Arbeit\n\nDer Rat beschließt:\n\n" + "\n".join(lines) + "\n\nBegründung:\n\nDarum.\n"
    assert len(text.encode()) > 95_000
    motion = make_draft(editor_client, hand_in(editor_client, text=text).content.decode())
    assert all(f"Aufgabe Nummer {number} gründlich" in str(motion.text) for number in (1, 750, 1500))


@pytest.mark.parametrize(
    "text", ["#" * 100_000, "1. " * 33_000, "[[" * 50_000, "a) " * 33_000 + "\n" * 100, "| " * 50_000]
)
def test_100_kilobytes_of_nonsense_are_read_or_refused(editor_client, text):
    answer = hand_in(editor_client, text=text)
    assert re.search(r"Das wurde erkannt|role=\"alert\"", answer.content.decode())


def test_hostile_words_are_shown_as_words(editor_client):
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = f"Antrag: {bad}\n\nDer Rat beschließt:\n\n1. {bad}\n2. Zweitens {bad}\n\nBegründung:\n\n{bad}\n\nxyz {bad}"
    markup = hand_in(editor_client, text=text).content.decode()
    assert "<script>alert" not in markup
    assert "<img src=x" not in markup
    assert "&lt;script&gt;alert(1)" in markup
    motion = make_draft(editor_client, markup)
    page = editor_client.get(f"/redaktion/snippets/motions/motion/edit/{motion.pk}/").content.decode()
    assert "<script>alert" not in page


def test_nothing_and_both_are_answered_kindly(editor_client):
    assert "Es kam nichts an" in editor_client.post(PAGE, {"text": " "}).content.decode()
    both = hand_in(editor_client, data=b"Text", text="Auch Text").content.decode()
    assert "eine Datei und ein Text" in both
    assert "Auch Text" in both


def test_long_title_is_shortened_and_kept_whole_beside(editor_client):
    title = "Rekommunalisierung " * 20
    text = f"# {title}\n\nArt: Antrag\n\n## Beschlussvorschlag\n\n1. Ja.\n"
    motion = make_draft(editor_client, hand_in(editor_client, text=text).content.decode())
    assert len(motion.title) <= 250
    assert title.strip() in motion.motion_text.unrecognised[0]


def test_draft_without_a_title_says_so(editor_client):
    motion = make_draft(editor_client, hand_in(editor_client, text="1. Eins.\n2. Zwei.").content.decode())
    assert motion.title


def test_nobody_can_slip_in_another_reading(editor_client):
    markup = hand_in(editor_client, text=PASTED).content.decode()
    answer = editor_client.post(DRAFT, {"reading_data": sealed(markup)[:-3] + "abc"}, follow=True)
    assert "Bitte noch einmal einlesen" in answer.content.decode()
    assert Motion.objects.count() == 0
    assert ReadingForm({"reading_data": "x"}).is_valid() is False


def test_only_people_who_may_add_motions_read_in(client, author_client):
    assert author_client.get(PAGE).status_code == 200
    author_client.logout()
    assert client.get(PAGE).status_code == 302
    assert client.post(DRAFT, {}).status_code == 302


def test_file_is_stored_nowhere(editor_client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    hand_in(editor_client, data=export.export(a_motion(), "docx").data)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.skipif(not documents(), reason="The real documents are not here")
def test_real_documents_are_answered_with_a_page(editor_client):
    for path in documents()[::20]:
        markup = hand_in(editor_client, data=path.read_bytes(), name=path.name).content.decode()
        assert re.search(r"Das wurde erkannt|role=\"alert\"", markup), path.name
