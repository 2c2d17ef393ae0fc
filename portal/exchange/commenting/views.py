"""/kommentare/…: what readers have written about something, and the form beside it. No cookie, no script needed."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.exchange.commenting import actions, proof, subjects
from portal.exchange.commenting.forms import CommentForm
from portal.exchange.models import Comment, CommentKind, CommentState, Subject
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.receiving import small_only
from portal.exchange.reporting.views import METHODS, TOO_OLD, TOO_QUICK
from portal.motions.register.writing import Refused

PER_PAGE = 50
KINDS = {"": CommentKind.COMMENT, "erfahrung": CommentKind.PRACTICE}
QUIET = "Die Redaktion macht gerade eine Pause und nimmt hier keine neuen Kommentare an. Was Sie geschrieben haben, steht noch hier; bitte heben Sie es auf."


def found_or_404(kind: str, key: str) -> subjects.Found:
    """What is public under this address; a draft is as absent as what never was."""
    found = subjects.find(kind, key)
    if found is None:
        raise Http404
    return found


@require_safe
def comments(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The public comments, the oldest first, each with its answers."""
    found = found_or_404(kind, key)
    rows = list(Subject.objects.filter(Q(kind=kind, key=key) | Q(**subjects.EVERYTHING)))
    subject = next((row for row in rows if row.kind), None)
    page = Paginator(_threads(subject), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"found": found, "kind": kind, "key": key, "comments": page, "number": subject.shown if subject else 0}
    context |= {"is_quiet": any(row.is_quiet for row in rows), "address": request.path}
    return render(request, "exchange/comment/list.html", context)


def _threads(subject: Subject | None):
    """Comments that answer none. One that was removed stays as a gap while it has answers."""
    if subject is None:
        return Comment.objects.none()
    answered = Exists(Comment.objects.public().filter(parent=OuterRef("pk")))
    gone = Q(state__in=(CommentState.HIDDEN, CommentState.TAKEN_BACK)) & Q(answered)
    replies = Comment.objects.public().select_related("municipality").order_by("created_at", "pk")
    found = subject.comments.filter(Q(state=CommentState.PUBLIC) | gone, parent=None).select_related("municipality")
    return found.order_by("created_at", "pk").prefetch_related(Prefetch("replies", replies, to_attr="answers"))


@require_http_methods(METHODS)
@small_only
def write(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The form; then the thanks with the private link."""
    found = found_or_404(kind, key)
    sort = KINDS.get(request.GET.get("art", ""), CommentKind.COMMENT)
    subject = {"found": found, "kind": kind, "key": key, "sort": sort, "parent": _parent(request, kind, key)}
    if request.method != "POST":
        return _form(request, subject, CommentForm(sort), quiet=subjects.is_quiet(kind, key))
    form = CommentForm(sort, request.POST)
    if subjects.is_quiet(kind, key):
        return _form(request, subject, form, problem=QUIET, status=503)
    return _send(request, subject, form) if form.is_valid() else _form(request, subject, form)


def _parent(request: HttpRequest, kind: str, key: str) -> Comment | None:
    """The public comment that is answered; an answer to an answer is one to what that answers."""
    number = subjects.number_of(request.GET.get("antwort", ""))
    if not number:
        return None
    there = Comment.objects.public().filter(subject__kind=kind, subject__key=key)
    answered = there.select_related("parent").filter(pk=number).first()
    return (answered.parent or answered) if answered else None


def _form(
    request: HttpRequest,
    subject: dict[str, Any],
    form: CommentForm,
    problem: str = "",
    status: int = 200,
    quiet: bool = False,
) -> HttpResponse:
    sent = request.POST.get("stempel", "")
    stamp = sent if links.read_stamp(sent) else links.new_stamp()
    context = subject | {"form": form, "problem": problem, "stamp": stamp, "is_quiet": quiet}
    context |= {"challenge": proof.challenge(links.read_stamp(stamp)), "most": proof.HIGHEST}
    context["action"] = request.get_full_path()
    return render(request, "exchange/comment/form.html", context, status=status)


def _send(request: HttpRequest, subject: dict[str, Any], form: CommentForm) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None or stamp.age < limits.QUICKEST:
        return _form(request, subject, form, problem=TOO_OLD if stamp is None else TOO_QUICK)
    comment = form.instance
    comment.has_proof = proof.is_solved(stamp, request.POST.get("nachweis", ""))
    try:
        if not Comment.objects.filter(token_hash=links.hash_of(stamp.token)).exists():  # A double click counts once.
            what = "kommentar" if comment.has_proof else "ohne Nachweis"
            limits.count(request, what=what, called="Kommentare", **proof.LIMITS[comment.has_proof])
        comment.subject = subjects.subject_for(subject["kind"], subject["key"], subject["found"])
        comment.parent = subject["parent"]
        comment = actions.hand_in(comment=comment, token=stamp.token)
    except (limits.TooMany, Refused) as refusal:
        busy = isinstance(refusal, limits.TooMany)
        response = _form(request, subject, form, problem=str(refusal), status=429 if busy else 409)
        if busy:
            response["Retry-After"] = "3600"
        return response
    address = request.build_absolute_uri(reverse("comment-private", args=[stamp.token]))
    context = subject | {"address": address, "canonical": "", "comment": comment}
    response = render(request, "exchange/comment/thanks.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
