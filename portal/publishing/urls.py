"""Addresses of the magazine. They are a contract: see DESIGN, „Addresses“."""

from django.urls import path, re_path

from portal.publishing import feeds, filing_feed, motion_feed, views

kind_patterns = [
    pattern
    for folder, kind in views.KINDS.items()
    for pattern in (
        path(f"{folder}/<slug:slug>/", views.text, {"kind": kind}, name=f"text-{folder}"),
        path(f"{folder}/<slug:slug>/zitat.<slug:form>", views.cite, {"kind": kind}, name=f"cite-{folder}"),
        path(f"{folder}/<slug:slug>/vorschau.png", views.cover, {"kind": kind}, name=f"cover-{folder}"),
    )
]
urlpatterns = [
    *kind_patterns,
    path("schwerpunkte/<slug:slug>/", views.focus, name="focus"),
    path("debatten/<slug:slug>/vorschau.png", views.debate_cover, name="cover-debate"),
    path("vorschau.png", views.site_cover, name="cover"),
    path("stimmen/", views.voices, name="voices"),
    path("stimmen/<slug:slug>/", views.voice, name="voice"),
    path("feeds/", views.feeds, name="feeds"),
    path("feeds/alles/", feeds.everything, name="feed-everything"),
    path("feeds/blog/", feeds.by_kind, {"kind": "blog"}, name="feed-blog"),
    path("feeds/analysen/", feeds.by_kind, {"kind": "analysis"}, name="feed-analyses"),
    path("feeds/geschichte/", feeds.by_kind, {"kind": "history"}, name="feed-history"),
    path("feeds/publikationen/", feeds.by_kind, {"kind": "publication"}, name="feed-publications"),
    path("feeds/schwerpunkte/<slug:slug>/", feeds.by_focus, name="feed-focus"),
    path("stimmen/<slug:slug>/feed/", feeds.by_voice, name="feed-voice"),
    path("feeds/antraege/", motion_feed.motions, name="feed-motions"),
    path("feeds/einbringungen/", filing_feed.events, name="feed-filings"),
    path("feeds/faellig/", filing_feed.due, name="feed-due"),
    path("feeds/debatten/", feeds.debates, name="feed-debates"),
    path("feeds/debatten/<slug:slug>/", feeds.by_debate, name="feed-debate"),
    path("feeds/stimmen/<slug:kind>/", feeds.by_kind_of_voice, name="feed-voices"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    # Wagtail asks for this name to know the address of a page.
    re_path(r"^((?:[\w\-]+/)*)$", views.page, name="wagtail_serve"),
]
