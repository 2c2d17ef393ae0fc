"""What may enter the finished bytes: nothing personal, nothing that a reader sends, no variants without end."""

import pytest

from tests.serving.asking import Behind, layer, read

NEVER_KEPT = {
    "no-store": Behind(headers=[("Cache-Control", "no-store")]),
    "private": Behind(headers=[("Cache-Control", "private, max-age=60")]),
    "a cookie": Behind(headers=[("Set-Cookie", "sitzung=1")]),
    "varies by cookie": Behind(headers=[("Vary", "Accept-Encoding, Cookie")]),
    "varies by anything": Behind(headers=[("Vary", "*")]),
    "error": Behind(status="500 Internal Server Error"),
    "busy": Behind(status="503 Service Unavailable"),
    "refused": Behind(status="403 Forbidden"),
    "redirect": Behind(status="302 Found", headers=[("Location", "/anders/")]),
    "too large": Behind(body=b"x" * 1_100_000),
}


@pytest.mark.parametrize("behind", NEVER_KEPT.values(), ids=NEVER_KEPT.keys())
def test_answer_that_is_not_for_everybody_is_not_kept(behind):
    portal = layer(behind)
    behind.asked.clear()
    read(portal)
    answer = read(portal)
    assert len(behind.asked) == 2
    assert "no-store" in answer.headers["cache-control"] or "private" in answer.headers["cache-control"]
    assert answer.body == behind.body


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "POST"},
        {"Cookie": "sitzung=abc"},
        {"Cookie": "a=b; schutz=abc"},
        {"Authorization": "Basic eA=="},
        {"path": "/redaktion/pages/3/view_draft/"},
        {"path": "/konto/x.css"},
        {"path": "/mitmachen/einbringung/geheim/"},
        {"path": "/suche/", "query": "q=Name"},
        {"query": "q=Name"},
        {"query": "wie=Kassel"},
        {"query": "unbekannt=1"},
        {"query": "seite=%00"},
        {"query": "seite=<script>"},
        {"query": "seite=" + "1" * 61},
        {"query": "&".join(["seite=1"] * 200)},
        {"query": "seite"[:3]},
        {"Host": "boese.example"},
        {"Host": "portal.example:81"},
        {"Host": "PORTAL.example"},
        {"path": "/" + "a" * 400},
    ],
    ids=str,
)
def test_asking_for_something_personal_or_odd_reaches_django_untouched(asked):
    behind = Behind()
    portal = layer(behind)
    for _ in range(2):
        read(portal, **asked)
    assert len(behind.asked) == 2
    assert behind.asked[0]["QUERY_STRING"] == asked.get("query", "")
    read(portal)
    assert read(portal).headers["cache-control"].startswith("public")


def test_cookie_of_somebody_else_does_not_matter():
    behind = Behind()
    portal = layer(behind)
    read(portal)
    read(portal, Cookie="_ga=1; nichtsitzung=2")
    assert len(behind.asked) == 1


def test_logged_in_people_get_no_copy_that_stays():
    portal = layer(Behind(headers=[("Cache-Control", "public, max-age=86400")]))
    assert read(portal, Cookie="sitzung=abc").headers["cache-control"] == "private, no-store"


def test_nothing_a_reader_sends_gets_into_a_page():
    behind = Behind()
    hostile = {
        "X_Forwarded_Host": "boese.example",
        "X_Forwarded_Proto": "https",
        "X_Forwarded_For": "192.0.2.1",
        "X_Original_URL": "/redaktion/",
        "Referer": "https://boese.example/",
        "Accept_Language": "en",
        "User_Agent": "<script>",
        "Cookie": "x=<script>",
        "If_None_Match": "x",
    }
    read(layer(behind), "/blog/", "utm_source=x&seite=2&art=analysis&seite=3&fbclid=IwAR", **hostile)
    seen = behind.asked[0]
    assert {name for name in seen if name.startswith("HTTP_")} == {"HTTP_HOST"}
    assert (seen["PATH_INFO"], seen["QUERY_STRING"]) == ("/blog/", "art=analysis&seite=3")


def test_order_tracking_and_empty_parameters_make_no_variants():
    behind = Behind()
    portal = layer(behind)
    for query in ("art=a&seite=2", "seite=2&art=a", "seite=1&art=a&seite=2", "art=a&seite=2&utm_campaign=x&thema="):
        read(portal, query=query)
    assert len(behind.asked) == 1


def test_only_what_came_over_https_is_answered_from_memory():
    behind = Behind()
    portal = layer(behind, https=True)
    read(portal, X_Forwarded_Proto="https")
    read(portal, X_Forwarded_Proto="https")
    assert len(behind.asked) == 1
    assert behind.asked[0]["HTTP_X_FORWARDED_PROTO"] == "https"
    read(portal)
    assert len(behind.asked) == 2
