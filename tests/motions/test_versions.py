"""What was public stays as it was, and says what changed."""

import pytest

from portal.motions.models import Motion, MotionVersion
from portal.motions.models.version import Unchangeable
from tests import factories

pytestmark = pytest.mark.django_db


def reword(motion: Motion, words: str, **fields) -> None:
    motion.text = {**motion.text, "reasoning": words}
    for name, value in fields.items():
        setattr(motion, name, value)
    motion.save()


def test_version_is_made_when_the_text_is_new(db):
    motion = factories.make_motion()
    motion.summary = "Anders zusammengefasst."
    motion.save()
    assert motion.versions.count() == 1
    reword(motion, "Neu.", change_note="Begründung neu", change_reason="Ein Urteil.")
    newest = motion.versions.first()
    assert (newest.number, newest.change_note, newest.change_reason) == (2, "Begründung neu", "Ein Urteil.")
    assert newest.motion_text.reasoning == "Neu."


def test_version_cannot_be_changed_or_deleted(db):
    version = factories.make_motion().versions.get()
    version.change_note = "gefälscht"
    for act in (
        version.save,
        version.delete,
        MotionVersion.objects.all().delete,
        lambda: MotionVersion.objects.update(number=9),
    ):
        with pytest.raises(Unchangeable):
            act()


def test_a_draft_makes_no_version(db):
    assert not factories.make_motion(live=False).versions.exists()


def test_a_draft_of_a_public_motion_makes_no_version_and_is_not_shown(client, site):
    motion = factories.make_motion()
    motion.text = {**motion.text, "reasoning": "Entwurfswort Quarzuhr"}
    motion.save_revision()
    assert motion.versions.count() == 1
    assert "Quarzuhr" not in client.get(motion.get_absolute_url()).content.decode()
    motion.get_latest_revision().publish()
    assert motion.versions.count() == 2
    assert "Quarzuhr" in client.get(motion.get_absolute_url()).content.decode()


def test_title_is_what_the_column_says(db):
    motion = factories.make_motion("Alt")
    motion.title = "Neu"
    motion.save()
    assert motion.motion_text.title == motion.versions.first().motion_text.title == "Neu"


def test_every_version_keeps_its_wording_at_its_address(client, site):
    motion = factories.make_motion()
    reword(motion, "Zweite Begründung.")
    first = client.get(f"{motion.get_absolute_url()}versionen/1/").content.decode()
    second = client.get(f"{motion.get_absolute_url()}versionen/2/").content.decode()
    assert "Bürger*innen suchen Wohnungen." in first
    assert "Zweite Begründung." not in first
    assert "Zur Fassung 2" in first
    assert "Zweite Begründung." in second
    assert "Das ist die neueste Fassung" in second
    for version in motion.versions.all():
        assert version.content_hash == version.motion_text.content_hash
        assert version.content_hash in client.get(version.get_absolute_url()).content.decode()


def test_versions_say_what_changed_and_why(client, site, django_assert_max_num_queries):
    motion = factories.make_motion()
    for number in range(2, 9):
        reword(motion, f"Fassung {number}", change_note=f"Grundänderung {number}", change_reason="Wegen eines Urteils.")
    with django_assert_max_num_queries(3):
        page = client.get(f"{motion.get_absolute_url()}versionen/").content.decode()
    assert page.count("Wegen eines Urteils.") == 7
    for version in motion.versions.all():
        assert version.content_hash in page


@pytest.mark.parametrize("path", ["versionen/3/", "versionen/0/", "versionen/x/", "gibtesnicht/"])
def test_versions_that_are_not_there(client, site, path):
    assert client.get(factories.make_motion().get_absolute_url() + path).status_code == 404
