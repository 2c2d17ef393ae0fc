"""Words that deceive or attack: names that look like others', hidden signs, markup, headers, near-equal spam."""

import re

import pytest
from django.core import mail

from portal.exchange.commenting import names
from portal.exchange.models import Comment, CommentState, Complaint
from portal.exchange.moderating import deciding
from portal.mailing import sending
from portal.mailing.models import Letter
from tests import factories
from tests.exchange.comments import complain, make_comment, send, token_of

pytestmark = pytest.mark.django_db
QUEUE = "/redaktion/moderation/"
HIDDEN = "\u202e\u202d\u2066\u2069\u200b\u200e\u200f\ufeff\u00ad"
MARKUP = [
    "<script>alert(1)</script>",
    "</textarea><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "</bdi></li><svg onload=alert(4)>",
    "{{ settings.SECRET_KEY }}{% load x %}",
    "' autofocus onfocus='alert(5)",
    "javascript:alert(6)",
]
LIVE = re.compile(r"<script>alert|<img src=x|<svg onload|<[^>]* on(?:focus|error|load)=['\"]?alert", re.IGNORECASE)


@pytest.fixture
def motion(site):
    return factories.make_motion(slug="leerstand")


@pytest.fixture
def page(motion):
    return f"/kommentare/antrag/{motion.pk}/"


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_words_for_readers_and_moderators(client, editor_client, editor, motion, page, words):
    sent = send(client, motion, text=f"{words} und mehr", name=f"Kim {words}"[:80])
    private = f"/mitmachen/kommentar/{token_of(sent)}/"
    comment = Comment.objects.get()
    shown = [editor_client.get(QUEUE), editor_client.get(f"{QUEUE}kommentar/{comment.pk}/"), client.get(private)]
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.PUBLIC)
    shown += [client.get(page), client.get(f"/kommentare/schreiben/antrag/{motion.pk}/?antwort={comment.pk}")]
    complain(client, f"{page}#kommentar-{comment.pk}", text=words, name=words[:80])
    shown.append(editor_client.get(QUEUE))
    told = {"reason": "private", "words": words}
    deciding.uphold(by=editor, complaint=Complaint.objects.get(), **told)
    shown += [
        client.get(private),
        editor_client.get(f"{QUEUE}verlauf/"),
        editor_client.get(f"{QUEUE}kommentar/{comment.pk}/"),
    ]
    for response in shown:
        assert response.status_code == 200
        assert not LIVE.search(response.content.decode()), response.request["PATH_INFO"]


def test_hidden_signs_are_gone_before_anything_is_stored(client, motion):
    send(client, motion, text=f"Das {HIDDEN}ist {HIDDEN}gut gemeint.", name=f"K{HIDDEN}im")
    complain(client, "/", text=f"Das {HIDDEN}nicht.", name=f"R{HIDDEN}a")
    comment, notice = Comment.objects.get(), Complaint.objects.get()
    assert (comment.text, comment.name) == ("Das ist gut gemeint.", "Kim")
    assert (notice.text, notice.name) == ("Das nicht.", "Ra")


@pytest.mark.parametrize("mark", ["\u0301", "\u0e47", "\u0730", "\u20dd", "\ufe20", "\u0301\u200d", "\u0651"])
def test_hundred_marks_on_a_letter_become_few(client, motion, mark):
    send(client, motion, text=f"Ein Wo{mark * 100}rt, mehr nicht.", name=f"Ki{mark * 30}m")
    comment = Comment.objects.get()
    sign = mark[0]
    assert comment.text.count(sign) <= 4
    assert comment.name.count(sign) <= 4


def test_names_and_words_stand_isolated(client, editor, motion, page):
    """Letters from right to left are words of their own, and must not turn what stands beside them."""
    comment = make_comment(motion, name="דוד", text="שלום לכולם, מהעיר שלי, עם עוד כמה מילים.")
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.PUBLIC)
    shown = client.get(page).content.decode()
    assert "<bdi>דוד</bdi>" in shown
    assert re.search(r'dir="auto">\s*<p>שלום', shown)


@pytest.mark.parametrize(
    "name", ["Αnnа Вeispiel", "Ａｎｎａ Ｂｅｉｓｐｉｅｌ", "𝐀𝐧𝐧𝐚 𝐁𝐞𝐢𝐬𝐩𝐢𝐞𝐥", "A\u200dnna Beisp\u200ciel", "Anna Bei5piel", "Stadträtin Anna Beispiel", "A.n.n.a Beispiel"]
)  # fmt: skip
def test_councillors_names_cannot_be_borrowed(client, motion, name):
    factories.make_voice("Anna Beispiel", kind="mandate")
    assert "zum Verwechseln ähnlich" in send(client, motion, name=name).content.decode()
    assert not Comment.objects.exists()


def test_names_of_those_who_work_here_cannot_be_borrowed(client, motion):
    factories.make_user("rb", first_name="Rosa", last_name="Beispielhaft")
    assert "zum Verwechseln ähnlich" in send(client, motion, name="Rоsa Beispielhaft").content.decode()
    assert not names.is_taken("Rosa")


@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85", "%0d%0a"])
def test_nobody_adds_headers_to_our_letters(client, editor, motion, breaks):
    evil = f"Kim{breaks}Bcc: alle@post.example{breaks}{breaks}<b>Neu</b>"
    send(client, motion, name=evil[:80], email="kim@post.example", text=f"Etwas Wahres. {evil}")
    complain(client, f"/{breaks}Bcc: x", name=evil[:80], email="leser@post.example", text=evil)
    comment = Comment.objects.get()
    deciding.decide(by=editor, comments=[comment.pk], state=CommentState.REFUSED, reason="else", words=evil)
    send(client, motion, email=f"a@b.example{breaks}Bcc: c@d.example", text="Etwas ganz anderes, und länger.")
    sending.send_due()
    assert len(mail.outbox) >= 2
    for message in mail.outbox:
        raw = message.message()
        assert len(message.recipients()) == 1
        assert raw.get_all("Bcc") is None
        assert len(raw.get_all("Subject")) == len(raw.get_all("To")) == 1


def test_receipts_repeat_nothing_that_was_typed(client, motion):
    complain(client, "/antraege/leerstand/", email="fremd@post.example", text="Kauft Uhren", name="Kauft Uhren")
    letter = Letter.objects.get()
    assert "Uhren" not in letter.text + letter.subject


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("e", "е"),
        lambda text: f"{text} 17",
        lambda text: ".".join(text),
    ],
)
def test_near_equal_spam_is_known_again(client, editor, motion, change):
    """Capitals, blanks, points, numbers, letters of other alphabets make no new text of an old one."""
    words = "Kaufen Sie jetzt bei uns die allerbeste Uhr der ganzen Welt"
    first = make_comment(motion, text=words)
    deciding.decide(by=editor, comments=[first.pk], state=CommentState.SPAM)
    assert send(client, motion, text=change(words)).status_code == 409
    assert Comment.objects.count() == 1


def test_different_words_are_not_taken_for_the_same(client, motion):
    make_comment(motion, text="Bei uns in Kassel hat der Rat das Kataster im März beschlossen.")
    send(client, motion, text="In Marburg wurde der Antrag leider vertagt, wir versuchen es wieder.")
    assert Comment.objects.filter(alike=None).count() == 2
