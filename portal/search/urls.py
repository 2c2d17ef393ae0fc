"""Addresses of the search."""

from django.urls import path

from portal.search import feed, views

urlpatterns = [
    path("suche/", views.results, name="search"),
    path("suche/vorschlaege/", views.suggestions, name="search-suggestions"),
    path("feeds/suche/", feed.results, name="feed-search"),
]
