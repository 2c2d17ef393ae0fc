"""Standard pages: about us, working together, legal pages."""

from wagtail.models import PageViewRestriction

from portal.publishing.models import StandardPage
from portal.search.content.description import Content, Description
from portal.search.content.focuses import words
from portal.search.content.page_tree import address, below, open_to_all


def describe(page: StandardPage) -> Description:
    return Description(
        kind="seite",
        title=page.title,
        url=address(page),
        summary=page.standfirst,
        text=f"{page.standfirst}\n{words(page)}",
    )


PAGES = Content(
    name="page",
    model=StandardPage,
    kinds={"seite": ("Seite", "Seiten")},
    public=lambda: open_to_all(StandardPage.objects.live()),
    describe=describe,
    touched_by={PageViewRestriction: below},
)
