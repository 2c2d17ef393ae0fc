"""The pages that list texts."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from portal.publishing.listing import article_list, history_list, publication_list
from portal.publishing.models.focus import FocusPage


class ListPage(Page):
    """A page with a standfirst whose rest is a list."""

    standfirst = models.TextField("Vorspann", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("standfirst")]
    private_page_options = []
    parent_page_types = ["publishing.HomePage"]
    is_creatable = False

    class Meta:
        abstract = True


class BlogIndex(ListPage):
    """/blog/"""

    is_creatable = True
    max_count = 1
    subpage_types = ["publishing.Article"]
    template = "publishing/text_list.html"

    class Meta:
        verbose_name = "Blog"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | article_list(request.GET)


class HistoryIndex(ListPage):
    """/geschichte/, with its time line"""

    is_creatable = True
    max_count = 1
    subpage_types = ["publishing.HistoricalReport"]
    template = "publishing/history_list.html"

    class Meta:
        verbose_name = "Geschichte"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | history_list(request.GET)


class FocusIndex(ListPage):
    """/schwerpunkte/"""

    is_creatable = True
    max_count = 1
    subpage_types = ["publishing.FocusPage"]
    template = "publishing/focus_list.html"

    class Meta:
        verbose_name = "Schwerpunkte"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "focuses": FocusPage.objects.public().with_counts().select_related("hero__license")
        }


class PublicationIndex(ListPage):
    """/publikationen/"""

    is_creatable = True
    max_count = 1
    subpage_types = ["publishing.Publication"]
    template = "publishing/text_list.html"

    class Meta:
        verbose_name = "Publikationen"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | publication_list(request.GET)
