"""A clause is turned round only when that is beyond doubt; everything else is quoted as it is."""

import pytest

from motionkit.companions.orders import first_sentences, flat, of_the_motion, quoted, read, sentences
from tests.motionkit.places import boroughs, place

WHO = "Der Magistrat wird beauftragt"


@pytest.mark.parametrize(
    ("order", "infinitive", "ability"),
    [
        (
            "bis zum 30. Juni 2027 ein Verzeichnis der Wohnungen anzulegen, die leer stehen",
            "ein Verzeichnis der Wohnungen anzulegen, die leer stehen",
            "wie er ein Verzeichnis der Wohnungen anlegen kann, die leer stehen",
        ),
        (
            "bis zum [[Berichtsfrist]] für jede Schule einen Plan zu erstellen oder fortzuschreiben",
            "für jede Schule einen Plan zu erstellen oder fortzuschreiben",
            "wie er für jede Schule einen Plan erstellen oder fortschreiben kann",
        ),
        (
            "sich für Tempo 30 einzusetzen und die Nachweise beizubringen",
            "sich für Tempo 30 einzusetzen und die Nachweise beizubringen",
            "wie er sich für Tempo 30 einsetzen und die Nachweise beibringen kann",
        ),
        (
            "Plätze, Wege und Straßen zu erfassen",
            "Plätze, Wege und Straßen zu erfassen",
            "wie er Plätze, Wege und Straßen erfassen kann",
        ),
        (
            "die Daten zugänglich zu machen, soweit sie vorliegen",
            "die Daten zugänglich zu machen, soweit sie vorliegen",
            "wie er die Daten zugänglich machen kann, soweit sie vorliegen",
        ),
        (
            "die Beschlüsse aufzuführen, die noch umzusetzen sind",
            "die Beschlüsse aufzuführen, die noch umzusetzen sind",
            "wie er die Beschlüsse aufführen kann, die noch umzusetzen sind",
        ),
    ],
)
def test_plain_order_becomes_a_question_and_a_thing_to_examine(order, infinitive, ability):
    proposal = read(f"{WHO}, {order}.", place("Kassel"))
    assert (proposal.infinitive, proposal.ability) == (infinitive, ability)


@pytest.mark.parametrize(
    "order",
    [
        "um Kosten zu sparen, einen Plan zu erstellen",
        "einen Plan zu erstellen, um Kosten zu sparen",
        "zu kleinen und großen Plätzen Wege zu bauen, ohne Bäume zu fällen",
        "den Titel „Wege, Plätze und mehr“ zu führen",
        "zu verstärkten und besseren Kontrollen beizutragen, Wege zu sichern",
    ],
)
def test_order_with_several_infinitives_is_never_bent(order):
    proposal = read(f"{WHO}, {order}.", place("Kassel"))
    assert proposal.ability == ""
    assert proposal.quoted == quoted(f"{WHO}, {order}.")


@pytest.mark.parametrize(
    "clause",
    [
        "Der Magistrat richtet eine Stelle ein.",
        "Grundstücke werden nicht verkauft.",
        "Die Geschäftsführung wird beauftragt, Wege zu bauen.",
        f"{WHO}: Es ist ein Plan zu erstellen.",
        f"{WHO} mit der Aufgabe.",
        "",
    ],
)
def test_clause_that_orders_nothing_in_that_form_is_quoted(clause):
    assert read(clause, place("Kassel")).infinitive == ""


def test_reports_and_examinations_are_known():
    assert read("Der Magistrat berichtet jährlich über die Zahlen.", place("Kassel")).reports
    assert read(f"{WHO}, bis zum 3. Mai 2027 zu berichten.", place("Kassel")).reports
    assert read("Der Magistrat prüft, ob es geht, und berichtet.", place("Kassel")).examines
    assert read("Der Magistrat legt bis zum 3. Mai 2027 dar, was es kostet.", place("Kassel")).examines
    assert read(f"{WHO} zu prüfen, ob es geht.", place("Kassel")).examines
    assert not read("Der Magistrat legt ein Verzeichnis vor.", place("Kassel")).examines


def test_administration_is_named_and_meant_in_its_own_gender():
    borough = boroughs()[0]
    assert read("Das Bezirksamt wird ersucht, Bänke aufzustellen.", borough).ability == "wie es Bänke aufstellen kann"
    assert read("Die Verwaltung wird beauftragt, Bänke aufzustellen.", place("Köln")).ability.startswith("wie sie ")


def test_typed_deadline_goes_from_a_question():
    clause = f"{WHO}, bis zum Ende des Jahres 2027 Bänke aufzustellen."
    assert read(clause, place("Kassel"), ["Ende des Jahres 2027"]).infinitive == "Bänke aufzustellen"


def test_sentences_end_where_they_end():
    text = "Nach § 5 Abs. 2 gilt das z. B. am 3. Mai 2027. Es kostet 20 Euro. „Ja.“ Punkt."
    assert sentences(text) == [
        "Nach § 5 Abs. 2 gilt das z. B. am 3. Mai 2027.",
        "Es kostet 20 Euro.",
        "„Ja.“",
        "Punkt.",
    ]
    assert first_sentences("Eins zwei. Drei vier. Fünf.", 4) == "Eins zwei. Drei vier."


def test_numbers_of_points_say_whose_they_are():
    assert of_the_motion("Punkte 3 und 4 regeln das, § 3 nicht.") == "Punkte 3 und 4 des Antrags regeln das, § 3 nicht."
    assert flat("Es nennt[^1]\n\na) eins,\nb) zwei.") == "Es nennt a) eins, b) zwei."
