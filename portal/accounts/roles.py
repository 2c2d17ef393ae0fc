"""The roles of those who work here, as groups. What each may do is set when the portal is founded (publishing.founding)."""

from portal.accounts.models import User

AUTHORS, COUNCILLORS, MODERATORS = "Autor*innen", "Mandatsträger*innen", "Moderation"
EDITORS, ADMINISTRATORS = "Redaktion", "Administration"
ROLES = [AUTHORS, COUNCILLORS, MODERATORS, EDITORS, ADMINISTRATORS]
# From moderator upward a stolen password alone must open nothing.
SENSITIVE = frozenset({MODERATORS, EDITORS, ADMINISTRATORS})


def is_sensitive(user: User) -> bool:
    """Whether this account may decide what others see, or who else may."""
    return user.is_superuser or user.groups.filter(name__in=SENSITIVE).exists()
