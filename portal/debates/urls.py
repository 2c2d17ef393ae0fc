"""Addresses of debates."""

from django.urls import path

from portal.debates import views

urlpatterns = [
    path("debatten/<slug:slug>/", views.debate, name="debate"),
    path("debatten/<slug:slug>/stand/<int:number>/", views.summary, name="debate-summary"),
]
