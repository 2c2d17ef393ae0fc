"""All addresses of the portal, in one place."""

from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from portal.serving.sharing.media import picture

urlpatterns = [
    path("", include("portal.accounts.urls")),
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
handler404 = "portal.serving.views.not_found"
handler500 = "portal.serving.views.server_error"
