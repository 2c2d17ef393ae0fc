"""A model motion fitted to a place: right words, right clauses, everything open visible, nothing evaluated."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motionkit import markdown, placeholders
from motionkit.fitting import SLOTS, Choices, Place, fit
from motionkit.fitting.answers import clean
from motionkit.fitting.choosing import renumbered
from motionkit.fitting.filling import Filler
from motionkit.grammar import Style
from tests.motionkit.places import boroughs, place
from tests.motionkit.texts import MOTIONS

MOTION = markdown.read(
    """# Leerstand in [[Kommune]]

## Beschlussvorschlag

[[Gremium|Nominativ]] [[möge]] beschließen:

1. {#kataster} [[Verwaltung|Nominativ]] wird beauftragt, [[Gremium|Dativ]] bis zum [[Berichtsfrist]] zu berichten.

2. {#pruefung stärke=weich} Es wird geprüft.[^1]

3. {#satzung stärke=hart wenn="land:HE,NW größe:20000-"} Eine Satzung wird vorgelegt.

4. {#beratung wahlweise} Es wird beraten. Punkt 3 bleibt unberührt, Punkt 1 auch.

## Sachverhalt

[[Lage vor Ort]]

## Finanzielle Auswirkungen

Es kostet [[Betrag]], siehe Punkt 4.

[^1]: Nur für Punkt 2.
"""
)


def filled(text, where, answers=None):
    return Filler(where, answers or {}).fill(text)


def test_slots_and_placeholders_are_the_same_table():
    assert set(SLOTS) == set(placeholders.NAMES)


@pytest.mark.parametrize(
    ("template", "name", "expected"),
    [
        ("[[Gremium]] [[möge]] beschließen:", "Kassel", "Die Stadtverordnetenversammlung möge beschließen:"),
        ("[[Gremium]] [[möge]] beschließen:", "Köln", "Der Rat möge beschließen:"),
        ("Wir bitten [[Verwaltung|Akkusativ]] darum.", "Kassel", "Wir bitten den Magistrat darum."),
        ("Wir bitten [[Verwaltung|Akkusativ]] darum.", "Ahnatal", "Wir bitten den Gemeindevorstand darum."),
        ("Bericht in [[Gremium|Dativ]].", "Köln", "Bericht im Rat."),
        ("Bericht in [[Gremium]].", "Kassel", "Bericht in der Stadtverordnetenversammlung."),
        ("Mitglieder [[Gremium|Genitiv]]", "Halle (Saale)", "Mitglieder des Stadtrates"),
        ("die Straßen [[Kommune|Genitiv]]", "Halle (Saale)", "die Straßen der Stadt Halle (Saale)"),
        ("die Straßen [[Kommune|Genitiv]]", "Bad Homburg v. d. Höhe", "die Straßen Bad Homburgs v. d. Höhe"),
        ("In [[Kommune]] fehlt", "Kassel", "In Kassel fehlt"),
        ("In [[Kommune]] fehlt", "Saterland", "In der Gemeinde Saterland fehlt"),
        ("für [[Kommune|Akkusativ|mit Typ]]", "Murnau a.Staffelsee", "für den Markt Murnau a.Staffelsee"),
        (
            "Es prüft [[Verwaltung]]. [[Verwaltung]] berichtet.",
            "Köln",
            "Es prüft die Verwaltung. Die Verwaltung berichtet.",
        ),
        ("Satz. Z. B. [[Verwaltung]].", "Köln", "Satz. Z. B. die Verwaltung."),
        ("In [[Land|Dativ]]", "Saarbrücken", "Im Saarland"),
        ("[[Einwohnerzahl]] Menschen", "Kassel", "202.137 Menschen"),
        ("an [[Verwaltungsspitze|Akkusativ]]", "Kassel", "an den*die Oberbürgermeister*in"),
        ("Beschlüsse, die [[Gremium]] fasst", "Kassel", "Beschlüsse, die die Stadtverordnetenversammlung fasst"),
        ("[[Gremium|Dativ|Pronomen]] wird berichtet.", "Kassel", "Ihr wird berichtet."),
        ("nach [[Gemeindeordnung|Dativ]]", "Kassel", "nach der Hessischen Gemeindeordnung (HGO)"),
        ("[[Gemeindeordnung]], § 1", "Erfurt", "Thüringer Kommunalordnung (ThürKO), § 1"),
        ("[[Antragsrecht]]", "Köln", "§ 48 Abs. 1 Satz 2 GO NRW"),
        ("[[Antragsrecht]]", "Kassel", "Geschäftsordnung der Stadtverordnetenversammlung"),
    ],
)
def test_placeholder_is_said_correctly(template, name, expected):
    result = filled(template, place(name))
    assert result.text == expected
    assert result.problems == []


@pytest.mark.parametrize(
    ("classification", "name", "land", "expected"),
    [
        ("Verbandsgemeinde", "Daun", "RP", "In der Verbandsgemeinde Daun möge der Verbandsgemeinderat"),
        ("Samtgemeinde", "Samtgemeinde Land Hadeln", "NI", "In der Samtgemeinde Land Hadeln möge der Samtgemeinderat"),
        ("Amt", "Eider", "SH", "Im Amt Eider möge der Amtsausschuss"),
        ("Bezirk", "Altona", "HH", "Im Bezirk Altona möge die Bezirksversammlung"),
    ],
)
def test_associations_and_boroughs_are_named_with_their_kind(classification, name, land, expected):
    where = Place.of_register(name=name, classification=classification, federal_state=land)
    assert filled("In [[Kommune]] möge [[Gremium]]", where).text == expected


def test_district_melts_with_its_preposition():
    kassel = Place.of_register(name="Kassel", classification="Landkreis", federal_state="HE", key="06633")
    assert filled("In [[Kommune|Dativ]]", kassel).text == "Im Landkreis Kassel"
    assert filled("[[Verwaltung]]", kassel).text == "Der Kreisausschuss"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("Genderstern", "dem*der Oberbürgermeister*in"),
        ("Paarform", "der Oberbürgermeisterin oder dem Oberbürgermeister"),
        ("weiblich", "der Oberbürgermeisterin"),
        ("männlich", "dem Oberbürgermeister"),
    ],
)
def test_style_of_gender_is_a_choice(style: Style, expected):
    where = Place(**{**vars_of(place("Köln")), "style": style})
    assert filled("mit [[Verwaltungsspitze|Dativ]]", where).text == f"mit {expected}"


def vars_of(one):
    return {name: getattr(one, name) for name in Place.__dataclass_fields__}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("der [[Gremium|Genitiv]]", "schon „der“"),
        ("für [[Gremium|Dativ]]", "Nach „für“ steht Akkusativ"),
        ("mit [[Verwaltung|Akkusativ]]", "Nach „mit“ steht Dativ"),
        ("Stadt [[Kommune]]", "[[Kommune|mit Typ]]"),
        ("[[Gremum]]", "kein Platzhalter"),
        ("[[Gremium|Ablativ]]", "„Ablativ“"),
        ("[[__class__.__init__]]", "kein Platzhalter"),
    ],
)
def test_mistake_of_the_model_is_shown_where_it_stands(template, words):
    [problem] = filled(template, place("Kassel")).problems
    assert words in problem.message
    assert template[problem.start : problem.end].startswith("[[")


@pytest.mark.parametrize(
    "template",
    [
        "in der [[Betrag]]",
        "Vorhaben, in denen [[Gremium]] entscheidet",
        "während [[Gremium]] berät",
        "an [[Gremium|Akkusativ]]",
    ],
)
def test_correct_model_raises_no_mistake(template):
    assert filled(template, place("Kassel")).problems == []


def test_fit_fills_chooses_renumbers_and_explains():
    fitting = fit(
        MOTION,
        place("Kassel"),
        Choices("hart", frozenset({"beratung"})),
        {"Betrag": "20000", "Berichtsfrist": "2027-06-30"},
    )
    motion = fitting.motion
    assert motion.title == "Leerstand in Kassel"
    assert [clause.id for clause in motion.clauses] == ["kataster", "pruefung", "satzung"]
    assert motion.clauses[0].text == (
        "Der Magistrat wird beauftragt, der Stadtverordnetenversammlung bis zum 30. Juni 2027 zu berichten."
    )
    assert motion.financial_impact == "Es kostet 20.000 Euro, siehe Punkt 4 (entfällt hier)."
    assert [slot.name for slot in fitting.open_slots] == ["Lage vor Ort"]
    assert [slot.name for slot in fitting.questions] == ["Berichtsfrist", "Lage vor Ort", "Betrag"]
    assert [reason.verdict for reason in fitting.reasons] == ["in", "in", "in", "left_out"]
    assert any("Punkt 4" in note for note in fitting.notes)


@pytest.mark.parametrize(
    ("strengths", "offered", "clauses"),
    [
        (("", "weich", "mittel", "hart"), "weich mittel hart", {"weich": 2, "mittel": 3, "hart": 4}),
        (("", "mittel"), "weich mittel", {"weich": 1, "mittel": 2, "hart": 2}),
        (("", "hart"), "mittel hart", {"weich": 1, "mittel": 1, "hart": 2}),
        (("weich", "hart"), "weich hart", {"weich": 1, "mittel": 1, "hart": 2}),
        (("", "weich"), "", {"weich": 2, "mittel": 2, "hart": 2}),
        (("",), "", {"weich": 1, "mittel": 1, "hart": 1}),
    ],
)
def test_harder_variant_contains_the_softer_ones(strengths, offered, clauses):
    lines = [f"{n}. {{#p{n}{f' stärke={one}' if one else ''}}} Es wird." for n, one in enumerate(strengths, 1)]
    motion = markdown.read("# T\n\n## Beschlussvorschlag\n\n" + "\n\n".join(lines))
    fittings = {wish: fit(motion, place("Kassel"), Choices(wish)) for wish in clauses}
    assert {wish: len(one.motion.clauses) for wish, one in fittings.items()} == clauses
    assert " ".join(fittings["hart"].strengths) == offered
    assert fit(motion, place("Kassel")).motion == fittings["hart"].motion


def test_softer_variant_leaves_out_harder_clauses_and_their_footnotes():
    model = markdown.read(markdown.write(MOTION).replace("{#pruefung stärke=weich}", "{#pruefung stärke=mittel}"))
    fitting = fit(model, place("Kassel"), Choices("weich"))
    assert [clause.id for clause in fitting.motion.clauses] == ["kataster", "beratung"]
    assert fitting.motion.footnotes == ()
    assert "Er gehört zur Fassung „mittel“, gewählt ist „weich“" in fitting.reasons[1].sentence


def test_fit_where_condition_fails_says_why_and_that_nothing_is_to_choose():
    fitting = fit(MOTION, place("Jena"), Choices("hart"))
    assert (fitting.strength, fitting.strengths) == (None, ())
    assert "gilt nur in Hessen und Nordrhein-Westfalen, nicht in Thüringen" in fitting.reasons[2].sentence
    assert any("„hart“" in note for note in fitting.notes)
    assert fitting.motion.clauses[-1].text.endswith("Punkt 3 (entfällt hier) bleibt unberührt, Punkt 1 auch.")


def test_fit_for_small_town_names_the_size():
    assert "erst ab 20.000 Einwohner*innen" in fit(MOTION, place("Ahnatal")).reasons[2].sentence


def test_fit_in_berlin_requests_instead_of_ordering():
    clause = fit(MOTION, boroughs()[0]).motion.clauses[0]
    assert clause.text.startswith("Das Bezirksamt wird ersucht, der Bezirksverordnetenversammlung")


def test_fit_leaves_open_gaps_with_place_help_and_example():
    fitting = fit(MOTION, place("Kassel"))
    gap = next(gap for gap in fitting.gaps if gap.part == "clauses")
    assert fitting.motion.clause(gap.place).text[gap.start : gap.end] == "[[Berichtsfrist]]"
    assert gap.slot.help
    assert gap.slot.example


def test_fit_is_deterministic():
    assert fit(MOTION, place("Kassel")) == fit(MOTION, place("Kassel"))


HOSTILE = [
    "{{ 7*7 }}",
    "{% include 'x' %}",
    "%s %(name)s {0.__class__}",
    "\u202etxet\u200b\x00\x1b[31m",
    "Zeile\r\nBcc: x@example.org",
    "<script>alert(1)</script>",
    "[[Kommune]] [[Betrag]]",
    "[^1]",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_answer_is_harmless_text(value):
    text = fit(MOTION, place("Kassel"), answers={"Betrag": value}).motion.financial_impact
    assert "\n" not in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "[[" not in text
    assert "[^" not in text
    assert text.startswith("Es kostet ")
    assert text.endswith(", siehe Punkt 4.")


def test_answer_of_100_kilobytes_stays_open_with_a_message():
    fitting = fit(MOTION, place("Kassel"), answers={"Betrag": "x" * 100_000})
    assert "[[Betrag]]" in fitting.motion.financial_impact
    assert any("Zeichen" in note for note in fitting.notes)


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("Betrag", "20000", "20.000 Euro"),
        ("Betrag", "1.500,5 €", "1.500,50 Euro"),
        ("Betrag", "rund 5 Millionen Euro", "rund 5 Millionen Euro"),
        ("Berichtsfrist", "2027-06-30", "30. Juni 2027"),
        ("Berichtsfrist", "1.3.2027", "1. März 2027"),
        ("Berichtsfrist", "31.2.2027", "31.2.2027"),
        ("Anzahl", "1200", "1.200"),
        ("Lage vor Ort", "Eins.\n\n\n\nZwei.", "Eins.\n\nZwei."),
    ],
)
def test_answer_is_spelt_as_in_a_motion(name, typed, written):
    assert clean(SLOTS[name], typed) == written


def test_renumbered_leaves_other_numbers_alone():
    text, gone = renumbered("Punkte 1, 2 und 5, § 3 Abs. 2, Punkt 9", {1: 1, 2: None, 5: 4})
    assert text == "Punkte 1, 2 (entfällt hier) und 4, § 3 Abs. 2, Punkt 9"
    assert gone == [2]


@settings(max_examples=80)
@given(MOTIONS, st.dictionaries(st.sampled_from(sorted(SLOTS)), st.text(max_size=80), max_size=4))
def test_any_motion_with_any_answers_fits_and_gaps_point_to_placeholders(motion, answers):
    fitting = fit(motion, place("Kassel"), answers=answers)
    for gap in fitting.gaps:
        if gap.part == "clauses":
            whole = fitting.motion.clause(gap.place).text
            assert whole[gap.start : gap.end].startswith("[[")


def test_references_with_a_no_break_space_are_renumbered():
    assert renumbered("Punkte\u00a06 und\u00a07", {6: 5, 7: 6})[0] == "Punkte\u00a05 und\u00a06"
