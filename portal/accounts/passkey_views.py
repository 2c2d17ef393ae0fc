"""Passkeys on one's own page: make one, name it, remove it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from motionkit.characters import one_line
from portal.accounts import factors, joining, passkeys, sessions
from portal.accounts.forms import AccountForm
from portal.accounts.views import confirmed, own

STATE = "new_passkey"
REFUSED = (
    "Ihr Gerät hat etwas geantwortet, das nicht passt. Gespeichert ist nichts; bitte versuchen Sie es noch einmal."
)


class PasskeyForm(AccountForm):
    name = forms.CharField(
        label="Wie heißt er?",
        max_length=60,
        help_text="Damit Sie ihn wiedererkennen, etwa „Telefon“ oder „Stick am Schlüsselbund“.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])


@own
@confirmed
def add(request: HttpRequest) -> HttpResponse:
    if not passkeys.are_possible():
        return render(request, "accounts/over.html", {}, status=404)
    form = PasskeyForm(request.POST or None, initial={"name": sessions.device_of(request)})
    state, problem = request.session.pop(STATE, None), ""
    if request.method == "POST" and form.is_valid():
        answer, name = request.POST.get("antwort", ""), form.cleaned_data["name"]
        try:
            return _added(request, passkeys.add(by=request.user, name=name, state=state, answer=answer))
        except passkeys.Refused:
            problem = REFUSED
    options, request.session[STATE] = passkeys.ask_for_new(by=request.user)
    status = 422 if form.is_bound else 200
    return render(
        request, "accounts/passkey_new.html", {"form": form, "options": options, "problem": problem}, status=status
    )


def _added(request: HttpRequest, codes: list[str]) -> HttpResponse:
    sessions.end_others(by=request.user, keep=request.session.session_key)
    request.session[sessions.FACTOR] = True
    joining.tell(request.user, "Passkey angelegt", "Ihr Konto hat einen neuen Passkey.")
    if codes:
        return render(request, "accounts/recovery.html", {"codes": codes})
    messages.success(request, "Der Passkey ist angelegt. Andere Geräte sind abgemeldet.")
    return redirect("account")


@own
@confirmed
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Its name, and the button that removes it."""
    if (passkey := request.user.passkeys.filter(pk=number).first()) is None:
        return render(request, "accounts/over.html", {}, status=404)
    form = PasskeyForm(request.POST or None, initial={"name": passkey.name})
    if request.method == "POST" and form.is_valid():
        passkeys.rename(by=request.user, passkey=passkey, name=form.cleaned_data["name"])
        messages.success(request, "Der Name ist gespeichert.")
        return redirect("account")
    status = 422 if form.is_bound else 200
    return render(request, "accounts/passkey.html", {"form": form, "passkey": passkey}, status=status)


@own
@confirmed
@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    if (passkey := request.user.passkeys.filter(pk=number).first()) is None:
        return render(request, "accounts/over.html", {}, status=404)
    passkeys.remove(by=request.user, passkey=passkey)
    request.session[sessions.FACTOR] = factors.has_factor(request.user)
    joining.tell(request.user, "Passkey entfernt", f"ein Passkey Ihres Kontos wurde entfernt: {passkey.name}.")
    messages.success(request, "Der Passkey ist entfernt.")
    return redirect("account")
