"""Renders bodies again when something they show has changed."""

from collections.abc import Iterable

from wagtail.models import ReferenceIndex

from portal.pictures.models import Picture
from portal.publishing.models import HomePage, Text


def texts_showing(picture: Picture) -> list[Text]:
    """Published texts whose body or top shows a picture."""
    rows = ReferenceIndex.get_references_to(picture).filter(base_content_type__app_label="wagtailcore")
    keys = {int(row.object_id) for row in rows}
    return [page.specific for page in Text.objects.public().filter(pk__in=keys)]


def render_again(texts: Iterable[Text]) -> int:
    """Renders each text's body anew; no revision is made, since no content changes. Returns how many changed."""
    changed = 0
    for text in texts:
        before = text.body_html
        text.render_body()
        if text.body_html != before:
            Text.objects.filter(pk=text.pk).update(
                body_html=text.body_html, plain_text=text.plain_text, reading_minutes=text.reading_minutes
            )
            changed += 1
    return changed


def when_a_picture_is_saved(sender, instance: Picture, created: bool, **kwargs) -> None:
    """Texts were rendered with the credit line of then; Wagtail has no hook for a picture that is edited."""
    if not created:
        render_again(texts_showing(instance))
        for home in HomePage.objects.live():
            home.render_about()
            HomePage.objects.filter(pk=home.pk).update(about_html=home.about_html)
