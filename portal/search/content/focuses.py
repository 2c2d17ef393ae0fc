"""Focuses: the editorial introductions."""

from wagtail.models import PageViewRestriction

from portal.publishing.models import FocusPage
from portal.search.content.description import Content, Description
from portal.search.content.page_tree import address, below, open_to_all
from portal.search.content.readable import page_words


def words(page) -> str:
    """The words of a page's blocks."""
    return page_words("".join(str(block.render_as_block()) for block in page.body))


def describe(focus: FocusPage) -> Description:
    return Description(
        kind="schwerpunkt",
        title=focus.title,
        url=address(focus),
        summary=focus.standfirst,
        text=f"{focus.standfirst}\n{words(focus)}",
    )


FOCUSES = Content(
    name="focus",
    model=FocusPage,
    kinds={"schwerpunkt": ("Schwerpunkt", "Schwerpunkte")},
    public=lambda: open_to_all(FocusPage.objects.public()),
    describe=describe,
    touched_by={PageViewRestriction: below},
)
