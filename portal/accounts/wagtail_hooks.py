"""What Wagtail offers with an account and we do not: portraits."""

from wagtail.admin.views import account

# A portrait is stored as it came, with the place where it was taken. Nobody needs it, and there is no setting for it.
account.AvatarSettingsPanel.is_active = lambda panel: False
