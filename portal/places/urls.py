"""Addresses of the register."""

from django.urls import path

from portal.places import views

urlpatterns = [path("kommunen/vorschlaege/", views.suggestions, name="municipality-suggestions")]
