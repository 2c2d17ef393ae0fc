"""All addresses of the portal, in one place."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.serving.errors.pages import not_found
from portal.serving.sharing.media import picture

urlpatterns = [
    path("redaktion/failwhale/", not_found),  # Wagtail's own page that always fails: not for everybody to call.
    path("redaktion/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("", include("portal.serving.urls")),
    path("", include("portal.search.urls")),
    path("", include("portal.pictures.urls")),
    path("", include("portal.places.urls")),
    path("", include("portal.motions.urls")),
    path("", include("portal.debates.urls")),
    path("", include("portal.exchange.urls")),
    # Pictures in their sizes. No way leads up: originals and documents lie in the same folder.
    re_path(r"^medien/(?P<path>images/(?!.*\.\.)[\w./\-]+)$", picture),
    path("", include("portal.publishing.urls")),
]
handler400 = "portal.serving.errors.pages.bad_request"
handler403 = "portal.serving.errors.pages.forbidden"
handler404 = "portal.serving.errors.pages.not_found"
handler500 = "portal.serving.errors.pages.server_error"
