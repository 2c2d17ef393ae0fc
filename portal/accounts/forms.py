"""What is asked of people with an account, and of those who get one."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.validators import UnicodeUsernameValidator
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from motionkit.characters import one_line
from portal.accounts.granting import grantable
from portal.accounts.models import User
from portal.design.spoken_forms import SpokenFields

PASSWORD_HINT = "Mindestens zwölf Zeichen, und keines, das alle nehmen. Ein Satz ist besser als ein Rätsel."  # noqa: S105 - a hint


class LoginForm(WagtailLoginForm):
    """Wagtail's form in our words; its password field has no German label."""

    error_messages = WagtailLoginForm.error_messages | {
        "invalid_login": "Benutzername und Kennwort passen nicht zusammen. Bitte prüfen Sie beide, auch Groß- und "
        "Kleinschreibung. Hilft das nicht, lassen Sie sich einen Link für ein neues Kennwort schicken.",
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["password"].label = "Kennwort"
        for name in ("username", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)


class AccountForm(SpokenFields, forms.Form):
    """Labels, hints and errors as readers' forms have them."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.dress()


def _password(label: str, kind: str = "new-password", hint: str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": kind})
    return forms.CharField(label=label, max_length=4096, strip=False, widget=widget, help_text=hint)


class NewPasswordForm(AccountForm):
    """A new password, twice."""

    password = _password("Neues Kennwort", hint=PASSWORD_HINT)
    again = _password("Neues Kennwort noch einmal")

    def __init__(self, *args: Any, account: User, **options: Any):
        super().__init__(*args, **options)
        self.account = account

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", "Die beiden Kennwörter sind nicht gleich.")
        elif first:
            try:
                validate_password(first, user=self.account)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned


class ConfirmForm(AccountForm):
    """The password once more, and the code when there is a second factor."""

    password = _password("Ihr Kennwort", "current-password")


class CodeForm(AccountForm):
    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Sechs Ziffern aus Ihrer App, oder einer Ihrer Ersatzcodes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}),
    )


class AddressForm(AccountForm):
    email = forms.EmailField(
        label="E-Mail-Adresse",
        max_length=254,
        error_messages={"invalid": "Das ist keine E-Mail-Adresse wie name@beispiel.de."},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class NameForm(AccountForm):
    first_name = forms.CharField(
        label="Vorname", max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Nachname", max_length=150, required=False, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )

    def clean_first_name(self) -> str:
        return one_line(self.cleaned_data["first_name"])

    def clean_last_name(self) -> str:
        return one_line(self.cleaned_data["last_name"])


class InvitationForm(AddressForm):
    group = forms.ModelChoiceField(
        Group.objects.none(),
        label="Rolle",
        empty_label=None,
        help_text="Sie können nur Rollen geben, deren Rechte Sie selbst haben.",
    )

    def __init__(self, *args: Any, by: User, **options: Any):
        super().__init__(*args, **options)
        self.fields["group"].queryset = Group.objects.filter(pk__in=[group.pk for group in grantable(by)])
        self.fields["group"].error_messages["invalid_choice"] = "Diese Rolle können Sie nicht geben."


class JoiningForm(NewPasswordForm):
    """Name and password of somebody who was invited."""

    username = forms.CharField(
        label="Benutzername",
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text="Damit melden Sie sich an. Buchstaben, Ziffern und @ . + - _ ohne Leerzeichen.",
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )
    field_order = ["username", "password", "again"]

    def clean_username(self) -> str:
        name = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError("Diesen Namen hat hier schon jemand. Bitte wählen Sie einen anderen.")
        return name
