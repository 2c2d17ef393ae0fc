"""Pages that a letter leads to, for people who are not logged in. They set no cookie."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.accounts import joining, limits
from portal.accounts.forms import AddressForm, JoiningForm, NewPasswordForm
from portal.accounts.links import secret_address
from portal.accounts.models import User
from portal.design.origins import same_origin_only

ANSWER_AFTER = 0.3  # seconds; long enough that writing a letter does not show


@never_cache
@secret_address
@same_origin_only
def forgotten(request: HttpRequest) -> HttpResponse:
    """Asks for a letter. The answer is the same for every address, and so is the time it takes."""
    begun, form, problem = time.monotonic(), AddressForm(request.POST or None), ""
    if request.method != "POST" or not form.is_valid():
        return _page(request, "forgotten", {"form": form}, wrong=form.is_bound)
    try:
        limits.count_letters(request)
    except limits.TooSoon as error:
        problem = str(error)
    else:
        joining.send_reset(email=form.cleaned_data["email"])
    time.sleep(max(0.0, ANSWER_AFTER - (time.monotonic() - begun)))
    if problem:
        form.add_error("email", problem)
        return _page(request, "forgotten", {"form": form}, wrong=True)
    return _page(request, "done", {"title": "Sehen Sie in Ihr Postfach.", "words": LETTER_IS_ON_ITS_WAY})


@never_cache
@secret_address
@same_origin_only
def new_password(request: HttpRequest, number: str, token: str) -> HttpResponse:
    """Where the link of a letter leads: it works once, for two hours."""
    if (user := joining.account_for_reset(number, token)) is None:
        return _over(request)
    form = NewPasswordForm(request.POST or None, account=user)
    if request.method == "POST" and form.is_valid():
        joining.set_password(by=user, password=form.cleaned_data["password"])
        return _page(request, "done", {"title": "Ihr neues Kennwort gilt.", "words": LOG_IN, "login": True})
    return _page(request, "new_password", {"form": form}, wrong=form.is_bound)


@never_cache
@secret_address
@same_origin_only
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody who was invited chooses name and password."""
    if (invitation := joining.invitation_for(token)) is None:
        return _over(request)
    form = JoiningForm(request.POST or None, account=User(email=invitation.email))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if joining.join(token=token, username=given["username"], password=given["password"]) is None:
            return _over(request)
        return _page(request, "done", {"title": "Ihr Konto ist angelegt.", "words": LOG_IN, "login": True})
    return _page(request, "join", {"form": form, "invitation": invitation}, wrong=form.is_bound)


@never_cache
@secret_address
@same_origin_only
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """One of two addresses says yes. A page and a button: mail programs open links by themselves."""
    if (change := joining.change_for(token)) is None:
        return _over(request)
    if request.method != "POST":
        return _page(request, "confirm_email", {"change": change})
    done = joining.confirm_email(token=token)
    if done is None:
        return _over(request)
    title = "Die neue Adresse gilt." if done else "Danke. Eine fehlt noch."
    words = "Sie können diese Seite schließen." if done else OTHER_ADDRESS
    return _page(request, "done", {"title": title, "words": words})


LETTER_IS_ON_ITS_WAY = (
    "Gehört zu dieser Adresse ein Konto, dann ist ein Brief unterwegs. Der Link darin gilt zwei Stunden. Kommt nichts an, sehen "
    "Sie bitte im Spam-Ordner nach; einen zweiten Brief gibt es frühestens nach einer Stunde."
)
LOG_IN = "Melden Sie sich jetzt damit an."
OTHER_ADDRESS = (
    "Bitte öffnen Sie auch den Link, den wir an die andere Adresse geschickt haben. Erst dann gilt die neue."
)


def _page(request: HttpRequest, name: str, context: dict, *, wrong: bool = False) -> HttpResponse:
    return render(request, f"accounts/{name}.html", context, status=422 if wrong else 200)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/over.html", {}, status=404)
