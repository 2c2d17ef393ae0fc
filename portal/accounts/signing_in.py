"""Logging in: password, second factor, and the password once more before something that matters."""

import time
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from wagtail.admin.views.account import LoginView as WagtailLoginView

from portal.accounts import factors, limits, sessions
from portal.accounts.forms import CodeForm, ConfirmForm
from portal.accounts.links import own_path, private
from portal.accounts.models import User

WAITING, WAITING_FOR = "waiting_for_code", 10 * 60
HOME = "/redaktion/"
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
    """The second step of logging in."""
    if (found := _who_waits(request)) is None:
        return redirect("/redaktion/login/")
    (user, waiting), form, status = found, CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        problem = _problem_with_code(request, user, form.cleaned_data["code"])
        if not problem:
            del request.session[WAITING]
            sessions.begin(request, user, remember=waiting["remember"], with_factor=True)
            return _welcome(user, own_path(waiting["then"]) or HOME)
        form.add_error("code", problem)
        status = 422
    return render(request, "accounts/code.html", {"form": form}, status=status)


def _problem_with_code(request: HttpRequest, user: User, said: str) -> str:
    """Empty when the code was good."""
    name = f"code {user.get_username().lower()}"
    try:
        limits.attempt(request, name)
    except limits.TooSoon as error:
        return str(error)
    if not factors.check(user, said):
        return WRONG_CODE
    limits.succeeded(request, name)
    return ""


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
