"""/antraege/…/verbessern/: proposing an improvement, and the private page from which it is followed. No cookie, no script."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motionkit.diff import compare
from portal.exchange.improving import actions
from portal.exchange.improving.receiving import Proposal, changed_lines, private_page, version_named
from portal.exchange.models import Improvement
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.receiving import small_only
from portal.exchange.reporting.views import TOO_OLD, TOO_QUICK
from portal.motions.editing import gaps
from portal.motions.models import Motion
from portal.motions.register.writing import Refused
from portal.motions.turns import Busy
from portal.motions.views import SECONDS_TO_RETRY

BUSY = "Gerade werden zu viele Dateien gelesen. Ihre Angaben stehen noch hier; bitte wählen Sie die Datei noch einmal und senden Sie in einigen Sekunden."
METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@small_only
def improve(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; the page before sending; the thanks with the private link."""
    motion = get_object_or_404(Motion.objects.public().models(), slug=slug, versions__number=1)
    if request.method != "POST":
        return _form(request, Proposal.beginning(version_named(motion, "")))
    step = request.POST.get("schritt", "")
    try:
        proposal = Proposal.sent(request, motion)
    except Busy:
        response = _form(request, Proposal.typed(request, motion), problem=BUSY, status=503)
        response["Retry-After"] = str(SECONDS_TO_RETRY)
        return response
    if step == "ergaenzen":
        proposal.wording.add_row()
    if step in ("ergaenzen", "aendern", "datei"):
        return _form(request, proposal, problem=proposal.problem)
    if not proposal.is_valid():
        return _form(request, proposal, problem=proposal.problem, checked=True)
    return _send(request, proposal) if step == "senden" else _preview(request, proposal)


def _form(
    request: HttpRequest, proposal: Proposal, problem: str = "", status: int = 200, *, checked: bool = False
) -> HttpResponse:
    if not any(row.is_blank for row in proposal.wording.rows if not row.number):
        proposal.wording.add_row()
    context = _context(request, proposal, problem) | {
        "checked": checked,
        "placeholders": gaps.uses(proposal.base.motion_text),
        "newest": version_named(proposal.base.motion, ""),
        "download": _download(proposal.base.motion),
    }
    return render(request, "exchange/improvement/form.html", context, status=status)


def _download(motion: Motion) -> str:
    return reverse("motion-document", args=[motion.slug, motion.slug, "docx"])


def _preview(request: HttpRequest, proposal: Proposal, problem: str = "", status: int = 200) -> HttpResponse:
    """„So lesen wir Ihren Vorschlag“."""
    context = _context(request, proposal, problem)
    return render(request, "exchange/improvement/preview.html", context, status=status)


def _context(request: HttpRequest, proposal: Proposal, problem: str) -> dict:
    stamp = request.POST.get("stempel", "")
    return {
        "proposal": proposal,
        "motion": proposal.base.motion,
        "problem": problem,
        "stamp": stamp if links.read_stamp(stamp) else links.new_stamp(),
        "canonical": "",
    }


def _send(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    stamp = links.read_stamp(request.POST.get("stempel", ""))
    if stamp is None:
        return _preview(request, proposal, TOO_OLD)
    if stamp.age < limits.QUICKEST:
        return _preview(request, proposal, TOO_QUICK)
    known = Improvement.objects.filter(token_hash=links.hash_of(stamp.token)).exists()
    try:
        if not known:  # The same form sent twice counts once.
            limits.count(request)
    except limits.TooMany as problem:
        response = _preview(request, proposal, str(problem), status=429)
        response["Retry-After"] = "3600"
        return response
    found = actions.hand_in(improvement=proposal.improvement, token=stamp.token)
    address = request.build_absolute_uri(reverse("improvement-private", args=[stamp.token]))
    context = {"improvement": found, "motion": found.motion, "address": address, "canonical": ""}
    response = render(request, "exchange/improvement/thanks.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_http_methods(METHODS)
@private_page
def private(request: HttpRequest, token: str, improvement: Improvement) -> HttpResponse:
    """State, questions and answers; here one answers and takes back."""
    problem, text = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            _reply(request, improvement, text)
            return HttpResponseRedirect(reverse("improvement-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"improvement": improvement, "motion": improvement.motion, "token": token, "problem": problem}
    context |= {"text": text, "canonical": "", "published": _published(improvement)}
    context |= {"lines": changed_lines(compare(improvement.base.motion_text, improvement.motion_text))}
    context |= {"conversation": list(improvement.messages.all())}
    return render(request, "exchange/improvement/private.html", context, status=409 if problem else 200)


def _reply(request: HttpRequest, improvement: Improvement, text: str) -> None:
    if request.POST.get("schritt") == "zurueckziehen":
        actions.withdraw(improvement=improvement)
    else:
        limits.count(request)
        actions.answer(improvement=improvement, text=text)


def _published(improvement: Improvement):
    """The first version that came out after the proposal was accepted, of a motion that is public."""
    if not improvement.is_taken or not improvement.motion.live:
        return None
    later = improvement.motion.versions.overview().filter(published_at__gte=improvement.decided_at)
    return later.order_by("number").first()
