"""A report that waits is nowhere: no page, list, count, map, feed, sitemap, search result, download, and no log."""

import logging
import re

import pytest
from django.urls import get_resolver

from portal.exchange.models import FilingReport
from portal.exchange.reporting import actions
from tests import factories
from tests.exchange.reports import FORM, OWN, make_filing_report, send, told

CANARY = "quarzuhrpendel"
TOKEN = "Q" * 32
FIELDS = (
    *("organization", "originators", "reference", "raw_result", "final_text", "amendments", "defeat_reason", "helped"),
    *("administration_said", "differently", "note", "name", "evidence_note"),
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(site, editor) -> FilingReport:
    """A new report and an addition, with a question, an answer and everything else one can tell."""
    motion = factories.make_motion("Leerstand erfassen", slug="leerstand")
    filing = factories.make_filing(motion=motion, decision="adopted")
    fields = dict.fromkeys(FIELDS, CANARY) | {
        "email": f"{CANARY}@beispiel.example",
        "url": f"https://{CANARY}.example/",
    }
    report = make_filing_report(TOKEN, motion=motion, title=CANARY, outcome="adopted", **fields)
    make_filing_report(title=CANARY, about=filing, **fields)
    actions.ask(by=editor, report=report, text=CANARY, revision=1)
    actions.answer(report=report, text=CANARY)
    return report


def addresses() -> list[str]:
    filing = factories.Filing.objects.get()
    own = filing.get_absolute_url()
    lists = ["/", "/antraege/", "/antraege/leerstand/", "/antraege/leerstand/verbreitung/", "/antraege/verbreitung/"]
    lists += [
        "/antraege/verbreitung/?wie=Kassel",
        f"/antraege/?q={CANARY}",
        "/antraege/leerstand/anpassen/?ags=06611000",
    ]
    lists += ["/kommunen/", "/kommunen/06611000/", own, f"{own}nachfrage.txt", f"{own}nachfrage.md", "/mitmachen/"]
    lists += [f"/antraege/verbreitung/daten.{form}" for form in ("csv", "json")]
    lists += ["/sitemap.xml", "/robots.txt", "/feeds/", f"/suche/?q={CANARY}", "/suche/?q=Leerstand", "/stimmen/"]
    lists += ["/blog/", "/geschichte/", "/schwerpunkte/", "/publikationen/", "/bildnachweise/", "/ueber-uns/"]
    lists += [FORM, f"{FORM}?antrag=leerstand&ags=06611000", f"{FORM}?einbringung={filing.pk}"]
    known = get_resolver().reverse_dict
    feeds = [known.getlist(name)[0][0][0] for name in known if isinstance(name, str) and name.startswith("feed-")]
    return lists + [f"/{address}" for address, asked in feeds if not asked]


def words_of(response, asked: str) -> str:
    body = b"".join(response) if response.streaming else response.content
    words = body.decode(errors="ignore").lower()
    return re.sub(r"(„(<bdi>)?|value=\"|q=|\()quarzuhrpendel", "", words) if CANARY in asked else words


def test_report_that_waits_is_nowhere(client, waiting):
    for path in (paths := addresses()):
        response = client.get(path)
        assert response.status_code == 200, path
        assert CANARY not in words_of(response, path), path
    assert {"/feeds/einbringungen/", "/feeds/alles/", "/feeds/faellig/"} <= set(paths)


def test_report_that_waits_is_in_no_count(client, waiting):
    assert client.get("/antraege/verbreitung/").content.decode().count("1 Einbringung") >= 1
    assert "2 Einbringungen" not in client.get("/antraege/verbreitung/").content.decode()


def test_report_that_waits_is_no_duplicate_for_others(client, waiting):
    page = client.post(FORM, told(title=CANARY), headers=OWN).content.decode()
    assert "Ist es eine davon?" not in page


@pytest.mark.parametrize("decide", ["decline", "withdraw"])
def test_report_that_is_not_taken_stays_nowhere(client, waiting, editor, decide):
    if decide == "decline":
        actions.decline(by=editor, report=waiting, reason="other", words=CANARY, revision=waiting.revision)
    else:
        actions.withdraw(report=waiting)
    for path in addresses():
        assert CANARY not in words_of(client.get(path), path), path


def test_what_was_typed_is_in_no_file_and_no_log(client, site, settings, tmp_path, caplog):
    settings.DATA_DIR = tmp_path
    with caplog.at_level(logging.DEBUG):
        assert send(client, **dict.fromkeys(FIELDS, CANARY)).status_code == 200
        client.post(FORM, told(title="", note=CANARY), headers=OWN)
        client.post(FORM, told(note=CANARY), headers={"Sec-Fetch-Site": "cross-site"})
    assert FilingReport.objects.get().note == CANARY
    said = [line.getMessage() for line in caplog.records if line.name != "django.db.backends"]  # Only with DEBUG.
    assert CANARY not in " ".join(said)
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and CANARY.encode() in one.read_bytes()]
