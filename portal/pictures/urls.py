"""Addresses of picture credits."""

from django.urls import path

from portal.pictures import views

urlpatterns = [path("bildnachweise/", views.credits, name="credits")]
