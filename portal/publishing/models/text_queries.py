"""Questions to ask of texts, and the one query that decides which of them the world sees.

A page or a list fetches the columns that it shows: to build the query, to read the rows and to make objects of them costs
more than the database itself, for each column.
"""

from django.db.models import Case, Model, Prefetch, Q, When
from wagtail.models import PageManager, PageQuerySet

from portal.people.models import Voice
from portal.pictures.models import Rendition
from portal.pictures.templatetags.pictures import specs
from portal.publishing.models.text_rows import Authorship

MOST_ANSWERS, MOST_NEIGHBOURS = 60, 6
_TEASER = ("title", "slug", "url_path", "kind", "answers", "relation", "published_on", "reading_minutes")
_PAGE = (
    *(*_TEASER, "live", "seo_title", "search_description", "standfirst", "updated_on", "body_html"),
    *("license__name", "license__url"),
    *("answers__title", "answers__slug", "answers__url_path", "answers__live"),
    *("debate__title", "debate__slug", "debate__url_path", "debate__live", "debate__closed_on"),
)
_PICTURE = (
    *("title", "file", "width", "height", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"),
    *("description", "is_decorative", "author", "source", "source_url", "year", "license__name", "license__url"),
)
_ROW = (*_TEASER, "live", "standfirst", "hero_caption", *(f"hero__{name}" for name in _PICTURE))


class TextQuerySet(PageQuerySet):
    """Questions to ask of texts."""

    def public(self) -> "TextQuerySet":
        """What the world may see. Every list, feed, count, sitemap and search starts here."""
        return self.filter(live=True)

    def newest(self) -> "TextQuerySet":
        return self.order_by("-published_on", "-pk")

    def listed(self, *sizes: str) -> "TextQuerySet":
        """With all that a list shows, in two further queries: authors, and the picture in its sizes (`small` and others)."""
        byline = Authorship.objects.with_bylines()
        small = Rendition.objects.filter(filter_spec__in={spec for size in ("small", *sizes) for spec in specs(size)})
        return (
            self.select_related("hero__license")
            .only(*_ROW, *_own_columns(self.model))
            .prefetch_related(
                Prefetch("authorships", queryset=byline, to_attr="byline"),
                Prefetch("hero__renditions", queryset=small, to_attr="prefetched_renditions"),
            )
        )

    def with_page(self) -> "TextQuerySet":
        """With all that a text's own page shows of it in the same query, and without what only editors need."""
        return self.select_related("license", "answers", "debate").only(*_PAGE, *_own_columns(self.model))

    def around(self, key: int) -> "TextQuerySet":
        """What answers a text, the newest first; then what to read next, the newest of the same focuses."""
        found = self.filter(Q(answers=key) | Q(focuses__texts=key)).exclude(pk=key).distinct().only(*_TEASER)
        first = Case(When(answers=key, then=0), default=1)
        return found.order_by(first, "-published_on")[: MOST_ANSWERS + MOST_NEIGHBOURS]

    def answering(self, texts: "TextQuerySet") -> "TextQuerySet":
        """What answers some texts, with what each answers."""
        bodies = ("answers__body", "answers__body_html", "answers__plain_text")
        return self.filter(answers__in=texts.order_by().values("pk")).select_related("answers").defer(*bodies)

    def in_focus(self, focus) -> "TextQuerySet":
        return self.filter(focuses=focus)

    def by_voice(self, voice: Voice) -> "TextQuerySet":
        """What a voice wrote, or what was written for it when it is an organisation."""
        return self.filter(Q(authorships__voice=voice) | Q(authorships__voice__organisation=voice)).distinct()

    def by_kind_of_voice(self, kind: str) -> "TextQuerySet":
        return self.filter(authorships__voice__kind=kind).distinct()


def _own_columns(kind: type[Model]) -> list[str]:
    """What a kind of text adds to what all texts have."""
    names = [field.name for field in kind._meta.local_concrete_fields]
    return names if "text_ptr" in names else []


TextManager = PageManager.from_queryset(TextQuerySet)
