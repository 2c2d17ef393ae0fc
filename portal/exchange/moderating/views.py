"""/redaktion/moderation/: the queue, the quiet mode, the log, and kept copies. Works by keys, by mouse, without a script."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from portal.exchange.models import Comment, CommentState, Complaint, Evidence, ModerationEntry, RefusalReason
from portal.exchange.moderating import deciding, elsewhere, log, queue, quieting
from portal.motions.register.writing import Refused

PERMISSION = "exchange.change_comment"
STEPS = {
    "veroeffentlichen": (CommentState.PUBLIC, "veröffentlicht"),
    "spam": (CommentState.SPAM, "als Werbung aussortiert"),
    "ablehnen": (CommentState.REFUSED, "nicht veröffentlicht"),
    "entfernen": (CommentState.HIDDEN, "entfernt"),
}


@require_http_methods(["GET", "POST"])
def moderation(request: HttpRequest) -> HttpResponse:
    """What waits, with everything that can be done about it."""
    _may(request)
    if request.method == "POST":
        try:
            _decide(request)
        except Refused as refusal:
            messages.error(request, str(refusal))
        asked = {name: request.POST[name] for name in ("sortierung", "gruppe", "zu") if request.POST.get(name)}
        return HttpResponseRedirect(f"{reverse('moderation')}?{urlencode(asked)}")
    newest = request.GET.get("sortierung") == "neu"
    chosen = {"alike": _number(request.GET.get("gruppe")), "subject": _number(request.GET.get("zu"))}
    comments = queue.waiting_comments(newest_first=newest, **chosen)
    context = {"page_title": "Moderation", "header_title": "Moderation", "header_icon": "comment"}
    context |= {"comments": comments, "families": queue.families(comments), "newest": newest, "now": timezone.now()}
    context |= {
        "complaints": queue.waiting_complaints(),
        "elsewhere": elsewhere.waiting(request.user),
        "chosen": chosen,
    }
    context |= {"reasons": RefusalReason.choices, "quiet": (quiet := queue.quiet()), "most": queue.PER_PAGE}
    context["is_quiet"] = any(not one.kind for one in quiet)
    return render(request, "exchange/moderating/queue.html", context)


def _decide(request: HttpRequest) -> None:
    """Does what was pressed, for one, for those ticked, for a family, or for all that are on the page."""
    step, _, which = request.POST.get("schritt", "").partition(":")
    reason, words = request.POST.get("grund", ""), request.POST.get("worte", "")
    if step == "rueckgaengig":
        number = deciding.undo(by=request.user)
        said = (
            f"Zurückgenommen: {number}."
            if number
            else "Es gibt nichts zurückzunehmen: In dieser Stunde haben Sie nichts entschieden."
        )
        messages.success(request, said)
    elif step in STEPS:
        messages.success(request, _take_step(request, step, which, reason, words))
    elif step in ("berechtigt", "unbegruendet"):
        complaint = get_object_or_404(Complaint, pk=_number(which) or 0)
        if step == "berechtigt":
            deciding.uphold(by=request.user, complaint=complaint, reason=reason, words=words)
        else:
            deciding.dismiss(by=request.user, complaint=complaint, words=words)
        messages.success(request, "Entschieden. Beide Seiten erfahren den Grund, soweit wir ihre Adresse kennen.")


@transaction.atomic
def _take_step(request: HttpRequest, step: str, which: str, reason: str, words: str) -> str:
    """Decides about comments and whatever else is chosen; returns what to tell."""
    state, word = STEPS[step]
    chosen = _chosen(request, which)
    numbers = [number for value in chosen if (number := _number(value))]
    marks = [value for value in chosen if not _number(value)]
    seen_at = parse_datetime(request.POST.get("gesehen", "")) or timezone.now()
    told = {"reason": reason, "words": words}
    done = deciding.decide(by=request.user, comments=numbers, state=state, seen_at=seen_at, **told) if numbers else 0
    if marks and step in ("spam", "ablehnen"):
        done += elsewhere.decline(by=request.user, marks=marks, spam=step == "spam", **told)
    rest = len(chosen) - done
    left = f" {rest} ließen sich so nicht entscheiden: Sie haben sich geändert, oder das geht nur auf ihrer Seite."
    undo = " Zurücknehmen: Taste u oder der Knopf „Letztes zurücknehmen“." if numbers else ""
    return f"{done} {word}.{left if rest else ''}{undo}"


def _chosen(request: HttpRequest, which: str) -> list[str]:
    """`which`: a number or mark for one row, „alle“ or a sort for every row shown (of it), „gruppe-17“ for a family among
    the comments shown, "" for ticked ones. Gives numbers of comments, and marks (`elsewhere`)."""
    ticked = [value for value in request.POST.getlist("k") if value]
    shown = [value for value in request.POST.getlist("gezeigt") if _number(value)][: queue.PER_PAGE]
    if which == "alle":
        found = shown
    elif which.startswith("gruppe-"):
        first = _number(which.removeprefix("gruppe-"))
        family = Comment.objects.filter(alike=first).values_list("pk", flat=True)
        found = [value for value in shown if int(value) in {first, *family}]
    elif which in elsewhere.SORTS:
        found = [mark for mark in request.POST.getlist("gezeigt") if mark.startswith(f"{which}-")][: elsewhere.MOST]
    else:
        found = [which] if which else ticked
    if not found:
        raise Refused("Bitte wählen Sie zuerst aus, worüber Sie entscheiden wollen.")
    return found


@require_http_methods(["POST"])
def quiet(request: HttpRequest) -> HttpResponse:
    """Switches „Ruhemodus“ for one subject or for all."""
    _may(request)
    try:
        subject = quieting.subject_of(number=_number(request.POST.get("zu")), address=request.POST.get("adresse", ""))
        is_quiet = quieting.switch(by=request.user, subject=subject)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        what = f"„{subject.title}“" if subject.kind else "alle Seiten"
        messages.success(request, f"Ruhemodus für {what}: {'an' if is_quiet else 'aus'}.")
    return HttpResponseRedirect(reverse("moderation"))


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The log, the newest first, and whether it is as it was written."""
    if not request.user.has_perm("exchange.view_moderationentry"):
        raise PermissionDenied
    page = Paginator(ModerationEntry.objects.order_by("-pk"), 100).get_page(request.GET.get("p"))
    context = {
        "page_title": "Verlauf der Moderation",
        "header_title": "Verlauf der Moderation",
        "header_icon": "history",
    }
    context |= {"entries": page, "broken_at": log.broken_at(), "reasons": dict(RefusalReason.choices)}
    return render(request, "exchange/moderating/entries.html", context)


@require_safe
def comment(request: HttpRequest, number: int) -> HttpResponse:
    """One comment with its copy, if there is one, and what was decided about it."""
    _may(request)
    found = get_object_or_404(Comment.objects.select_related("subject", "municipality"), pk=number)
    copy = None
    if request.user.has_perm("exchange.view_evidence"):
        copy = Evidence.objects.filter(comment=found, expires_at__gt=timezone.now()).first()
    context = {"page_title": "Kommentar", "header_title": "Kommentar", "header_icon": "comment", "comment": found}
    context |= {"copy": copy, "reasons": RefusalReason.choices, "now": timezone.now()}
    context["entries"] = ModerationEntry.objects.filter(thing="remark", number=found.pk)
    return render(request, "exchange/moderating/comment.html", context)


def _number(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) <= 12 else None


def _may(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
