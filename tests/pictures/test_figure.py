"""How a picture is shown."""

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.template import Context, Template

from tests import factories

FIGURE = Template('{% load pictures %}{% figure picture caption="Unterschrift" %}')


def test_a_picture_is_shown_with_its_whole_credit(site):
    picture = factories.make_picture(
        author="Mara <Lindt>", source="Archiv", source_url="https://archiv.example/1", description="Ein Rathaus"
    )
    shown = FIGURE.render(Context({"picture": picture}))
    assert 'alt="Ein Rathaus"' in shown
    assert "Mara &lt;Lindt&gt;" in shown
    assert 'href="https://archiv.example/1"' in shown
    assert picture.license.name in shown
    assert "schema.org/ImageObject" in shown
    assert 'width="' in shown


def test_a_decorative_picture_says_nothing(site):
    picture = factories.make_picture(description="Muster", is_decorative=True)
    assert 'alt=""' in FIGURE.render(Context({"picture": picture}))


def test_a_lost_file_leaves_the_page_standing(site):
    picture = factories.make_picture(description="Ein Rathaus")
    default_storage.delete(picture.file.name)
    cache.clear()  # Sizes of pictures are remembered by key, and keys come again in tests.
    shown = FIGURE.render(Context({"picture": picture}))
    assert "Das Bild fehlt zurzeit. Es zeigt: Ein Rathaus" in shown
    assert "<img" not in shown
