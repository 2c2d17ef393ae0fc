"""The private page of a comment: how far it is, mending it in the first quarter of an hour, taking it back, disagreeing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.exchange.commenting import actions
from portal.exchange.commenting.forms import CommentForm
from portal.exchange.models import Comment
from portal.exchange.models.comment import EDITABLE
from portal.exchange.reporting import limits, links
from portal.exchange.reporting.receiving import small_only
from portal.exchange.reporting.views import METHODS
from portal.motions.register.writing import Refused


def private_page(rows: Callable[[], QuerySet[Any]]) -> Callable[..., Callable[..., HttpResponse]]:
    """Only for who holds the link of one of these rows: a wrong one says nothing but 404, the address goes nowhere."""

    def decorate(view: Callable[[HttpRequest, str, Model], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def checked(request: HttpRequest, token: str) -> HttpResponse:
            row = rows().filter(token_hash=links.hash_of(token)).first()
            if row is None:
                return render(request, "design/404.html", {"canonical": ""}, status=404)
            return view(request, token, row)

        inner = small_only(checked)

        @wraps(view)
        def sealed(request: HttpRequest, token: str) -> HttpResponse:
            response = inner(request, token)
            response["Referrer-Policy"] = "no-referrer"
            return response

        sealed.csrf_exempt = True  # small_only has looked where the form came from.
        return sealed

    return decorate


@require_http_methods(METHODS)
@private_page(lambda: Comment.objects.select_related("subject", "municipality"))
def private(request: HttpRequest, token: str, comment: Comment) -> HttpResponse:
    """State and what the author can still do."""
    problem, typed = "", request.POST.get("text", "")
    if request.method == "POST":
        try:
            _do(request, comment, typed)
            return HttpResponseRedirect(reverse("comment-private", args=[token]))
        except (Refused, limits.TooMany) as refusal:
            problem = str(refusal)
    context = {"comment": comment, "token": token, "problem": problem, "typed": typed, "canonical": ""}
    context |= {"editable_until": comment.created_at + EDITABLE}
    return render(request, "exchange/comment/private.html", context, status=409 if problem else 200)


def _do(request: HttpRequest, comment: Comment, text: str) -> None:
    step = request.POST.get("schritt", "")
    if step == "zurueckziehen":
        actions.take_back(comment=comment)
        return
    limits.count(request, what="kommentar", called="Kommentare")
    if step == "widersprechen":
        actions.appeal(comment=comment, text=text)
    elif step == "aendern":
        form = CommentForm(Comment().kind, {"text": text, "name": "anonym"})
        if "text" in form.errors:
            raise Refused(" ".join(form.errors["text"]))
        actions.mend(comment=comment, text=form.cleaned_data["text"])
