"""Papers of a council become filings: every wording is kept, the axes follow where that makes sense."""

import gzip
import json

import pytest
from django.core.management import CommandError, call_command

from motionkit.progress import why_not_together
from portal.motions.models import EventKind, Filing, FilingEvent
from portal.motions.register import papers
from tests import factories
from tests.motionkit.shared_data import FOLDER

pytestmark = pytest.mark.django_db
KARLSRUHE = "08212000"


def paper(*results: str | None, number: int = 1, **fields) -> dict:
    """A paper with one stop for each result."""
    stops = [
        {"role": "Entscheidung", "date": f"2020-{month:02}-01", "body": "Gemeinderat", "result": result}
        for month, result in enumerate(results, 1)
    ]
    defaults = {"id": f"ka:{number}", "title": f"Antrag {number}", "paper_type": "Antrag", "reference": "2019/0403"}
    return defaults | {"date": "2019-12-01", "proposers": ["GRÜNE", "SPD"], "consultations": stops} | fields


def load(*found: dict, public: bool = False) -> Filing:
    municipality = factories.make_municipality("Karlsruhe", ags=KARLSRUHE, federal_state="BW")
    papers.load(found, [municipality], public=public)
    return Filing.objects.get(events__source=found[0]["id"])


@pytest.mark.parametrize(
    ("results", "stage", "decision"),
    [
        ((), "submitted", "undecided"),
        ((None,), "scheduled", "undecided"),
        (("vertagt",), "in_council", "postponed"),
        (("verwiesen in Fachausschuss", "vertagt", "vertagt", None, "mehrheitlich zugestimmt"), "decided", "adopted"),
        (("einstimmig beschlossen", "mehrheitlich abgelehnt"), "decided", "adopted"),
        (("zurückgezogen",), "withdrawn", "undecided"),
        (("siehe Protokoll",), "decided", "unknown"),
        (("siehe Protokoll", "mehrheitlich abgelehnt"), "decided", "rejected"),
        (("erledigt durch Stellungnahme der Verwaltung",), "decided", "settled_by_statement"),
    ],
)
def test_paper_stands_where_its_results_lead(results, stage, decision):
    filing = load(paper(*results))
    assert (filing.stage, filing.decision) == (stage, decision)
    said = list(filing.events.exclude(raw_result="").values_list("raw_result", flat=True).distinct())
    assert set(said) == set(filter(None, results))
    assert filing.raw_result == next((result for result in reversed(results) if result), "")


def test_paper_keeps_who_when_and_what():
    filing = load(paper("verwiesen in Fachausschuss", "vertagt", "vertagt", "Abstimmung: 30 Ja, 10 Nein; abgelehnt"))
    assert [one.name for one in filing.originators.all()] == ["GRÜNE", "SPD"]
    assert (filing.filed_on.isoformat(), filing.decided_on.isoformat()) == ("2019-12-01", "2020-04-01")
    assert (filing.votes_yes, filing.votes_no) == (30, 10)
    moves = [(event.axis, event.new) for event in filing.events.filter(axis="decision")]
    assert moves == [("decision", code) for code in ("referred", "postponed", "postponed", "rejected")]
    assert {event.by_label for event in filing.events.all()} == {"Übernahme"}
    assert filing.events.last().revision == filing.revision
    assert (filing.is_public, filing.is_example) == (False, False)


def test_loading_again_adds_nothing():
    municipality = factories.make_municipality()
    assert papers.load([paper(number=1), paper(number=1), paper(number=2)], [municipality]) == (2, 1)
    assert papers.load([paper(number=2), paper(number=3)], [municipality]) == (1, 1)


@pytest.mark.parametrize(
    "line", ["kaputt", "[]", "3", "{}", '{"id": "a", "title": ""}', '{"id": 3, "title": "x"}', "[" * 100_000]
)
def test_broken_file_changes_nothing(tmp_path, line):
    file = tmp_path / "papers.jsonl"
    file.write_text(json.dumps(paper()) + "\n" + line + "\n")
    with pytest.raises(CommandError, match="Zeile 2"):
        call_command("load_papers", file, verbosity=0)
    assert not Filing.objects.exists()


@pytest.mark.parametrize("harm", [lambda data: data[:60], lambda data: data[:10] + b"\x07" + data[11:]])
def test_damaged_file_changes_nothing(tmp_path, harm):
    file = tmp_path / "papers.jsonl.gz"
    file.write_bytes(harm(gzip.compress((json.dumps(paper()) + "\n").encode(), mtime=0)))
    with pytest.raises(CommandError, match="nicht lesbar"):
        call_command("load_papers", file, verbosity=0)
    assert not Filing.objects.exists()


def test_hostile_paper_is_text_like_any_other(tmp_path):
    hostile = paper("<script>alert(1)</script>" * 500, title="\u202e" + "x" * 900, proposers=["y" * 900, None, 3])
    hostile["consultations"][0] |= {"date": "gestern", "body": "z" * 900}
    filing = load(hostile)
    assert (len(filing.title), filing.sitting_on, filing.decision) == (400, None, "unknown")


def test_spread_papers_are_examples(tmp_path, site):
    file = tmp_path / "papers.jsonl.gz"
    with gzip.open(file, "wt") as out:
        out.writelines(json.dumps(paper("vertagt", number=number)) + "\n" for number in range(5))
    motion = factories.make_motion()
    call_command("load_papers", file, spread=True, public=True, motion=motion.slug, verbosity=0)
    filings = Filing.objects.public().for_motion(motion)
    assert len({filing.municipality_id for filing in filings}) == 5
    assert all(filing.is_example for filing in filings)


@pytest.mark.parametrize(
    ("options", "said"), [({"municipality": "99999999"}, "Kommune"), ({"motion": "gibt-es-nicht"}, "gibt es nicht")]
)
def test_command_says_what_is_wrong(tmp_path, site, options, said):
    with pytest.raises(CommandError, match=said):
        call_command("load_papers", tmp_path / "papers.jsonl", verbosity=0, **options)
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("load_papers", tmp_path / "nirgends.jsonl", verbosity=0)


@pytest.mark.slow
def test_real_papers_are_all_filings(site):
    file = FOLDER / "motions" / "karlsruhe-papers-meta.jsonl.gz"
    if not file.exists():
        pytest.skip(f"The real papers are not here: {file}")
    call_command("load_papers", file, verbosity=0)
    assert Filing.objects.count() == 9270
    assert not Filing.objects.public().exists()
    with gzip.open(file, "rt") as lines:
        wordings = sorted(
            stop["result"].strip() for line in lines for stop in json.loads(line)["consultations"] if stop["result"]
        )
    told = (
        FilingEvent.objects.exclude(raw_result="").values_list("filing", "revision", "raw_result").order_by().distinct()
    )
    assert sorted(raw for _, _, raw in told) == wordings
    assert [one for one in Filing.objects.iterator() if why_not_together(one.standing)] == []
    assert FilingEvent.objects.filter(kind=EventKind.FILED).count() == 9270
