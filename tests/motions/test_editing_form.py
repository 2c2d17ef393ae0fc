"""The form of a motion: whatever goes through it comes out as it was."""

import pytest
from django.http import QueryDict
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings

from motionkit.text import Clause, Footnote, MotionText
from portal.motions.editing import gaps
from portal.motions.editing.clauses import ClausesField, Row, new_id
from portal.motions.editing.forms import TEXT_FIELDS, free_slug, typed_places
from portal.motions.editing.panels import edit_handler
from portal.motions.models import Motion
from tests import factories
from tests.motionkit.texts import MOTIONS
from tests.motions.editing_forms import sent_by

FORM = edit_handler.bind_to_model(Motion).get_form_class()


def in_form(form) -> str:
    return "<form data-edit-form>" + "".join(str(form[name]) for name in ("title", "kind", *TEXT_FIELDS)) + "</form>"


def fields_only(names=("title", "kind", *TEXT_FIELDS)):
    """The form without what asks the database."""

    class TextForm(FORM):
        class Meta(FORM.Meta):
            fields = list(names)
            formsets = {}

    return TextForm


TEXT_FORM = fields_only()


def through_the_form(text: MotionText) -> MotionText:
    motion = Motion()
    motion.motion_text = text
    data = sent_by(in_form(TEXT_FORM(instance=motion)))
    again = Motion(text={}, title="", kind="motion")
    form = TEXT_FORM(data, instance=again)
    form.defer_required_fields()
    assert form.is_valid(), form.errors
    return form.instance.motion_text


def is_something(clause: Clause) -> bool:
    return bool(clause.text or clause.condition or clause.strength or clause.optional)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(MOTIONS)
def test_form_keeps_every_part_and_every_id(text):
    text = text.with_clauses(tuple(clause for clause in text.clauses if is_something(clause)))
    assert through_the_form(text) == text


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(MOTIONS)
def test_untouched_form_has_not_changed(text):
    text = text.with_clauses(tuple(clause for clause in text.clauses if is_something(clause)))
    motion = Motion()
    motion.motion_text = text
    form = TEXT_FORM(sent_by(in_form(TEXT_FORM(instance=motion))), instance=motion)
    form.defer_required_fields()
    assert set(form.changed_data) <= {"title"}  # Its column keeps a blank that the field strips.


def clauses_data(*rows: tuple[str, str], **more: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for clause_id, text in rows:
        data.appendlist("clauses-id", clause_id)
        data[f"clauses-{clause_id}-text"] = text
    data.update(more)
    return data


def clean(data: QueryDict):
    field = ClausesField()
    return field.clean(field.widget.value_from_datadict(data, {}, "clauses"))


def test_clauses_stand_in_the_order_of_the_form_with_their_ids():
    assert [clause.id for clause in clean(clauses_data(("b", "Zwei"), ("a", "Eins")))] == ["b", "a"]


def test_deleted_and_blank_clauses_are_left_out():
    data = clauses_data(("a", "Eins"), ("b", "Zwei"), ("c", " \u200b\n"), **{"clauses-b-deleted": "1"})
    assert [clause.id for clause in clean(data)] == ["a"]


def test_clause_with_an_impossible_id_gets_a_new_one():
    (clause,) = clean(clauses_data(("<script>", "Eins")))
    assert clause.id.startswith("punkt-")


def test_two_clauses_with_one_id_become_one():
    assert len(clean(clauses_data(("a", "Eins"), ("a", "Zwei")))) == 1


def test_wrong_condition_is_said_at_its_clause():
    data = clauses_data(("a", "Eins"), ("b", "Zwei"), **{"clauses-b-condition": "land:XX"})
    form = fields_only(["clauses"])(data, instance=Motion())
    assert not form.is_valid()
    field = form.fields["clauses"].widget
    markup = field.render_with_errors("clauses", form["clauses"].value(), {}, form["clauses"].errors)
    first, second = markup.split('data-id="b"')[0], markup.split('data-id="b"')[1]
    assert "„XX“ ist kein Land" not in first
    assert "Punkt 2: „XX“ ist kein Land" in second
    assert 'value="land:XX"' in second


def test_clause_without_words_is_a_draft_but_nothing_to_publish():
    data = clauses_data(("a", ""), **{"clauses-a-strength": "hart"})
    form = fields_only(["clauses"])(data, instance=Motion())
    assert "Der Text fehlt" in str(form.errors["clauses"])
    form = fields_only(["clauses"])(data, instance=Motion())
    form.defer_required_fields()
    assert form.is_valid()


def test_without_script_three_empty_clauses_wait():
    markup = ClausesField().widget.render("clauses", (Clause("punkt-1", "Eins"),), {})
    assert markup.count("data-spare") == 3
    sent = sent_by(f"<form data-edit-form>{markup}</form>")
    assert len(set(sent.getlist("clauses-id"))) == 4


def test_new_ids_are_fit_for_clauses():
    taken = {new_id(()) for _ in range(50)}
    assert len(taken) == 50
    assert all(Clause(one, "x") for one in taken)


@pytest.mark.parametrize("line", ["ohne Marke", ": leer", "[^a b]: Leerzeichen", "[^1]: x\n[^1]: y"])
def test_wrong_footnote_names_its_line(line):
    form = fields_only(["footnotes"])({"footnotes": line}, instance=Motion())
    assert "Zeile" in str(form.errors["footnotes"])


def test_footnote_may_be_written_plainly():
    form = fields_only(["footnotes"])({"footnotes": "1: Quelle\n[^a]: Zweite"}, instance=Motion())
    assert form.is_valid()
    assert form.cleaned_data["footnotes"] == (Footnote("1", "Quelle"), Footnote("a", "Zweite"))


def test_what_found_no_place_keeps_a_text_from_being_published():
    form = fields_only(["unrecognised"])({"unrecognised": "Rest"}, instance=Motion())
    assert "Text ohne Platz" in str(form.errors["unrecognised"])
    form = fields_only(["unrecognised"])({"unrecognised": "Rest"}, instance=Motion())
    form.defer_required_fields()
    assert form.is_valid()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><b>"])
def test_hostile_words_stay_words(hostile):
    motion = Motion(title=hostile)
    motion.motion_text = MotionText(hostile, clauses=(Clause("a", hostile),), reasoning=hostile, sources=(hostile,))
    markup = in_form(TEXT_FORM(instance=motion))
    assert hostile not in markup
    assert escape(hostile) in markup


@pytest.mark.django_db
def test_address_is_made_of_the_title_and_free():
    factories.make_motion("Öl: Größe für Mieter*innen")
    Motion.objects.update(slug="oel-groesse-fuer-mieterinnen")
    assert free_slug("Öl: Größe für Mieter*innen") == "oel-groesse-fuer-mieterinnen-2"
    assert free_slug("§§§") == "antrag"
    assert len(free_slug("Rekommunalisierung " * 20)) <= 120


def test_placeholders_in_use_are_counted_and_misspelt_ones_come_first():
    text = MotionText(
        "T",
        opening_formula="[[Gremium|Nominativ]] möge beschließen:",
        clauses=(Clause("a", "[[Kommune]] und [[Kommune]] mit [[Gremum|Dativ]]"), Clause("b", "[[Kommune]]")),
        reasoning="[[Gremium|Wemfall]]",
    )
    table = gaps.uses(text)
    assert [(use.written, use.count) for use in table] == [
        ("[[Gremum|Dativ]]", 1),
        ("[[Gremium|Wemfall]]", 1),
        ("[[Gremium|Nominativ]]", 1),
        ("[[Kommune]]", 3),
    ]
    assert table[0].places == [gaps.Place("Punkt 1", "id_clauses-a-text")]
    assert [place.label for place in table[3].places] == ["Punkt 1", "Punkt 2"]
    assert "kein Fall" in table[1].problem


def test_placeholders_are_found_while_somebody_types():
    data = clauses_data(("x", "[[Kommune]]"), reasoning="[[Unfug]]")
    assert [(use.written, use.places[0].field_id) for use in gaps.uses_in(typed_places(data))] == [
        ("[[Unfug]]", "id_reasoning"),
        ("[[Kommune]]", "id_clauses-x-text"),
    ]


def test_rows_know_when_they_hold_nothing():
    assert Row("a", "  \n").is_blank
    assert not Row("a", "", strength="weich").is_blank
