"""The page of a difference: what changed, said to everybody, in every view; nothing hidden, nothing that falls over."""

import re

import pytest

from motionkit import markdown
from motionkit.reading.tracked import read_tracked
from portal.motions.comparing import marking
from portal.motions.comparing.texts import Texts
from portal.motions.models import Motion
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Quarzuhrpendel"
OLD = """## Beschlussvorschlag

Der Rat beschließt:

1. {#kataster} Die Verwaltung legt bis zum 1. Mai ein Kataster vor.

2. {#bericht} Sie berichtet dem Rat einmal im Jahr über den Stand.

3. {#satzung} Eine Satzung über Zweckentfremdung wird vorbereitet.

## Begründung

Bürger*innen suchen <b>Wohnungen</b> & Zimmer.
"""
NEW = (
    OLD.replace("1. Mai", "1. Juni")
    .replace("3. {#satzung} Eine Satzung über Zweckentfremdung wird vorbereitet.\n\n", "")
    .replace("1. {#kat", "3. {#kat")
    .replace("& Zimmer", "& Zimmer dringend")
)
VIEWS = ["im-text", "nebeneinander", "synopse"]


def rewrite(motion: Motion, body: str, note: str = "") -> None:
    """Publishes the motion anew."""
    motion.motion_text = markdown.read(f"# {motion.title}\n\nArt: Antrag\n\n{body}")
    motion.change_note = note
    motion.save()


@pytest.fixture
def motion(site) -> Motion:
    made = factories.make_motion("Leerstand erfassen", slug="leerstand", body=OLD)
    rewrite(made, NEW)
    return made


def page_of(client, query: str = "", status: int = 200, slug: str = "leerstand") -> str:
    answer = client.get(f"/antraege/{slug}/vergleich/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def words_of(html: str) -> str:
    """What is read out, near enough."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main")[1].split("</main>")[0]).split())


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_says_what_was_added_and_struck(client, motion, view):
    page = page_of(client, f"?von=1&bis=2&ansicht={view}")
    said = words_of(page)
    assert "gestrichen: Mai Ende der Streichung" in said or "gestrichen: 1. Mai Ende der Streichung" in said
    assert "eingefügt: 1. Juni Ende der Einfügung" in said or "eingefügt: Juni Ende der Einfügung" in said
    assert "gestrichen: Eine Satzung über Zweckentfremdung wird vorbereitet. Ende der Streichung" in said
    assert page.count("<ins>") == page.count("</ins>")
    assert page.count("<del>") == page.count("</del>")
    assert "<b>Woh" not in page
    assert "&lt;b&gt;Wohnungen" in page


def test_page_begins_with_a_sentence_and_leads_to_every_change(client, motion):
    page = page_of(client)  # The newest two, when nothing is asked for.
    assert page.index("Punkt 3 gestrichen") < page.index("Was sich geändert hat") < page.index("Der Wortlaut")
    links = re.findall(r'href="#(stelle-\d+)"', page)
    assert len(links) >= 3
    assert all(f'id="{anchor}"' in page for anchor in links)
    for view in VIEWS[1:]:
        assert all(f'id="{anchor}"' in page_of(client, f"?ansicht={view}") for anchor in links)


def test_long_text_that_did_not_change_is_folded(client, motion):
    rewrite(motion, NEW + "\n\n".join(f"Absatz {n} " + "bleibt, wie er ist, " * 20 for n in range(4)))
    rewrite(
        motion,
        NEW.replace("einmal", "zweimal") + "\n\n".join(f"Absatz {n} " + "bleibt, wie er ist, " * 20 for n in range(4)),
    )
    for view in VIEWS[:2]:
        page = page_of(client, f"?ansicht={view}")
        assert re.search(r"<summary>\d unveränderte Absätze</summary>", page)


def test_moved_clause_says_where_it_is_now(client, motion):
    moved = markdown.read(f"# Leerstand erfassen\n\nArt: Antrag\n\n{OLD}")
    motion.motion_text = moved.with_clauses((moved.clauses[2], *moved.clauses[:2]))
    motion.save()
    assert "verschoben, jetzt Punkt 1" in words_of(page_of(client, "?von=1&bis=3"))


def test_too_long_for_words_is_said(client, motion, monkeypatch):
    monkeypatch.setattr("motionkit.diff.prose.MOST_CELLS", 4)
    rewrite(motion, NEW.replace("einmal im Jahr", "zweimal in jedem Jahr"))
    assert "Manche Abschnitte sind nur als Ganze verglichen" in page_of(client)


HOSTILE = [
    "?von=99",
    "?bis=99",
    "?von=abc&bis=1",
    "?von=-1",
    "?von=1%00",
    "?von=%27%20OR%201=1",
    "?von=<script>alert(1)</script>",
    "?von=einbringung-1",
    "?von=einbringung-999999999999999999999",
    "?bis=anderer.1",
    "?von=" + "9" * 5000,
    "?von=١",
    "?von=1.1",
    "?von=..%2F..%2Fetc",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_nonsense_in_the_address_gets_a_form_that_says_so(client, motion, query):
    factories.make_motion("Anderer", slug="anderer")
    page = page_of(client, query, status=404)
    assert "Diesen Text gibt es hier nicht." in page
    assert '<select class="field__input" id="von"' in page
    assert "<script>alert" not in page
    assert len(page) < 40_000
    assert client.get(f"/antraege/leerstand/vergleich/synopse.docx{query}").status_code == 404


@pytest.mark.parametrize(
    "query", ["?ansicht=x", "?von=&bis=", "?von=2&bis=1", "?von=1&bis=1", "?von=2", "?bis=1", "?von=1&von=2"]
)
def test_half_an_address_is_completed(client, motion, query):
    assert "Diesen Text gibt es hier nicht." not in page_of(client, query)


def test_a_single_version_is_no_difference_yet(client, site):
    factories.make_motion(slug="einzeln")
    assert "Hier gibt es noch nichts zu vergleichen." in page_of(client, slug="einzeln")
    assert client.get("/antraege/einzeln/vergleich/synopse.pdf").status_code == 404


def hide_everything(motion: Motion) -> list[str]:
    """A withdrawn local version, a draft beside the published text, and a filing nobody may see; returns their names."""
    body = NEW.replace("Kataster", CANARY)
    place = factories.make_municipality()
    local = factories.make_motion(CANARY, slug="verborgen", body=body, parent=motion, municipality=place)
    Motion.objects.filter(pk=local.pk).update(live=False)
    hidden = factories.make_filing(CANARY, motion=motion, live=False, text=local.text | {"title": CANARY})
    of_local = factories.make_filing(
        "Örtlich", motion=local, version=local.versions.get(), text=motion.text | {"title": "x"}
    )
    draft = Motion.objects.get(pk=motion.pk)
    draft.motion_text = markdown.read(f"# {CANARY}\n\nArt: Antrag\n\n{body}")
    draft.save_revision()
    return ["verborgen.1", f"einbringung-{hidden.pk}", f"einbringung-{of_local.pk}", "3"]


def test_drafts_and_what_was_withdrawn_cannot_be_compared(client, motion):
    names = hide_everything(motion)
    for path in ("vergleich/", "versionen/", "verbreitung/", ""):
        assert CANARY not in client.get(f"/antraege/leerstand/{path}").content.decode()
    for name in names:
        for query in (f"?von=1&bis={name}", f"?von={name}&bis=2"):
            assert CANARY not in page_of(client, query, status=404)
            assert client.get(f"/antraege/leerstand/vergleich/aenderungen.docx{query}").status_code == 404
    assert client.get("/antraege/verborgen/vergleich/").status_code == 404
    assert client.get("/antraege/verborgen/versionen/").status_code == 404
    assert client.get("/antraege/verborgen/vergleich/synopse.pdf?von=1&bis=1").status_code == 404


def test_documents_open_and_say_the_same(client, motion):
    for name, begins in {
        "synopse.docx": b"PK",
        "synopse.odt": b"PK",
        "synopse.pdf": b"%PDF",
        "aenderungen.docx": b"PK",
    }.items():
        answer = client.get(f"/antraege/leerstand/vergleich/{name}?von=1&bis=2")
        assert answer.status_code == 200
        assert answer.content.startswith(begins)
        assert "Leerstand" in answer["Content-Disposition"]
        assert answer["Cache-Control"] == "no-cache"
        again = client.get(
            f"/antraege/leerstand/vergleich/{name}?von=1&bis=2", headers={"If-None-Match": answer["ETag"]}
        )
        assert again.status_code == 304
    assert client.get("/antraege/leerstand/vergleich/synopse.exe?von=1&bis=2").status_code == 404
    data = client.get("/antraege/leerstand/vergleich/aenderungen.docx?von=1&bis=2").content
    tracked = read_tracked(data)
    assert [clause.id for clause in tracked.old.motion.clauses] == ["kataster", "bericht", "satzung"]
    assert "1. Juni" in tracked.new.motion.clauses[0].text


def test_page_costs_the_same_for_one_and_for_many(client, motion, django_assert_max_num_queries):
    place = factories.make_municipality()
    for number in range(30):
        local = factories.make_motion(
            f"Örtlich {number}", slug=f"oertlich-{number}", body=NEW, parent=motion, municipality=place
        )
        factories.make_filing(motion=motion, version=motion.versions.first(), text=local.text | {"title": "x"})
    last = Texts(motion).filed[0].key
    for query in ("?von=1&bis=2", f"?von=2&bis={last}", "?von=oertlich-29.1&bis=2", "?von=x"):
        with django_assert_max_num_queries(8):
            page = client.get(f"/antraege/leerstand/vergleich/{query}").content
        assert len(page) < 60_000


def test_border_of_a_paragraph_can_be_seen():
    from motionkit.diff import Segment

    html = "".join(
        marking.marked(one)
        for one in marking.paragraphs([Segment("equal", "Eins."), Segment("insert", "\n\n"), Segment("equal", "Zwei.")])
    )
    assert "¶" in html
    assert "eingefügt: " in html
