"""What can be found: one file for each sort of things.

A room joins with a file here that makes a `Content` (see `description`), and a line in `ALL`; signals, rebuilding, facets
and canary tests follow from that. Municipalities are no entries: `portal.places.finding` finds all of them in two
milliseconds, by postal code and key as well, and never needs to be kept in step.

Whoever changes what `describe` says about things that are already there has to say so to operators: what did not change
itself is written anew by `manage.py rebuild_search` alone, not when the portal starts.
"""

from functools import cache

from portal.search.content.description import Content, Description

__all__ = ["Content", "Description", "called", "contents", "kinds"]


@cache
def contents() -> dict[str, Content]:
    """All contents by name."""
    from portal.search.content import filings, focuses, motions, pages, texts, voices

    every = (texts.TEXTS, focuses.FOCUSES, pages.PAGES, motions.MOTIONS, filings.FILINGS, voices.VOICES)
    return {content.name: content for content in every}


@cache
def kinds() -> dict[str, tuple[str, str]]:
    """Slug → one, many in German, of all contents in their order."""
    return {slug: names for content in contents().values() for slug, names in content.kinds.items()}


def called(kind: str) -> str:
    """One thing of this kind in German."""
    return kinds().get(kind, (kind, kind))[0]
