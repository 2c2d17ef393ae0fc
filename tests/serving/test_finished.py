"""Finished bytes: what enters, how it is sent, when it goes. The application behind is a builder that counts."""

import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
import time_machine

from tests.serving.asking import PAGE, Behind, Count, layer, read


def test_page_is_made_once_and_sent_in_every_encoding():
    behind = Behind()
    portal = layer(behind)
    plain, zipped, small = (read(portal, Accept_Encoding=word) for word in ("", "gzip", "gzip, br"))
    assert (plain.body, gzip.decompress(zipped.body), brotli.decompress(small.body)) == (PAGE, PAGE, PAGE)
    assert len(behind.asked) == 1
    assert [answer.headers.get("content-encoding") for answer in (plain, zipped, small)] == [None, "gzip", "br"]
    assert len({answer.headers["etag"] for answer in (plain, zipped, small)}) == 3
    assert {answer.headers["vary"] for answer in (plain, zipped, small)} == {"Accept-Encoding"}
    assert all(int(answer.headers["content-length"]) == len(answer.body) for answer in (plain, zipped, small))
    assert plain.headers["cache-control"] == "public, max-age=0, stale-while-revalidate=1"
    assert not any(answer.headers["etag"].startswith("W/") for answer in (plain, zipped, small))


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("", None),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip;q=0, br;q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("gzip;q=1.0, br;q=0.1", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=zwei", None),
        ("br;q=nan", None),
        ("br;q=-1", None),
        ("deflate, zstd", None),
        ("," * 5000 + "gzip", None),
    ],
)
def test_encoding_follows_the_readers_weights(accepted, sent):
    assert read(layer(Behind()), Accept_Encoding=accepted).headers.get("content-encoding") == sent


def test_known_copy_is_not_sent_again():
    portal = layer(Behind())
    etag = read(portal, Accept_Encoding="br").headers["etag"]
    for known in (etag, f"W/{etag}", f'"anders", {etag}', "*"):
        answer = read(portal, Accept_Encoding="br", If_None_Match=known)
        assert (answer.status, answer.body, answer.headers["etag"]) == (304, b"", etag)
        assert "content-length" not in answer.headers
        assert "content-encoding" not in answer.headers
    assert read(portal, Accept_Encoding="gzip", If_None_Match=etag).status == 200  # Other bytes, other tag.
    assert read(portal, If_None_Match='"anders"').status == 200
    assert read(portal, If_None_Match="x" * 100_000).status == 200


def test_last_modified_counts_only_without_a_tag():
    day = "Wed, 25 Nov 2026 22:00:00 GMT"
    portal = layer(Behind(headers=[("Last-Modified", day)]))
    assert read(portal, If_Modified_Since=day).status == 304
    assert read(portal, If_Modified_Since=day, If_None_Match='"anders"').status == 200


def test_head_has_the_headers_of_get_and_no_body():
    portal = layer(Behind())
    head, get = read(portal, method="HEAD"), read(portal)
    assert head.body == b""
    assert head.headers == get.headers


def test_range_gets_the_whole_page():
    answer = read(layer(Behind()), Range="bytes=0-10")
    assert (answer.status, answer.body) == (200, PAGE)


def test_new_generation_ends_every_page():
    behind, count = Behind(), Count()
    portal = layer(behind, count)
    read(portal)
    behind.body, count.number = b"neu", 2
    assert read(portal).body == PAGE  # Nobody has looked yet.
    portal.look()
    assert read(portal).body == b"neu"


def test_page_made_while_somebody_publishes_is_not_kept():
    count = Count()
    behind = Behind(b"alt")
    portal = layer(behind, count)

    def publish(environ, start_response):
        answer = behind(environ, start_response)
        count.number += 1
        portal.look()
        return answer

    portal._application = publish
    assert read(portal).body == b"alt"
    behind.body, portal._application = b"neu", behind
    assert read(portal).body == b"neu"


def test_page_holds_until_midnight_of_its_readers():
    behind = Behind()
    with time_machine.travel("2026-11-25 22:59:00+00:00", tick=False) as clock:
        portal = layer(behind)
        read(portal)
        clock.shift(59)
        read(portal)
        assert len(behind.asked) == 1
        clock.shift(2)
        read(portal)
        assert len(behind.asked) == 2


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone"])
def test_wrong_address_is_kept_for_seconds(status):
    behind = Behind(status=status)
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False) as clock:
        portal = layer(behind)
        assert {read(portal).status, read(portal).status} == {int(status[:3])}
        assert len(behind.asked) == 1
        clock.shift(6)
        read(portal)
        assert len(behind.asked) == 2


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


def test_stampede_makes_a_page_once():
    behind, started = Behind(), threading.Barrier(16)

    def slow(environ, start_response):
        time.sleep(0.2)
        return behind(environ, start_response)

    portal = layer(slow)

    def reader(_):
        started.wait()
        return read(portal).body

    with ThreadPoolExecutor(16) as readers:
        assert set(readers.map(reader, range(16))) == {PAGE}
    assert len(behind.asked) == 1


def test_those_who_wait_are_not_lost_when_the_making_fails():
    def broken(environ, start_response):
        time.sleep(0.05)
        raise RuntimeError("kaputt")

    portal = layer(broken)

    def reader(_):
        with pytest.raises(RuntimeError):
            read(portal)

    with ThreadPoolExecutor(4) as readers:
        list(readers.map(reader, range(4)))
    assert portal._turns == {}


def test_memory_stays_within_its_bound_and_variants_push_no_page_out():
    portal = layer(Behind(), most_bytes=500_000)
    read(portal, "/bleibt/")
    kept = portal._pages.bytes
    for number in range(3000):
        read(portal, query=f"seite={number}")
    assert portal._pages.bytes == kept
    assert portal._variants.bytes <= 100_000
    for number in range(3000):
        read(portal, f"/{number}/")
    assert portal._pages.bytes <= 375_000
    assert len(portal._pages) == portal._pages.bytes // (2 * len(PAGE) + 4000)


def test_size_that_is_counted_covers_all_encodings():
    portal = layer(Behind())
    for word in ("", "gzip", "br"):
        read(portal, Accept_Encoding=word)
    page = next(iter(portal._pages._entries.values()))
    assert sum(len(form.body) for form in page.forms.values() if form.body is not page.plain) + len(PAGE) < page.size


def test_readers_are_served_while_the_database_is_gone(caplog):
    behind, count = Behind(), Count()
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False) as clock:
        portal = layer(behind, count)
        read(portal)
        count.gone = True
        portal.look()
        portal.look()
        assert read(portal).body == PAGE
        behind.status, behind.body = "500 Internal Server Error", b"Fehler"
        clock.shift(24 * 3600)  # The page has ended, and no new one can be made.
        assert read(portal).body == PAGE
        assert read(portal, "/neu/").status == 500
        count.gone = False
        portal.look()
        assert read(portal).status == 500  # An error that the database has no part in is shown.
    assert len([record for record in caplog.records if "Stand der Seiten" in record.message]) == 1


def test_without_a_count_nothing_is_kept():
    behind = Behind()
    portal = layer(behind, Count(None))
    read(portal)
    read(portal)
    assert len(behind.asked) == 2


def test_front_server_may_keep_until_the_second_ends():
    portal = layer(Behind())
    read(portal)
    with time_machine.travel(1_800_000_000.5, tick=False):
        assert read(portal, X_Portal_Front="1").headers["x-accel-expires"] == "@1800000000"
        assert "x-accel-expires" not in read(portal).headers
    with time_machine.travel(1_800_000_001.05, tick=False):
        assert "x-accel-expires" not in read(portal, X_Portal_Front="1").headers
