"""Letters that give reasons: to authors and to those who complained, in the transaction of the decision.

Nobody who is taken for a spammer gets one: the address may be a stranger's.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from portal.exchange.models import Comment, CommentState, Complaint, ComplaintState
from portal.exchange.reporting.links import hash_of
from portal.mailing.writing import write

AGAIN = (
    "Sehen Sie das anders? Sie können einmal widersprechen: auf der Seite, deren Link Sie beim Absenden bekommen haben. "
    "Dann liest die Redaktion es noch einmal. Der Weg zu den Gerichten steht Ihnen immer offen."
)


def to_author(comment: Comment, batch: str) -> None:
    """What became of a comment. `batch` tells this decision from a later one."""
    about = f"Ihr Beitrag zu „{comment.subject.title}“"
    if comment.state == CommentState.PUBLIC:
        subject = "Ihr Kommentar ist veröffentlicht"
        text = f"{about} ist jetzt zu lesen:\n\n{_url(comment.get_absolute_url())}"
    elif comment.state in (CommentState.REFUSED, CommentState.HIDDEN):
        subject = "Ihr Kommentar wurde " + (
            "entfernt" if comment.state == CommentState.HIDDEN else "nicht veröffentlicht"
        )
        became = "haben wir entfernt" if comment.state == CommentState.HIDDEN else "veröffentlichen wir nicht"
        reason = f"{comment.get_reason_display()} {comment.reason_words}".strip()
        last = "Diese Entscheidung ist endgültig." if comment.appeal else AGAIN
        text = (
            f"{about} {became}.\n\nUnser Grund: {reason}\n\n"
            "Das hat ein Mensch entschieden, keine Maschine. Maßstab sind die Regeln für Kommentare auf der Seite.\n\n"
            + last
        )
    elif comment.state in (CommentState.WAITING, CommentState.APPEALED):
        subject = "Noch einmal offen: Ihr Kommentar"
        text = f"{about} liegt noch einmal bei uns: Eine Entscheidung wurde zurückgenommen."
    else:
        return
    write(key=f"comment-{comment.pk}-{batch}", to=comment.email, subject=subject, text=_greeted(text))


def to_complainant(complaint: Complaint, batch: str) -> None:
    """What became of a notice, with the reason."""
    became = {
        ComplaintState.UPHELD: "Sie hatten recht: Der Inhalt ist entfernt.",
        ComplaintState.DISMISSED: "Wir haben ihn geprüft. Der Inhalt bleibt stehen.",
        ComplaintState.NEW: "Eine Entscheidung wurde zurückgenommen; wir prüfen noch einmal.",
    }[ComplaintState(complaint.state)]
    reason = f"Unser Grund: {complaint.reason_words}\n\n" if complaint.reason_words else ""
    last = "" if complaint.appeal or complaint.state == ComplaintState.NEW else AGAIN
    text = (
        f"Ihr Hinweis zu {_url(complaint.address)} ist bearbeitet. {became}\n\n{reason}"
        f"Das hat ein Mensch entschieden, keine Maschine.\n\n{last}"
    )
    write(key=f"complaint-{complaint.pk}-{batch}", to=complaint.email, subject="Zu Ihrem Hinweis", text=_greeted(text))


def receipt(complaint: Complaint, token: str) -> None:
    """That a notice has arrived, with the private link; one a day to an address, and nothing in it that a stranger typed.

    Otherwise the form could be used to flood somebody's mailbox, or to send them words in our name.
    """
    text = (
        "Ihr Hinweis ist angekommen. Die Redaktion prüft ihn und schreibt Ihnen, was sie entscheidet und warum.\n\n"
        f"Hier sehen Sie, wie weit wir sind:\n\n{_url(reverse('complaint-private', args=[token]))}\n\n"
        "Haben Sie nichts gemeldet? Dann hat jemand Ihre Adresse eingetragen, und Sie müssen nichts tun."
    )
    key = f"complaint-receipt-{hash_of(complaint.email.strip().lower())[:24]}-{timezone.localdate():%Y%m%d}"
    write(key=key, to=complaint.email, subject="Ihr Hinweis ist da", text=_greeted(text))


def _url(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def _greeted(text: str) -> str:
    return f"Guten Tag,\n\n{text.strip()}\n\nDie Redaktion"
