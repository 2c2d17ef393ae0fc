"""Short links of a site that moved in, such as /?p=77: they ask for the home page, so no redirect would ever see them."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.models import Redirect

NAMES = ("p", "page_id", "attachment_id")


def answer(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """Where a short link leads now; None (without a query) when the request is none, or nobody knows it."""
    for name in NAMES:
        number = request.GET.get(name, "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            found = Redirect.objects.filter(old_path=f"/?{name}={int(number)}").select_related("redirect_page").first()
            if found and found.link and (found.redirect_page is None or found.redirect_page.live):
                return HttpResponsePermanentRedirect(found.link)
    return None
