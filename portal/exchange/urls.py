"""Addresses of what comes from outside. They stand before the magazine's, whose pages are below the same „/mitmachen/“."""

from django.urls import path

from portal.exchange.commenting import private as commenting_private
from portal.exchange.commenting import views as commenting
from portal.exchange.complaining import views as complaining
from portal.exchange.improving import views as improving
from portal.exchange.moderating.transparency import transparency
from portal.exchange.objecting import views as objecting
from portal.exchange.offering import views as offering
from portal.exchange.reporting import views

urlpatterns = [
    path("kommentare/schreiben/<slug:kind>/<path:key>/", commenting.write, name="comment-write"),
    path("kommentare/<slug:kind>/<path:key>/", commenting.comments, name="comments"),
    path("mitmachen/kommentar/<slug:token>/", commenting_private.private, name="comment-private"),
    path("melden/", complaining.complain, name="complain"),
    path("mitmachen/hinweis/<slug:token>/", complaining.private, name="complaint-private"),
    path("transparenz/", transparency, name="transparency"),
    path("antraege/<slug:slug>/einwaende/vorschlagen/", objecting.propose, name="objection-propose"),
    path("mitmachen/einwand/<slug:token>/", objecting.private, name="objection-private"),
    path("mitmachen/einbringung/", views.report, name="report"),
    path("mitmachen/einbringung/<slug:token>/", views.private, name="report-private"),
    path("mitmachen/einbringung/<slug:token>/aendern/", views.correct, name="report-correct"),
    path("mitmachen/einbringung/<slug:token>/weiter/", views.go_on, name="report-go-on"),
    path("antraege/<slug:slug>/verbessern/", improving.improve, name="improve"),
    path("mitmachen/verbesserung/<slug:token>/", improving.private, name="improvement-private"),
    path("mitmachen/beitrag/", offering.offer, {"kind": "text"}, name="offer-text"),
    path("mitmachen/antrag/", offering.offer, {"kind": "motion"}, name="offer-motion"),
    path("mitmachen/publikation/", offering.offer, {"kind": "publication"}, name="offer-publication"),
    path("mitmachen/angebot/<slug:token>/", offering.private, name="offer-private"),
    path("mitmachen/angebot/bestaetigen/<slug:token>/", offering.confirm, name="offer-confirm"),
]
