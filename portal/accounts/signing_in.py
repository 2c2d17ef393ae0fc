"""Logging in: password, second factor or a passkey, and the password once more before something that matters."""

import time
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from wagtail.admin.views.account import LoginView as WagtailLoginView

from portal.accounts import factors, limits, passkeys, sessions
from portal.accounts.forms import CodeForm, ConfirmForm
from portal.accounts.links import own_path, private
from portal.accounts.models import User

WAITING, WAITING_FOR, ASKED = "waiting_for_code", 10 * 60, "passkey_challenge"
HOME = "/redaktion/"
WRONG_PASSKEY = (
    "Dieser Passkey passt nicht zu einem Konto, das sich hier anmelden darf. Bitte versuchen Sie es noch einmal."
)
WRONG_CODE = "Dieser Code passt nicht. Ein Code gilt eine halbe Minute und nur einmal; bitte nehmen Sie den nächsten."


class LoginView(WagtailLoginView):
    """Wagtail's page for name and password. For a known and an unknown name it says and does the same."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, typed = self.get_form(), request.POST.get("username", "")[:150]
        try:
            limits.attempt(request, typed)
        except limits.TooSoon as error:
            form = self.get_form_class()(request, initial={"username": typed})
            return self.render_to_response(self.get_context_data(form=form, too_soon=str(error)), status=429)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(passkeys_possible=passkeys.are_possible(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user, remember = form.get_user(), bool(form.cleaned_data.get("remember"))
        limits.succeeded(self.request, user.get_username())
        if factors.has_factor(user):
            return _ask_for_code(self.request, user, remember, self.get_redirect_url())
        sessions.begin(self.request, user, remember=remember, with_factor=False)
        return _welcome(user, self.get_redirect_url())

    def get_redirect_url(self) -> str:
        return own_path(self.request.POST.get("next") or self.request.GET.get("next")) or HOME

    def get_success_url(self) -> str:
        return self.get_redirect_url()


def _ask_for_code(request: HttpRequest, user: User, remember: bool, then: str) -> HttpResponse:
    """Remembers who knew the password. Nobody is logged in yet, and the session gets a new key."""
    request.session.flush()
    request.session[WAITING] = {
        "user": user.pk,
        "hash": user.get_session_auth_hash(),
        "since": int(time.time()),
        "remember": remember,
        "then": then,
    }
    request.session.set_expiry(WAITING_FOR)
    return redirect("account-code")


def _welcome(user: User, then: str) -> HttpResponse:
    response = redirect(then)
    limits.remember_device(response, user)
    return response


def _who_waits(request: HttpRequest) -> tuple[User, dict[str, Any]] | None:
    waiting = request.session.get(WAITING)
    if not waiting or time.time() - waiting["since"] > WAITING_FOR:
        return None
    user = User.objects.filter(pk=waiting["user"], is_active=True).first()
    return (user, waiting) if user and user.get_session_auth_hash() == waiting["hash"] else None


@never_cache
@csrf_protect
@private
def code(request: HttpRequest) -> HttpResponse:
    """The second step of logging in: a code, or a passkey of this account."""
    if (found := _who_waits(request)) is None:
        return redirect("/redaktion/login/")
    user, waiting = found
    if "antwort" in request.POST:
        form, passed = CodeForm(), _shown_passkey(request, user) is not None
    else:
        form = CodeForm(request.POST if request.method == "POST" else None)
        passed = form.is_valid() and _has_good_code(request, user, form)
    if passed:
        del request.session[WAITING]
        sessions.begin(request, user, remember=waiting["remember"], with_factor=True)
        return _welcome(user, own_path(waiting["then"]) or HOME)
    problem = WRONG_PASSKEY if "antwort" in request.POST else ""
    context = {"form": form, "problem": problem, "has_app": factors.has_app(user)}
    if passkeys.are_possible() and user.passkeys.exists():
        context["options"], request.session[ASKED] = passkeys.ask_for(user)
    return render(request, "accounts/code.html", context, status=422 if request.method == "POST" else 200)


@never_cache
@csrf_protect
@private
def passkey(request: HttpRequest) -> HttpResponse:
    """A passkey alone: the device has asked for finger, face or PIN, so that it is two factors in one."""
    if not passkeys.are_possible():
        return render(request, "accounts/over.html", {}, status=404)
    then, problem = own_path(request.POST.get("next") or request.GET.get("next")), ""
    if request.method == "POST":
        if user := _shown_passkey(request, None):
            sessions.begin(request, user, remember=False, with_factor=True)
            return _welcome(user, then or HOME)
        problem = WRONG_PASSKEY
    options, request.session[ASKED] = passkeys.ask_for(None)
    context = {"options": options, "problem": problem, "next": then}
    return render(request, "accounts/passkey_login.html", context, status=422 if problem else 200)


def _shown_passkey(request: HttpRequest, user: User | None) -> User | None:
    """Who showed a passkey; a challenge is good for one answer."""
    state, answer = request.session.pop(ASKED, None), request.POST.get("antwort", "")
    try:
        return passkeys.check(state=state, answer=answer, user=user)
    except passkeys.Refused:
        return None


def _has_good_code(request: HttpRequest, user: User, form: CodeForm) -> bool:
    """Whether digits or a code on paper are right; if not, the form says what is wrong."""
    name = f"code {user.get_username().lower()}"
    try:
        limits.attempt(request, name)
    except limits.TooSoon as error:
        form.add_error("code", str(error))
        return False
    if not factors.check(user, form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
        return False
    limits.succeeded(request, name)
    return True


@never_cache
@csrf_protect
@private
def confirm(request: HttpRequest) -> HttpResponse:
    """The password once more, before something that a stolen session must not do."""
    if not request.user.is_authenticated:
        return redirect_to_login("/konto/", "/redaktion/login/")
    then = own_path(request.POST.get("next") or request.GET.get("next")) or "/konto/"
    form, status = ConfirmForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        problem = _problem_with_password(request, form.cleaned_data["password"])
        if not problem:
            request.session[sessions.CONFIRMED] = int(time.time())
            return redirect(then)
        form.add_error("password", problem)
        status = 422
    return render(request, "accounts/confirm.html", {"form": form, "next": then}, status=status)


def _problem_with_password(request: HttpRequest, said: str) -> str:
    name = request.user.get_username()
    try:
        limits.attempt(request, name)
    except limits.TooSoon as error:
        return str(error)
    if not request.user.check_password(said):
        return "Das ist nicht Ihr Kennwort. Geändert wurde nichts."
    limits.succeeded(request, name)
    return ""
