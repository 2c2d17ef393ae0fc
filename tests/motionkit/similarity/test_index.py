"""Which texts share wording: small cases by hand, and 60 real pairs among 2,702 papers."""

import gzip
import json
import time
from pathlib import Path

import pytest

pytest.importorskip("rensa")

from motionkit import Clause, MotionText
from motionkit.similarity import Index, text_of, texts_of
from motionkit.text import as_data
from tests.motionkit.shared_data import FOLDER

BENCHES = (
    "Die Stadt stellt an allen Spielplätzen zehn Bänke auf, die im Schatten stehen und barrierefrei zu erreichen sind. "
    "Über die Standorte entscheiden die Ortsbeiräte gemeinsam mit den Kindern des Viertels."
)
LIBRARY = (
    "Die Stadtbibliothek öffnet künftig auch am Sonntag, damit Familien und Berufstätige sie besuchen können. "
    "Das Personal erhält dafür Zuschläge, und ein Dienstplan wird mit dem Personalrat vereinbart."
)


def filled():
    return Index([("baenke", BENCHES), ("bibliothek", LIBRARY)])


def test_query_finds_a_fitted_text_and_says_what_is_shared():
    fitted = "In Musterstadt gilt: " + BENCHES.replace("zehn", "zwanzig").replace("Kindern", "Kindern und Jugendlichen")
    [match] = filled().query(fitted)
    assert match.key == "baenke"
    assert 0.4 < match.score < 1
    assert match.shared[0].startswith("Bänke auf, die im Schatten stehen")


def test_query_finds_a_passage_in_a_longer_text_and_nothing_in_a_strange_one():
    assert [match.key for match in filled().query(LIBRARY + " " + "Ganz anderer Text steht auch da. " * 40)] == [
        "bibliothek"
    ]
    assert (
        filled().query("Der Kreis schafft neue Busse an und baut Haltestellen in den Dörfern der Umgebung aus.") == []
    )
    assert filled().query("") == []


def test_query_does_not_mind_gender_forms_and_capitals():
    text = "Alle Mieter der Wohnungsgesellschaft und alle Bewerber um eine Wohnung werden von einem Beirat gehört, den sie wählen."
    index = Index([("beirat", text)])
    [match] = index.query(
        text.replace("Mieter", "Mieter*innen").replace("Bewerber", "Bewerber:innen").upper().swapcase()
    )
    assert match.score > 0.9


FITTED = (
    BENCHES.replace("Die Stadt", "Die Gemeinde Seedorf")
    .replace("entscheiden die Ortsbeiräte", "entscheidet der Magistrat mit den Ortsbeiräten")
    .replace("ä", "ae")
    .replace("ü", "ue")
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("other names of the place and its bodies", FITTED),
        (
            "words divided at the ends of lines",
            BENCHES.replace("Spielplätzen", "Spiel-\nplätzen").replace("bar", "bar-\n"),
        ),
        ("soft hyphens", BENCHES.replace("plätze", "\u00adplät\u00adze").replace("gemein", "ge\u00admein")),
        (
            "a letterhead longer than the text",
            "\n".join(f"Ortsname{n} Straße {n}" for n in range(60)) + "\n\n" + BENCHES,
        ),
    ],
)
def test_what_another_place_or_a_scan_changes_makes_no_difference(name, text):
    [match] = filled().query(text)
    assert (match.key, match.score >= 0.45) == ("baenke", True)


def test_text_without_a_sentence_is_still_found():
    index = Index([("kurz", "Mehr Bänke"), ("anders", "Weniger Autos")])
    assert [match.key for match in index.query("Mehr Bänke")] == ["kurz"]


def test_key_given_twice_counts_once():
    index = Index([("a", BENCHES), ("a", LIBRARY)])
    assert (len(index), index.query(BENCHES)) == (1, [])


def test_wording_of_everybody_is_nobody_s_own():
    formula = (
        "Die Fraktion bittet, den folgenden Antrag auf die Tagesordnung der nächsten Sitzung des Rates zu setzen: "
    )
    texts = [(str(n), formula + " ".join(f"wort{n}x{m}" for m in range(40))) for n in range(30)]
    assert list(Index(texts).pairs()) == []


def test_model_that_everybody_adopted_still_finds_its_copies():
    copies = [(str(n), BENCHES.replace("Die Stadt", f"Die Gemeinde Ort{n}")) for n in range(30)]
    assert len(Index(copies).query(BENCHES, most=50)) == 30


def test_index_follows_what_is_added_replaced_and_removed():
    index = filled()
    index.add("baenke", LIBRARY)
    assert {match.key for match in index.query(LIBRARY)} == {"baenke", "bibliothek"}
    index.remove("bibliothek")
    index.remove("gibt es nicht")
    assert [match.key for match in index.query(LIBRARY)] == ["baenke"]
    assert index.query(LIBRARY, without="baenke") == []
    again = Index.from_data(json.loads(json.dumps(index.as_data())))
    assert again.query(LIBRARY) == index.query(LIBRARY)
    for number in range(50):
        index.add(str(number), f"{BENCHES} {number}")
    assert len(index) == 51
    assert len(index.query(BENCHES, most=99)) == 50


def test_texts_of_rows_takes_demand_and_reasons_where_they_are_known():
    motion = MotionText("T", clauses=(Clause("a", "Die Stadt baut."),), reasoning="Weil.")
    rows = [
        {"id": 7, "text": "Kopf. Demand. Reasons.", "sections": {"demand": "Demand.", "reasons": "Reasons."}},
        {"text": "Nur Text", "sections": {"signatories": ["A"]}},
        {"key": "m", "motion": as_data(motion)},
    ]
    assert list(texts_of(map(json.dumps, rows))) == [
        ("7", "Demand.\n\nReasons."),
        ("2", "Nur Text"),
        ("m", "Die Stadt baut.\nWeil."),
    ]
    assert text_of(motion) == "Die Stadt baut.\nWeil."
    with pytest.raises(ValueError, match="2"):
        list(texts_of(['{"text": "x"}', "[1]"]))


@pytest.mark.slow
def test_real_pairs_are_found_among_all_papers(capsys):
    papers = FOLDER / "motions" / "karlsruhe-motions-2013-2021.jsonl.gz"
    pairs: Path = FOLDER / "german-text" / "text-reuse-pairs-karlsruhe.jsonl"
    if not papers.exists() or not pairs.exists():
        pytest.skip(f"The real papers are not here: {FOLDER}")
    wanted = {
        frozenset((row["a"], row["b"])) for row in map(json.loads, filter(str.strip, pairs.open(encoding="utf-8")))
    }
    with gzip.open(papers, "rt", encoding="utf-8") as lines:
        texts = list(texts_of(lines))
    start = time.perf_counter()
    index = Index(texts)
    built = time.perf_counter() - start
    found = {frozenset(pair[:2]) for pair in index.pairs()}
    right = len(found & wanted)
    with capsys.disabled():
        print(
            f"\n{len(index)} papers in {built:.1f} s, {len(found)} pairs found, {right} of {len(wanted)} right", end=""
        )
    assert right / len(wanted) >= 0.95
    assert right / len(found) >= 0.9
