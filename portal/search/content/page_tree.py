"""What all pages of the tree have in common."""

from collections.abc import Iterable

from wagtail.models import Page, PageQuerySet, PageViewRestriction

_ROOT = "/home"  # Where the site begins in the page tree.


def open_to_all(pages: PageQuerySet) -> PageQuerySet:
    """Without those below a page that somebody has closed to the public. The portal offers no such setting; Wagtail's
    tables know it, and an import may bring it."""
    return pages.exclude(pages.private_q())


def address(page: Page) -> str:
    return page.url_path.removeprefix(_ROOT)


def below(restriction: PageViewRestriction) -> Iterable[int]:
    """The keys of a restricted page and all below it."""
    return restriction.page.get_descendants(inclusive=True).values_list("pk", flat=True)
