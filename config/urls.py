"""All addresses of the portal."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [path("redaktion/", include(wagtailadmin_urls))]
