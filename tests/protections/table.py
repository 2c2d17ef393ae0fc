"""All attacks, from the tables."""

from tests.protections import accounts, content, forms, machine, moderation
from tests.protections.protection import Attack, Protection

ATTACKS: tuple[Attack, ...] = (
    *content.ATTACKS,
    *accounts.ATTACKS,
    *forms.ATTACKS,
    *moderation.ATTACKS,
    *machine.ATTACKS,
)


def chosen(words: list[str]) -> list[Protection]:
    """Those whose name, file or attack holds one of these words; all of them without any."""
    return [
        one
        for attack in ATTACKS
        for one in attack.protections
        if not words or any(word.lower() in f"{one.name} {one.file} {attack.words}".lower() for word in words)
    ]
