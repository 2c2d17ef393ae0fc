"""Finished bytes: what enters, how it is sent, when it goes. The application behind is a builder that counts."""

import gzip
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest
import time_machine

from tests.serving.asking import PAGE, Behind, Count, layer, publish_meanwhile, read


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
    publish_meanwhile(portal, behind, count)
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


def test_page_of_yesterday_is_shown_while_django_has_no_time():
    behind, count = Behind(), Count()
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False) as clock:
        portal = layer(behind, count)
        read(portal)
        clock.shift(24 * 3600)
        behind.status, behind.body = "503 Service Unavailable", b"zu viele"
        assert read(portal).body == PAGE
        count.number += 1  # Something was written: perhaps this page was withdrawn.
        portal.look()
        assert read(portal).status == 503


def test_clock_that_jumps_never_brings_an_old_page():
    behind, count = Behind(), Count()
    with time_machine.travel("2026-11-25 12:00:00+00:00", tick=False) as clock:
        portal = layer(behind, count)
        for days, body in ((400, b"spaeter"), (-800, b"frueher"), (0, b"heute")):
            clock.shift(days * 24 * 3600)
            behind.body, count.number = body, count.number + 1
            portal.look()
            assert read(portal).body == body
            assert read(portal).body == body


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
