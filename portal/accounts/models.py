"""Who works here."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor, moderator or administrator. Readers and authors need no account."""

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
