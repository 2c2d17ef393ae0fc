"""Addresses of those who work here. The log-in lies where Wagtail looks for it."""

from django.urls import path

from portal.accounts import letters, passkey_views, signing_in, views

urlpatterns = [
    path("redaktion/login/", signing_in.LoginView.as_view(), name="account-login"),
    path("redaktion/login/code/", signing_in.code, name="account-code"),
    path("redaktion/login/passkey/", signing_in.passkey, name="account-passkey-login"),
    path("konto/", views.account, name="account"),
    path("konto/bestaetigen/", signing_in.confirm, name="account-confirm"),
    path("konto/name/", views.name, name="account-name"),
    path("konto/kennwort/", views.password, name="account-password"),
    path("konto/email/", views.email, name="account-email"),
    path("konto/sitzungen/", views.end_session, name="account-sessions"),
    path("konto/faktor/", views.factor, name="account-factor"),
    path("konto/faktor/entfernen/", views.remove_factor, name="account-factor-remove"),
    path("konto/ersatzcodes/", views.recovery_codes, name="account-recovery"),
    path("konto/passkeys/neu/", passkey_views.add, name="account-passkey-new"),
    path("konto/passkeys/<int:number>/", passkey_views.change, name="account-passkey"),
    path("konto/passkeys/<int:number>/entfernen/", passkey_views.remove, name="account-passkey-remove"),
    path("konto/einladen/", views.invite, name="account-invite"),
    path("konto/daten/", views.data, name="account-data"),
    path("konto/daten/konto.json", views.data_file, name="account-data-file"),
    path("konto/daten/loeschen/", views.erase, name="account-erase"),
    path("konto/vergessen/", letters.forgotten, name="account-forgotten"),
    path("konto/kennwort/<slug:number>/<slug:token>/", letters.new_password, name="account-new-password"),
    path("konto/einladung/<slug:token>/", letters.join, name="account-join"),
    path("konto/adresse/<slug:token>/", letters.confirm_email, name="account-email-confirm"),
]
