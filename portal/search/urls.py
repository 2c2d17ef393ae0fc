"""Addresses of the search."""

from django.urls import path

from portal.search import views

urlpatterns = [path("suche/", views.results, name="search")]
