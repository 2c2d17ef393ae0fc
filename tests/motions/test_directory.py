"""/antraege/: what it lists, what it counts, what it costs."""

import datetime
import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.motions.listing import KIND_SLUGS, PER_PAGE, chosen_motions, directory
from portal.motions.models import LegalReview, LegalState, LegalStatus, Motion, MotionVersion
from portal.places.models import FederalState
from tests import factories

MANY, MOST = 5_000, 3
TODAY = datetime.date.today()
DAY = datetime.timedelta(days=1)
pytestmark = pytest.mark.django_db


def multiply(pattern: Motion, number: int) -> None:
    """Copies straight into the tables: what counts is how many there are."""
    kinds, strengths = list(KIND_SLUGS.values()), ["weich", "mittel", "hart"]
    fields = {
        "live": True,
        "text": pattern.text,
        "summary": pattern.summary,
        "first_published_at": pattern.first_published_at,
    }
    Motion.objects.bulk_create(
        Motion(title=f"Kopie {n}", slug=f"kopie-{n}", kind=kinds[n % 7], strength=strengths[n % 3], **fields)
        for n in range(number)
    )
    copies = list(Motion.objects.filter(slug__startswith="kopie-").values_list("pk", flat=True))
    topics = list(pattern.topics.all())
    through = Motion.topics.through
    through.objects.bulk_create(
        through(motion_id=pk, topic_id=topics[n % len(topics)].pk) for n, pk in enumerate(copies)
    )
    LegalState.objects.bulk_create(
        LegalState(motion_id=pk, federal_state=FederalState.values[n % 16], status="valid")
        for n, pk in enumerate(copies)
    )
    MotionVersion.objects.bulk_create(
        MotionVersion(motion_id=pk, number=1, text=pattern.text, content_hash="0" * 64, change_note="neu")
        for pk in copies
    )


@pytest.mark.parametrize("number", [12, pytest.param(MANY, marks=pytest.mark.slow)])
def test_directory_costs_the_same_however_many_there_are(client, site, django_assert_max_num_queries, number):
    topics = [factories.make_topic(name) for name in ("Wohnen", "Energie", "Wasser")]
    multiply(factories.make_motion(topics=topics, law={"HE": "valid"}), number)
    for query in ("", "?thema=wohnen&land=HE&staerke=hart", "?q=kopie&sortierung=titel&seite=2"):
        with django_assert_max_num_queries(MOST):
            assert client.get(f"/antraege/{query}").status_code == 200


def test_directory_without_motions_invites(client, site):
    page = client.get("/antraege/").content.decode()
    assert "Hier entsteht das Antragsnetzwerk" in page
    assert 'href="/mitmachen/"' in page


def test_directory_with_a_choice_that_leaves_nothing_says_how_to_go_on(client, site):
    factories.make_motion()
    page = client.get("/antraege/?land=SL&q=gibtesnicht").content.decode()
    assert "Zu dieser Auswahl gibt es noch keinen Antrag" in page
    assert 'href="/antraege/">Alle Anträge' in page


@pytest.mark.parametrize(
    "query",
    ["?seite=abc", "?seite=99", "?art=x", "?land=%00", "?thema=%27%22%3E&q=%25_", "?sortierung=x", "?q=" + "a" * 5000],
)
def test_directory_with_a_senseless_address_is_a_page(client, site, query):
    factories.make_motion()
    assert client.get("/antraege/" + query).status_code == 200


def test_directory_lists_model_motions_only(client, site):
    place = factories.make_municipality()
    parent = factories.make_motion("Vorlage zum Kataster")
    factories.make_motion("Ortsfassung Kataster", parent=parent, municipality=place)
    page = client.get("/antraege/").content.decode()
    assert "Vorlage zum Kataster" in page
    assert "Ortsfassung" not in page


def test_directory_numbers_go_on_over_pages(client, site):
    for n in range(PER_PAGE + 1):
        factories.make_motion(f"Antrag {n}")
    assert f'start="{PER_PAGE + 1}"' in client.get("/antraege/?seite=2").content.decode()


def test_directory_sorts_newest_first_or_by_title(site):
    for title in ("Mitte", "Anfang", "Zuletzt"):
        factories.make_motion(title)
    titles = lambda **params: [motion.title for motion in directory(params)["motions"]]  # noqa: E731
    assert titles() == ["Zuletzt", "Anfang", "Mitte"]
    assert titles(sortierung="titel") == ["Anfang", "Mitte", "Zuletzt"]
    assert titles(sortierung="eingebracht") == titles(sortierung="eingebracht") == titles()


def test_directory_keeps_words_and_sorting_when_a_filter_is_chosen(client, site):
    factories.make_motion(strength="hart")
    factories.make_motion(strength="weich")
    page = client.get("/antraege/?q=Kataster&sortierung=titel").content.decode()
    assert 'href="?q=Kataster&amp;staerke=hart&amp;sortierung=titel"' in page


def test_directory_finds_words_in_the_text(site):
    factories.make_motion("Zählung", body="## Begründung\n\nDer Straßenbaum wirft Schatten.")
    factories.make_motion("Anderes")
    assert [motion.title for motion in directory({"q": "Straßenbaum Schatten"})["motions"]] == ["Zählung"]


MOTIONS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["motion", "inquiry", "bylaw"]),
            "strength": st.sampled_from(["weich", "mittel", "hart"]),
            "topics": st.sets(st.sampled_from(["Wohnen", "Energie", "Wasser"])),
            "law": st.dictionaries(st.sampled_from(["HE", "NW"]), st.sampled_from(LegalStatus.values)),
            "review_due": st.sampled_from([None, TODAY - DAY, TODAY]),
            "legal_as_of": st.sampled_from([None, TODAY]),
            "live": st.booleans(),
        }
    ),
    max_size=7,
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "thema": st.sampled_from(["wohnen", "energie", "gibtesnicht"]),
        "art": st.sampled_from(["antrag", "anfrage", "satzungsantrag"]),
        "land": st.sampled_from(["HE", "NW"]),
        "staerke": st.sampled_from(["weich", "hart"]),
        "rechtsstand": st.sampled_from(LegalReview.values),
        "q": st.sampled_from(["kataster", "gibtesnicht"]),
    },
)


# Every example fills the tables anew, so a failure is shown as it was found.
@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(motions=MOTIONS, chosen=CHOICES)
def test_every_count_is_what_its_link_leaves(site, motions, chosen):
    LegalState.objects.all().delete()
    MotionVersion.objects.all()._raw_delete(MotionVersion.objects.db)
    Motion.objects.all().delete()
    for fields in motions:
        rest = {name: value for name, value in fields.items() if name != "kind"}
        made = factories.make_motion(**rest | {"topics": [factories.make_topic(name) for name in fields["topics"]]})
        Motion.objects.filter(pk=made.pk).update(kind=fields["kind"])
    shown = directory(chosen)
    assert shown["motions"].paginator.count == chosen_motions(chosen)[0].distinct().count()
    for offered in shown["filters"]:
        for option in offered.options if len(offered.options) > 1 else []:
            found, _ = chosen_motions(dict(parse_qsl(option.url.removeprefix("?"))))
            assert option.count == found.distinct().count(), (offered.name, option.label)


def test_valid_in_a_land_means_valid_or_after_adapting(site):
    for status in LegalStatus.values:
        factories.make_motion(status, law={"HE": status})
    found, _ = chosen_motions({"land": "HE"})
    assert sorted(found.values_list("title", flat=True)) == ["adapt", "valid"]


def test_review_is_overdue_when_that_of_one_land_is(site):
    motion = factories.make_motion(law={"HE": "valid"}, review_due=TODAY + DAY)
    assert not Motion.objects.review_overdue().exists()
    motion.legal_states.update(review_due=TODAY - DAY)
    assert Motion.objects.review_overdue().get() == motion
    assert Motion.objects.with_legal_review().get().legal_review == LegalReview.OVERDUE


def test_directory_has_a_title_for_every_choice_and_calls_off_search_engines(client, site):
    factories.make_motion(law={"HE": "valid"}, topics=[factories.make_topic("Wohnen")])
    page = client.get("/antraege/?land=HE&q=Kataster").content.decode()
    assert "<title>„Kataster“, Verwendbar in Hessen, Antragsnetzwerk" in page
    assert 'content="noindex, follow"' in page
    assert 'href="?q=Kataster&amp;thema=wohnen&amp;land=HE" rel="nofollow"' in page
    assert "noindex" not in client.get("/antraege/").content.decode()


def test_directory_offers_the_feed_of_its_choice(client, site):
    page = client.get("/antraege/?land=HE&sortierung=titel&seite=2").content.decode()
    assert re.findall(r'href="(/feeds/antraege/[^"]*)"', page)[0] == "/feeds/antraege/?land=HE"
