"""Who works here, and what an account needs to be safe. No row holds an IP address; secrets of links are hashes."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    """An editor, moderator or administrator. Readers and authors need no account."""

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"


class SecondFactor(models.Model):
    """An app that shows six digits (RFC 6238). Counts only once a first code has been entered."""

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor", verbose_name="Konto")
    secret = models.TextField("Geheimnis, verschlüsselt")
    last_counter = models.BigIntegerField("zuletzt benutzter Zeitschritt", default=0)
    confirmed_at = models.DateTimeField("bestätigt", null=True)

    class Meta:
        verbose_name = "zweiter Faktor"
        verbose_name_plural = "zweite Faktoren"
        default_permissions = ()

    def __str__(self):
        return f"zweiter Faktor von Konto {self.user_id}"


class RecoveryCode(models.Model):
    """A code on paper for the day on which the telephone is gone. Each works once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes", verbose_name="Konto")
    code_hash = models.CharField("Prüfwert", max_length=64)
    used_at = models.DateTimeField("benutzt", null=True)

    class Meta:
        verbose_name = "Ersatzcode"
        verbose_name_plural = "Ersatzcodes"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "code_hash"], name="recovery_code_once")]

    def __str__(self):
        return f"Ersatzcode von Konto {self.user_id}"


class Passkey(models.Model):
    """A key in somebody's device (WebAuthn). Stored is its public half: whoever reads it can do nothing with it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="passkeys", verbose_name="Konto")
    name = models.CharField("Name", max_length=60)
    credential_hash = models.CharField("Prüfwert der Kennung", max_length=64, unique=True)
    data = models.BinaryField("öffentlicher Schlüssel")
    sign_count = models.PositiveBigIntegerField("Zähler", default=0)
    created_at = models.DateTimeField("angelegt", default=timezone.now)
    last_day = models.DateField("zuletzt benutzt", null=True)

    class Meta:
        verbose_name = "Passkey"
        verbose_name_plural = "Passkeys"
        default_permissions = ()

    def __str__(self):
        return f"Passkey {self.pk}"


class OpenSession(models.Model):
    """A device that is logged in: its kind and the day of its last use, no more."""

    user = models.ForeignKey(User, models.CASCADE, related_name="open_sessions", verbose_name="Konto")
    session_key = models.CharField("Sitzung", max_length=40, unique=True)
    device = models.CharField("Gerät", max_length=60)
    last_day = models.DateField("zuletzt benutzt", default=timezone.localdate)

    class Meta:
        verbose_name = "Sitzung"
        verbose_name_plural = "Sitzungen"
        default_permissions = ()

    def __str__(self):
        return f"Sitzung {self.pk}"


class Attempts(models.Model):
    """Failed tries, counted under a keyed hash; gone after a day at most."""

    key = models.CharField("Prüfwert", max_length=64, unique=True)
    number = models.PositiveIntegerField("Versuche", default=0)
    last_at = models.DateTimeField("zuletzt", default=timezone.now)
    started_at = models.DateTimeField("seit", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "Fehlversuche"
        verbose_name_plural = "Fehlversuche"
        default_permissions = ()

    def __str__(self):
        return f"Fehlversuche {self.pk}"


class Invitation(models.Model):
    """A letter with which somebody makes an account of their own, once, within a week."""

    token_hash = models.CharField("Prüfwert des Links", max_length=64, unique=True)
    email = models.EmailField("an", max_length=254)
    group = models.ForeignKey(Group, models.CASCADE, verbose_name="Gruppe")
    by = models.ForeignKey(User, models.CASCADE, related_name="invitations", verbose_name="von")
    expires_at = models.DateTimeField("gilt bis")

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        default_permissions = ("add",)

    def __str__(self):
        return f"Einladung {self.pk}"


class EmailChange(models.Model):
    """A new e-mail address that waits until both the old and the new one have said yes."""

    user = models.OneToOneField(User, models.CASCADE, related_name="email_change", verbose_name="Konto")
    email = models.EmailField("neue Adresse", max_length=254)
    old_hash = models.CharField("Prüfwert des Links an die alte Adresse", max_length=64)
    new_hash = models.CharField("Prüfwert des Links an die neue Adresse", max_length=64)
    old_confirmed = models.BooleanField("von der alten bestätigt", default=False)
    new_confirmed = models.BooleanField("von der neuen bestätigt", default=False)
    expires_at = models.DateTimeField("gilt bis")

    class Meta:
        verbose_name = "neue E-Mail-Adresse"
        verbose_name_plural = "neue E-Mail-Adressen"
        default_permissions = ()

    def __str__(self):
        return f"neue E-Mail-Adresse für Konto {self.user_id}"
