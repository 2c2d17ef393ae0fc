"""Wordings of results become codes: own wordings, votes, roles, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motionkit.vocabulary import CODES, NAMES, classify, normalise
from tests.motionkit.council_wordings import CASES, HELD_OUT, MISLEADING, READ, Case
from tests.motionkit.shared_data import council_results
from tests.patience import A_SECOND, quickest


@pytest.mark.parametrize("case", [*CASES, *MISLEADING], ids=lambda case: f"{case.code}: {case.wording}")
def test_wording_gets_the_code_a_reader_gives(case: Case):
    outcome = classify(case.wording, role=case.role)
    assert outcome.code == case.code, outcome
    assert (outcome.confidence == 0) == (outcome.code == "unknown")
    assert outcome.raw == case.wording


def test_wordings_cover_every_code():
    assert {case.code for case in CASES} == CODES
    assert len({case.wording.casefold() for case in CASES}) >= 250
    assert len(HELD_OUT) * 2 >= len(READ) - 2


@pytest.mark.parametrize(
    ("wording", "yes", "no", "abstain", "absent"),
    [
        ("mit 23 Ja-, 5 Nein-Stimmen bei 2 Enthaltungen", 23, 5, 2, None),
        ("12:5:1", 12, 5, 1, None),
        ("Ja: 12 Nein: 3 Enth.: 1", 12, 3, 1, None),
        ("Ja 5 Nein 0 Enthaltung 1 Befangen 0", 5, 0, 1, 0),
        ("dafür: 2 (2 BÜRGERLISTE) dagegen: 13 (4 CDU) Enth.: 1", 2, 13, 1, None),
        ("Ja-Stimmen: 12, Nein-Stimmen: 0, Enthaltungen: 2, abwesend: 3", 12, 0, 2, 3),
        ("4 Ja  /  14 Nein  /  0 Enthaltungen", 4, 14, 0, None),
        ("2 Ja-Stimme(n), 3 Gegenstimme(n), 1 Stimmenthaltung(en)", 2, 3, 1, None),
        ("angenommen (12/5/1)", 12, 5, 1, None),
        ("Abst.-Erg.: 15:0", 15, 0, None, None),
        ("mit 12 gegen 3 Stimmen angenommen", 12, 3, None, None),
        ("drei Gegenstimmen, beschlossen", None, 3, None, None),
        ("einstimmig bei einer Enthaltung beschlossen", None, None, 1, None),
        ("J: 12 N: 3 E: 1", 12, 3, 1, None),
        ("Ziffer 1: 26 Ja-Stimmen, Ziffer 2: 18 Ja-Stimmen, 25 Nein-Stimmen", None, None, None, None),
        ("Vorlage 2020/0492 vom 1/2/2020, 17:00 Uhr", None, None, None, None),
        ("beschlossen am 12.03.2024 um 17:30 Uhr", None, None, None, None),
    ],
)
def test_votes_are_read_where_they_stand(wording, yes, no, abstain, absent):
    outcome = classify(wording)
    assert (outcome.yes, outcome.no, outcome.abstain, outcome.absent) == (yes, no, abstain, absent)


@pytest.mark.parametrize(
    ("wording", "unanimous"),
    [
        ("einstimmig beschlossen", True),
        ("einst. abgel.", True),
        ("ohne Gegenstimmen angenommen", True),
        ("Ja: 12, Nein: 0", True),
        ("mehrheitlich angenommen", False),
        ("nicht einstimmig, aber angenommen", False),
        ("bei 2 Gegenstimmen beschlossen", False),
        ("beschlossen", None),
    ],
)
def test_unanimity_is_said_or_counted_or_unknown(wording, unanimous):
    outcome = classify(wording)
    assert outcome.unanimous is unanimous
    assert outcome.majority is (None if unanimous is None else not unanimous)


def test_role_turns_decisions_into_recommendations_unless_the_deciding_body_is_named():
    assert classify("zugestimmt", role="vorberatend").code == "recommended"
    assert classify("zugestimmt", role="Beschlussempfehlung").code == "recommended"
    assert classify("zugestimmt", role="Beschlussfassung").code == "adopted"
    assert classify("abgelehnt", role="Anhörung").code == "not_recommended"
    assert classify("geändert beschlossen", role="Vorberatung").code == "recommended_amended"
    assert classify("in der BVV abgelehnt", role="Vorberatung").code == "rejected"
    assert classify("im Ausschuss beschlossen", role="Entscheidung").code == "adopted"
    assert classify("zur Kenntnis genommen", role="Vorberatung").code == "noted"
    assert classify("zugestimmt", role="Kenntnisnahme").code == "adopted"


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_gets_a_code_and_keeps_its_wording(raw, role):
    outcome = classify(raw, role=role)
    assert outcome.code in CODES
    assert 0 <= outcome.confidence <= 1
    assert outcome.raw == raw


@given(st.text(max_size=300) | st.lists(st.sampled_from("äaeEé.ſß, -–;ﬁİ\u00ad\n")).map("".join))
def test_normalising_twice_changes_nothing(raw):
    once = normalise(raw)
    assert normalise(once) == once
    assert set(once) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ,")


SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


@given(st.sampled_from(CASES + MISLEADING), st.sampled_from([" ", "  ", "\t", "\u00a0"]))
def test_case_blanks_and_spelled_umlauts_change_nothing(case, blank):
    wanted = classify(case.wording, role=case.role)
    for changed in (
        case.wording.upper(),
        case.wording.lower(),
        case.wording.translate(SPELLINGS),
        blank + case.wording.replace(" ", blank) + blank,
        "\u00ad".join(case.wording),
        f"{case.wording}.",
    ):
        got = classify(changed, role=case.role)
        assert (got.code, got.rule, got.yes, got.no) == (wanted.code, wanted.rule, wanted.yes, wanted.no), changed


@pytest.mark.parametrize(
    "text",
    [
        *(
            piece * (100_000 // len(piece))
            for piece in ("nicht ", "a", "1:", "ä\u0308", "z. k. ", "beschlossen, ", "-\u2010 ")
        ),
        *(
            piece * (100_000 // len(piece))
            for piece in ("(", "ja 1 ", "\ufdfa", "12 ", " ", "s", "mit ", "im rat in der ")
        ),
        "stellungnahme ablauf bericht in fassung mit " * 2_300,
        "mit " * 25_000 + "beschlossen",
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_is_answered_at_once(text):
    assert quickest(lambda: classify(text)) < A_SECOND
    assert classify(text).code in CODES


def test_names_are_german_and_complete():
    assert all(NAMES.values())
    assert len(set(NAMES.values())) == len(NAMES)


def test_real_results_of_one_city_get_a_code_or_an_honest_unknown():
    results = council_results()
    of_motions = [(raw, role) for raw, role, paper_type in results if "ntrag" in paper_type]
    known = [classify(raw, role=role).code != "unknown" for raw, role in of_motions]
    assert sum(known) >= 0.95 * len(known)
    unknown = {raw for raw, role, _ in results if classify(raw, role=role).code == "unknown"}
    assert unknown == {"siehe Dokument Abstimmungsergebnisse", "einverstanden"}
