"""Short names in addresses, as Germans spell them without umlauts."""

from wagtail.admin.widgets import SlugInput

SPELLING = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}


def spelled_out(text: str) -> str:
    """„Größe“ → „Groesse“."""
    return text.translate(str.maketrans(SPELLING))


class GermanSlugInput(SlugInput):
    """Makes „waermewende“ out of „Wärmewende“ while one types; Wagtail's own field makes „warmewende“ of it."""

    def __init__(self, attrs=None, **options):
        super().__init__(attrs, **{"formatters": list(SPELLING.items()), **options})
