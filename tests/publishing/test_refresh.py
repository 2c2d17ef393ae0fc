"""Bodies are rendered again when what they show has changed."""

from django.core.management import call_command
from django.urls import reverse

from portal.publishing.models import Text
from portal.publishing.refresh import render_again, texts_showing
from tests import factories


def test_a_new_credit_reaches_the_texts_that_show_the_picture(editor_client):
    picture = factories.make_picture(author="Alte Urheberin")
    shown, other = factories.make_article("Mit Bild", hero=picture), factories.make_article("Ohne Bild")
    form = editor_client.get(reverse("wagtailimages:edit", args=[picture.pk])).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name not in {"file", "tags"}}
    answer = editor_client.post(reverse("wagtailimages:edit", args=[picture.pk]), data | {"author": "Neuer Urheber"})
    assert answer.status_code == 302, answer.context["form"].errors
    body = Text.objects.get(pk=shown.pk).body_html
    assert "Neuer Urheber" in body
    assert "Alte Urheberin" not in body
    assert texts_showing(picture) == [shown]
    assert Text.objects.get(pk=other.pk).body_html == other.body_html


def test_rendering_again_changes_nothing_that_is_up_to_date(site):
    factories.make_article("Beitrag")
    assert render_again(text.specific for text in Text.objects.public()) == 0


def test_all_bodies_can_be_rendered_again(site, capsys):
    text = factories.make_article("Beitrag", body="<p>Wahr.</p>")
    Text.objects.filter(pk=text.pk).update(body_html="alt")
    call_command("render_bodies")
    assert "1 Texte" in capsys.readouterr().out
    assert "Wahr." in Text.objects.get(pk=text.pk).body_html
