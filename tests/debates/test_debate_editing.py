"""What editors do: ask a question, attach texts, publish what stands; and what the forms do not let pass."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from portal.debates.contributions import Relation
from portal.debates.models import Debate, DebateIndex, DebateSummary
from portal.publishing import desk
from portal.publishing.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def text_form(text: Article, **fields) -> dict:
    """What the form of a text sends, with what it answers."""
    data = {
        "title": text.title,
        "slug": text.slug,
        "form": "blog",
        "standfirst": text.standfirst,
        "published_on": "01.03.2026",
        "relation": "objection",
        "body": streamfield(
            [("text", {"text": rich_text("<p>Ein Absatz.</p>"), "notes": inline_formset([]) | {"count": 0}})]
        ),
        "authorships": inline_formset([]),
        "motion_links": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | {name: getattr(value, "pk", value) for name, value in fields.items()})


def save_text(client, text: Article, **fields):
    return client.post(reverse("wagtailadmin_pages:edit", args=[text.pk]), text_form(text, **fields))


def debate_form(**fields) -> dict:
    data = {
        "title": "Soll das so?",
        "slug": "soll-das-so",
        "standfirst": "Darum.",
        "introduction": rich_text("<p>Zur Sache.</p>"),
        "invitation": "Antworten Sie.",
        "summary": rich_text(""),
        "summary_note": "",
        "focus_links": inline_formset([]),
        "motion_links": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)


def add_debate(client, **fields):
    address = reverse("wagtailadmin_pages:add", args=["debates", "debate", DebateIndex.objects.get().pk])
    return client.post(address, debate_form(**fields))


@pytest.fixture
def debate(site):
    return factories.make_debate(slug="netz", summary="<p>Bisher.</p>")


@pytest.fixture
def texts(debate):
    """An opening of the debate, and a text that belongs to none."""
    return factories.make_article("Eröffnung", debate=debate), factories.make_article("Ich auch")


def test_editor_attaches_a_text_as_an_answer(editor_client, client, debate, texts):
    first, second = texts
    answer = save_text(editor_client, second, debate=debate, answers=first, **{"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    second.refresh_from_db()
    assert (second.debate, second.answers_id, second.relation) == (debate, first.pk, Relation.OBJECTION)
    assert "Widerspruch gegen" in client.get(debate.url).content.decode()


def test_form_of_a_text_explains_itself(editor_client, texts):
    words = editor_client.get(reverse("wagtailadmin_pages:edit", args=[texts[1].pk])).content.decode()
    assert "Zu welcher Debatte gehört der Text" in words
    assert "Beitrag zur Debatte" in words
    assert all(relation.label in words for relation in Relation)


def error_of(answer, field: str) -> str:
    assert answer.status_code == 200, "The form let it pass."
    return " ".join(answer.context["form"].errors[field])


def test_text_does_not_answer_itself(editor_client, debate, texts):
    assert "nicht auf sich selbst" in error_of(
        save_text(editor_client, texts[0], debate=debate, answers=texts[0]), "answers"
    )


def test_answers_do_not_go_round_in_a_circle(editor_client, debate, texts):
    first = texts[0]
    second = factories.make_article("Zweiter", debate=debate, answers=first)
    third = factories.make_article("Dritter", debate=debate, answers=second)
    said = error_of(save_text(editor_client, first, debate=debate, answers=third), "answers")
    assert "im Kreis" in said
    assert "Dritter" in said
    first.refresh_from_db()
    assert first.answers is None


def test_answer_belongs_to_the_debate_of_what_it_answers(editor_client, debate, texts):
    said = error_of(save_text(editor_client, texts[0], debate=debate, answers=texts[1]), "answers")
    assert "„Ich auch“ gehört nicht zu derselben Debatte" in said


def test_answer_may_be_written_to_a_draft_of_the_same_debate(editor_client, editor, debate, texts):
    draft = factories.make_article("Entwurf", live=False)
    draft.debate = debate
    draft.save_revision(user=editor)
    assert save_text(editor_client, texts[1], debate=debate, answers=draft).status_code == 302


def test_answer_without_a_debate_is_possible(editor_client, texts):
    assert save_text(editor_client, texts[1], answers=texts[0]).status_code == 302


def test_text_does_not_leave_its_answers_behind(editor_client, debate, texts):
    factories.make_article("Zweiter", debate=debate, answers=texts[0])
    other = factories.make_debate("Andere Frage?", slug="andere")
    for fields in ({}, {"debate": other}):
        assert "antwortet ein Text auf diesen" in error_of(save_text(editor_client, texts[0], **fields), "debate")
    assert save_text(editor_client, texts[0], debate=debate).status_code == 302


def test_circle_of_two_drafts_breaks_no_page(client, editor, debate, texts):
    """Each passed the form alone; both were published."""
    first, second = texts
    for text, answers in ((first, second), (second, first)):
        text.debate, text.answers = debate, answers
        text.save_revision(user=editor).publish()
    for path in (debate.url, debate.url + "?ansicht=zeit", first.url, second.url):
        assert client.get(path).status_code == 200
    assert client.get(debate.url).content.decode().count('class="talk__entry"') == 2


def test_editor_opens_a_debate(editor_client, client, site):
    answer = add_debate(editor_client, **{"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    assert "Soll das so?" in client.get("/debatten/soll-das-so/").content.decode()


def test_address_with_umlauts_is_spelled_out(site):
    assert factories.make_debate("Müllgebühren für große Höfe?", slug="müllgebühren").slug == "muellgebuehren"


def test_debate_is_a_question(editor_client, site):
    assert "Fragezeichen" in error_of(add_debate(editor_client, title="Das soll so"), "title")


def test_new_summary_says_what_is_new(editor_client, site):
    debate = factories.make_debate("Soll das so?", summary="<p>Alt.</p>", summary_note="Anfang")
    address = reverse("wagtailadmin_pages:edit", args=[debate.pk])

    def publish(**fields):
        return editor_client.post(address, debate_form(slug=debate.slug, **fields, **{"action-publish": "1"}))

    for note in ("", "Anfang"):
        assert "was neu ist" in error_of(publish(summary=rich_text("<p>Neu.</p>"), summary_note=note), "summary_note")
    assert publish(summary=rich_text("<p>Neu.</p>"), summary_note="Ein Beitrag mehr").status_code == 302
    assert list(debate.summaries.values_list("note", flat=True)) == ["Ein Beitrag mehr", "Anfang"]


def test_debate_goes_through_four_eyes_and_authors_open_none(editor, author_client, site):
    assert DebateIndex.objects.get().get_workflow().name == "Vier Augen"
    assert "Debatte anlegen" in [shortcut.label for shortcut in desk.shortcuts(editor)]
    assert add_debate(author_client).status_code == 302  # To where one is told that one may not.
    assert not Debate.objects.exists()


def test_preview_shows_a_debate_before_it_is_saved(editor_client, site):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["debates", "debate", DebateIndex.objects.get().pk])
    assert editor_client.post(address, debate_form()).json()["is_valid"]
    words = editor_client.get(address + "?mode=").content.decode()
    assert "Zur Sache." in words
    assert "Hier hat noch niemand gesprochen." in words


def test_preview_of_a_text_shows_what_it_answers(editor_client, debate, texts):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[texts[1].pk])
    answer = editor_client.post(address, text_form(texts[1], debate=debate, answers=texts[0]))
    assert answer.json()["is_valid"]
    assert "Widerspruch gegen" in editor_client.get(address + "?mode=").content.decode()


def test_deleting_a_debate_keeps_its_texts(editor_client, debate, texts):
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[debate.pk]))
    assert not Debate.objects.exists()
    assert not DebateSummary.objects.exists()
    texts[0].refresh_from_db()
    assert texts[0].debate is None
