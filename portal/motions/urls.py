"""Addresses of the network of motions. They are a contract: see DESIGN, „Addresses“."""

from django.urls import path

from portal.motions import views
from portal.motions.comparing import views as comparing
from portal.motions.fitting import checking
from portal.motions.fitting import views as fitting
from portal.motions.objections import views as objections
from portal.motions.register import views as register
from portal.motions.register import vocabulary
from portal.motions.updating import views as updating

urlpatterns = [
    path("antraege/", views.directory, name="motions"),
    path("antraege/pruefen/", checking.check_motion, name="motion-check"),
    path("antraege/abgleichen/", updating.update, name="motion-update"),
    path("antraege/verbreitung/", register.spread, name="spread"),
    path("antraege/verbreitung/daten.<slug:extension>", register.data, name="filings-data"),
    path("antraege/ergebnisse/", vocabulary.page, name="outcomes"),
    path("antraege/ergebnisse/tabelle.<slug:extension>", vocabulary.data, name="outcomes-data"),
    path("kommunen/", register.find_municipality, name="municipalities"),
    path("kommunen/<slug:ags>/", register.municipality, name="municipality"),
    path("kommunen/<slug:ags>/antraege/<int:number>/", register.filing, name="filing"),
    path(
        "kommunen/<slug:ags>/antraege/<int:number>/nachfrage.<slug:extension>",
        register.question,
        name="filing-question",
    ),
    path("kommunen/<slug:ags>/antraege/<int:number>/frist.ics", register.due_date, name="filing-due"),
    path("antraege/<slug:slug>/", views.motion, name="motion"),
    path("antraege/<slug:slug>/anpassen/", fitting.adapt, name="motion-fit"),
    path("antraege/<slug:slug>/verbreitung/", register.spread, name="motion-spread"),
    path("antraege/<slug:slug>/einwaende/", objections.objections, name="motion-objections"),
    path(
        "antraege/<slug:slug>/einwaende/spickzettel.<slug:extension>",
        objections.document,
        name="motion-objections-document",
    ),
    path("antraege/<slug:slug>/vergleich/", comparing.comparison, name="motion-comparison"),
    path("antraege/<slug:slug>/vergleich/<str:name>", comparing.document, name="motion-comparison-document"),
    path("antraege/<slug:slug>/versionen/", comparing.versions, name="motion-versions"),
    path("antraege/<slug:slug>/versionen/<int:number>/", views.version, name="motion-version"),
    path("antraege/<slug:slug>/<slug:name>.<slug:extension>", views.document, name="motion-document"),
    path(
        "antraege/<slug:slug>/versionen/<int:number>/<slug:name>.<slug:extension>",
        views.document,
        name="motion-version-document",
    ),
]
