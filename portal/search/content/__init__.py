"""What can be found: one file for each sort of things.

A room joins with a file here that makes a `Content` (see `description`), and a line in `ALL`; signals, rebuilding, facets
and canary tests follow from that. Municipalities are no entries: `portal.places.finding` finds all of them in two
milliseconds, by postal code and key as well, and never needs to be kept in step.
"""

from functools import cache

from portal.search.content.description import Content, Description

__all__ = ["Content", "Description", "contents", "kinds"]


@cache
def contents() -> dict[str, Content]:
    """All contents by name."""
    from portal.search.content import filings, focuses, motions, pages, texts, voices

    every = (texts.TEXTS, focuses.FOCUSES, pages.PAGES, motions.MOTIONS, filings.FILINGS, voices.VOICES)
    return {content.name: content for content in every}


@cache
def kinds() -> dict[str, str]:
    """Slug → German plural, of all contents in their order."""
    return {slug: label for content in contents().values() for slug, label in content.kinds.items()}
