"""Redirects from old addresses, which must not tell of pages that are not public."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Page

from portal.publishing.views import ROOT


class PublicRedirects(RedirectMiddleware):
    """Wagtail redirects to drafts and withdrawn pages, too; their new address would give away that they exist."""

    def process_response(self, request, response):
        answer = super().process_response(request, response)
        if answer is response:
            return response
        target = f"/{ROOT}{urlsplit(answer.url).path}"
        return response if Page.objects.filter(url_path=target, live=False).exists() else answer
