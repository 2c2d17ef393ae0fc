"""Pictures come in with their credit and without their place, by whichever door."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import UploadedFile

from portal.pictures.metadata import without_metadata
from portal.pictures.models import Picture
from tests import factories

pytestmark = pytest.mark.django_db

MARKER = b"GEHEIMERORT"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photograph(size=(60, 40)) -> bytes:
    """A JPEG that says where it was taken, with a comment and a thumbnail's worth of data."""
    exif = Image.Exif()
    exif[0x010E] = MARKER.decode()
    exif.get_ifd(0x8825)[29] = MARKER.decode()
    out = BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, "JPEG", exif=exif, comment=MARKER, quality=95)
    assert MARKER in out.getvalue()
    return out.getvalue()


def form_data(content: bytes, name: str = "foto.jpg", **fields) -> dict:
    data = {"title": "Foto", "author": "Erika", "source": "Eigene Aufnahme", "description": "Ein Haus", "tags": ""}
    return data | {"license": factories.make_license().pk, "file": SimpleUploadedFile(name, content)} | fields


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def marked() -> list[Path]:
    return [path for path in stored() if MARKER in path.read_bytes()]


@pytest.mark.parametrize("size", [(60, 40), (2600, 1800)], ids=["in memory", "in a temporary file"])
def test_upload_takes_the_place_out(editor_client, size):
    content = photograph(size)
    answer = editor_client.post("/redaktion/images/add/", form_data(content))
    assert answer.status_code == 302
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == size
    assert len(stored()) == 1
    assert marked() == []


def test_new_file_for_an_old_picture_is_cleaned_too(editor_client):
    picture = factories.make_picture()
    answer = editor_client.post(f"/redaktion/images/{picture.pk}/", form_data(photograph()))
    assert answer.status_code == 302
    assert marked() == []


def test_credit_is_changed_without_a_new_file(editor_client):
    picture = factories.make_picture()
    data = form_data(b"", author="Clara")
    del data["file"]
    assert editor_client.post(f"/redaktion/images/{picture.pk}/", data).status_code == 302
    picture.refresh_from_db()
    assert picture.author == "Clara"


def test_chooser_in_a_text_takes_the_place_out(editor_client):
    data = {f"image-chooser-upload-{key}": value for key, value in form_data(photograph()).items()}
    answer = editor_client.post("/redaktion/images/chooser/create/", data)
    assert answer.json()["step"] == "chosen"
    assert Picture.objects.count() == 1
    assert marked() == []


def test_several_at_once_wait_for_their_credits_and_are_clean_meanwhile(editor_client):
    """Wagtail keeps what lacks a credit in a waiting room; not even there lies a place."""
    answer = editor_client.post(
        "/redaktion/images/multiple/add/", {"files[]": SimpleUploadedFile("foto.jpg", photograph())}
    )
    waiting = answer.json()
    assert waiting["success"]
    assert Picture.objects.count() == 0
    assert len(stored()) == 1
    assert marked() == []
    assert "Urheber*in" in waiting["form"]
    number = waiting["uploaded_file_id"]

    without_credit = {f"uploaded-image-{number}-title": "Foto"}
    refused = editor_client.post(f"/redaktion/images/multiple/create_from_uploaded_image/{number}/", without_credit)
    assert not refused.json()["success"]
    assert "Bitte beschreiben Sie das Bild" in refused.json()["form"]
    assert Picture.objects.count() == 0

    data = {f"uploaded-image-{number}-{key}": value for key, value in form_data(b"").items() if key != "file"}
    done = editor_client.post(f"/redaktion/images/multiple/create_from_uploaded_image/{number}/", data)
    assert done.json()["success"]
    assert Picture.objects.get().author == "Erika"
    assert UploadedFile.objects.count() == 0
    assert marked() == []


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("author", "Dieses Feld muss ausgefüllt werden"),
        ("source", "Dieses Feld muss ausgefüllt werden"),
        ("license", "Dieses Feld muss ausgefüllt werden"),
        ("description", "Bitte beschreiben Sie das Bild in einem Satz oder kreuzen Sie „nur dekorativ“ an."),
    ],
)
def test_upload_without_part_of_the_credit_is_refused_in_german(editor_client, missing, message):
    answer = editor_client.post("/redaktion/images/add/", form_data(photograph(), **{missing: ""}))
    assert message in answer.content.decode()
    assert Picture.objects.count() == 0
    assert stored() == []


@pytest.mark.parametrize("door", ["/redaktion/images/add/", "/redaktion/images/multiple/add/"])
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SVG, "bild.svg"),
        (SVG, "bild.jpg"),
        (b"<html><script>alert(1)</script></html>", "bild.png"),
        (b"\xff\xd8\xff" + b"x" * 500, "bild.jpg"),
        (b"", "bild.jpg"),
    ],
    ids=["svg", "svg named jpg", "html named png", "broken jpg", "empty"],
)
def test_what_is_no_picture_is_refused(editor_client, door, content, name):
    key = "files[]" if "multiple" in door else "file"
    answer = editor_client.post(door, form_data(b"") | {key: SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    if "multiple" in door:
        assert not answer.json()["success"]
        assert answer.json()["error_message"]
    assert Picture.objects.count() == 0
    assert stored() == []


def test_picture_of_too_many_pixels_is_refused_before_it_is_decoded(editor_client):
    out = BytesIO()
    Image.new("1", (9000, 5000)).save(out, "PNG")
    answer = editor_client.post("/redaktion/images/add/", form_data(out.getvalue(), "bombe.png"))
    assert answer.status_code == 200
    assert Picture.objects.count() == 0


def test_cleaning_refuses_too_many_pixels_before_it_decodes():
    """Also what did not come by the form: an import, an offer. Half a file could not be decoded."""
    out = BytesIO()
    Image.new("1", (9000, 5000)).save(out, "PNG")
    with pytest.raises(ValidationError, match="40 Millionen"):
        without_metadata(ContentFile(out.getvalue()[:200], name="bombe.png"))


def test_name_of_a_picture_cannot_be_guessed(editor_client):
    """The picture of a draft lies beside the public ones."""
    for _ in range(2):
        editor_client.post("/redaktion/images/add/", form_data(photograph(), "wahlplakat.jpg"))
    names = [Path(name).name for name in Picture.objects.values_list("file", flat=True)]
    assert len(set(names)) == 2
    assert all(re.fullmatch(r"wahlplakat-[0-9a-f]{16}.*\.jpg", name) for name in names)


def test_author_may_upload_and_change_only_own_pictures(author_client, author):
    assert author_client.post("/redaktion/images/add/", form_data(photograph())).status_code == 302
    assert Picture.objects.get().uploaded_by_user == author
    foreign = factories.make_picture()
    assert author_client.get(f"/redaktion/images/{foreign.pk}/").status_code == 302
