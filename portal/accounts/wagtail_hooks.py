"""Where Wagtail offers more with an account than we do: portraits, and rights that one lacks oneself."""

from wagtail import hooks
from wagtail.admin.views import account

from portal.accounts.administration import refuse_in_bulk

# A portrait is stored as it came, with the place where it was taken. Nobody needs it, and there is no setting for it.
account.AvatarSettingsPanel.is_active = lambda panel: False
hooks.register("before_bulk_action", refuse_in_bulk)
