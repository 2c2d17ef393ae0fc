"""The form with which people log in."""

from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's form in our words; its password field has no German label."""

    error_messages = WagtailLoginForm.error_messages | {
        "invalid_login": "Benutzername und Kennwort passen nicht zusammen. Bitte prüfen Sie beide, auch Groß- und "
        "Kleinschreibung. Hilft das nicht, setzt die Redaktion Ihr Kennwort neu.",
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["password"].label = "Kennwort"
        self.fields["remember"].label = "Angemeldet bleiben"
        for name in ("username", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
