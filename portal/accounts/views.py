"""One's own page: name, password, address, devices, second factor, data. For everybody who has an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from portal.accounts import actions, factors, joining, own_data, passkeys, sessions
from portal.accounts.at_work import lacks_required_factor
from portal.accounts.forms import AddressForm, CodeForm, InvitationForm, NameForm, NewPasswordForm
from portal.accounts.links import private
from portal.accounts.roles import is_sensitive

View = Callable[..., HttpResponse]


def own(view: View) -> View:
    """For the person who is logged in, and nobody's cache."""
    return never_cache(csrf_protect(private(login_required(view))))


def confirmed(view: View) -> View:
    """Only shortly after the password was entered; otherwise it is asked for, and then the way leads back."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if sessions.is_fresh(request):
            return view(request, *args, **kwargs)
        return redirect(f"/konto/bestaetigen/?next={request.path}")

    return asked


@own
def account(request: HttpRequest) -> HttpResponse:
    user, has_app, keys = request.user, factors.has_app(request.user), passkeys.of(request.user)
    has_factor = has_app or bool(keys)
    return render(
        request,
        "accounts/account.html",
        {
            "devices": sessions.open_of(user),
            "here": request.session.session_key,
            "has_app": has_app,
            "has_factor": has_factor,
            "passkeys": keys,
            "passkeys_possible": passkeys.are_possible(),
            "codes_left": user.recovery_codes.filter(used_at=None).count() if has_factor else 0,
            "needs_factor": is_sensitive(user),
            "may_invite": user.has_perm("accounts.add_invitation"),
            "waiting": getattr(user, "email_change", None),
            "roles": user.groups.order_by("name"),
        },
    )


@own
def name(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = NameForm(request.POST or None, initial={"first_name": user.first_name, "last_name": user.last_name})
    if request.method == "POST" and form.is_valid():
        actions.rename(by=user, **form.cleaned_data)
        return _back(request, "Ihr Name ist gespeichert.")
    return _form(
        request, form, "Ihr Name", "Er steht bei Ihren Entwürfen und Entscheidungen, auf der Website nirgends."
    )


@own
@confirmed
def password(request: HttpRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST or None, account=request.user)
    if request.method == "POST" and form.is_valid():
        joining.set_password(by=request.user, password=form.cleaned_data["password"], keep=request.session.session_key)
        update_session_auth_hash(request, request.user)
        return _back(request, "Ihr neues Kennwort gilt. Andere Geräte sind abgemeldet.")
    return _form(request, form, "Neues Kennwort", "Alle anderen Geräte werden dabei abgemeldet.")


@own
@confirmed
def email(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        joining.begin_email_change(by=request.user, email=form.cleaned_data["email"])
        return _back(request, "Wir haben beiden Adressen geschrieben. Die neue gilt, sobald beide bestätigt haben.")
    words = "Wir schreiben der alten und der neuen; beide müssen zustimmen."
    return _form(request, form, "Neue E-Mail-Adresse", words, "Beide Adressen anschreiben")


@own
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    number = request.POST.get("sitzung", "")
    done = number.isdecimal() and len(number) < 19 and sessions.end(by=request.user, pk=int(number))
    return _back(request, "Das Gerät ist abgemeldet." if done else "Dieses Gerät war schon abgemeldet.")


@own
@confirmed
def factor(request: HttpRequest) -> HttpResponse:
    """Sets up the app; a factor that is there must be removed first."""
    if factors.has_app(request.user):
        return redirect("account")
    secret, form, status = factors.begin(by=request.user), CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        if codes := factors.confirm(by=request.user, code=form.cleaned_data["code"]):
            sessions.end_others(by=request.user, keep=request.session.session_key)
            request.session[sessions.FACTOR] = True
            joining.tell(
                request.user, "Zweiter Faktor eingerichtet", "Ihr Konto verlangt ab jetzt einen zweiten Faktor."
            )
            return render(request, "accounts/recovery.html", {"codes": codes})
        form.add_error("code", "Dieser Code passt nicht. Bitte nehmen Sie den, den die App gerade zeigt.")
        status = 422
    picture = mark_safe(factors.picture(request.user, secret))  # noqa: S308 - made by us of base32 and an escaped name
    context = {"form": form, "secret": secret, "picture": picture, "required": lacks_required_factor(request)}
    return render(request, "accounts/factor.html", context, status=status)


@own
@confirmed
@require_POST
def remove_factor(request: HttpRequest) -> HttpResponse:
    factors.remove_app(by=request.user)
    request.session[sessions.FACTOR] = factors.has_factor(request.user)
    joining.tell(request.user, "Zweiter Faktor entfernt", "die App für Codes ist von Ihrem Konto entfernt.")
    return _back(request, "Die App für Codes ist entfernt.")


@own
@confirmed
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    if not factors.has_factor(request.user):
        return redirect("account")
    return render(request, "accounts/recovery.html", {"codes": factors.new_recovery_codes(by=request.user)})


@own
@confirmed
def invite(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("accounts.add_invitation"):
        return render(request, "accounts/over.html", {}, status=404)
    if lacks_required_factor(request):
        return redirect("account-factor")
    form = InvitationForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        joining.invite(by=request.user, **form.cleaned_data)
        return _back(request, f"Die Einladung an {form.cleaned_data['email']} ist unterwegs. Sie gilt sieben Tage.")
    words = "Die Person bekommt einen Link und wählt Namen und Kennwort selbst."
    return _form(request, form, "Jemanden einladen", words, "Einladung schicken")


@own
def data(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/data.html", {"parts": own_data.of(request.user)})


@own
def data_file(request: HttpRequest) -> HttpResponse:
    answer = JsonResponse(
        own_data.as_json(request.user), safe=False, json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = 'attachment; filename="konto.json"'
    return answer


@own
@confirmed
def erase(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "accounts/erase.html", {"last": actions.is_last_administrator(request.user)})
    if not actions.erase(by=request.user):
        return render(request, "accounts/erase.html", {"last": True}, status=422)
    logout(request)
    words = "Gelöscht ist das Konto mit allem, was wir dazu gespeichert hatten."
    return render(request, "accounts/done.html", {"title": "Ihr Konto ist gelöscht.", "words": words})


def _form(request: HttpRequest, form: Any, title: str, words: str, button: str = "Speichern") -> HttpResponse:
    context = {"form": form, "title": title, "words": words, "button": button}
    return render(request, "accounts/form.html", context, status=422 if form.is_bound else 200)


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("account")
