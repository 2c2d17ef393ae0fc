"""How the fields of forms look and speak, the same everywhere, as `exchange/report/field.html` draws them."""

from django.forms.forms import BaseForm

REQUIRED = "Bitte füllen Sie dieses Feld aus."


class SpokenFields(BaseForm):
    """Put before Form or ModelForm. Whoever has set labels and hints calls `dress`; what is wrong then says so to screen readers."""

    def __init__(self, *args, auto_id: str = "feld-%s", **options):
        super().__init__(*args, auto_id=auto_id, use_required_attribute=False, **options)

    def dress(self, *, autocomplete: str = "") -> None:
        """`autocomplete`: for whatever is typed; readers' forms remember nothing on a shared machine („off“)."""
        for name, field in self.fields.items():
            attrs, kind = field.widget.attrs, getattr(field.widget, "input_type", "")
            if kind != "checkbox":
                attrs["class"] = "field__input"
            if autocomplete and kind not in ("checkbox", "file"):
                attrs["autocomplete"] = autocomplete
            field.error_messages["required"] = REQUIRED
            if field.help_text:
                attrs["aria-describedby"] = f"{self.auto_id % name}-hilfe"

    def full_clean(self) -> None:
        """Afterwards fields that are wrong say so to screen readers, too."""
        super().full_clean()
        for name in self.errors if self.is_bound else ():
            if field := self.fields.get(name):
                described = field.widget.attrs.get("aria-describedby", "")
                field.widget.attrs["aria-invalid"] = "true"
                field.widget.attrs["aria-describedby"] = f"{self.auto_id % name}-fehler {described}".strip()
