"""What a person decides or must look up: how offices are named, and a size nobody knows."""

from dataclasses import replace

from motionkit import markdown
from motionkit.fitting import Choices, Place, fit
from tests.motionkit.places import place
from tests.motionkit.test_fitting import MOTION


def test_condition_on_size_without_a_population_keeps_the_clause_to_be_checked():
    fitting = fit(MOTION, replace(place("Kassel"), population=0), Choices("hart"))
    assert fitting.reasons[2].verdict == "check"
    assert fitting.reasons[2].sentence.endswith("Er gilt nur ab 20.000 Einwohner*innen; Einwohnerzahl unbekannt.")
    assert "satzung" in [clause.id for clause in fitting.motion.clauses]
    assert fit(MOTION, replace(place("Jena"), population=0), Choices("hart")).reasons[2].verdict == "condition"


def test_pair_forms_name_both_in_every_case():
    landkreis = Place.of_register(name="Kassel", classification="Landkreis", federal_state="HE", key="06633")
    text = "[[Verwaltungsspitze]] berichtet. Der Bericht [[Verwaltungsspitze|Genitiv]] liegt vor."
    model = markdown.read(f"# T\n\n## Beschlussvorschlag\n\n1. {text}")
    assert fit(model, replace(landkreis, style="Paarform")).motion.clauses[0].text == (
        "Die Landrätin oder der Landrat berichtet. Der Bericht der Landrätin oder des Landrates liegt vor."
    )
