"""The upload gate lets documents in and keeps attacks out, and says why in German."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import uploads
from tests.uploads.hostile import REFUSED, docx, odt, paragraph, relation
from uploads import gate
from uploads.refusals import KEPT, REASONS


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_inspect_hostile_file_is_refused_with_its_reason(name):
    data, reason = REFUSED[name]
    with pytest.raises(uploads.Refused) as refusal:
        uploads.inspect(data)
    assert refusal.value.reason == reason
    assert KEPT in str(refusal.value)
    assert "{" not in str(refusal.value)


def test_inspect_judges_by_content():
    assert uploads.inspect(docx(paragraph("x"))).kind == "docx"
    assert uploads.inspect(odt()).kind == "odt"
    assert uploads.inspect("# Antrag\n\nÄrger".encode()).kind == "text"
    assert uploads.inspect("Ärger".encode("cp1252")).kind == "text"
    assert uploads.inspect(io.BytesIO(docx())).extension == "docx"


def test_inspect_external_picture_and_local_template_are_dropped_and_reported():
    picture = uploads.inspect(docx(extra=[relation("image", "https://evil.example/pixel.png")]))
    template = uploads.inspect(docx(extra=[relation("attachedTemplate", "file:///C:/Vorlagen/Antrag.dotx")]))
    link = uploads.inspect(docx(extra=[relation("hyperlink", "https://example.org/")]))
    assert "Bild" in picture.notices[0]
    assert "Vorlage" in template.notices[0]
    assert link.notices == ()


def test_inspect_reads_no_more_than_allowed():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            assert size > 0
            self.taken += size
            return b"a" * size

    endless = Endless()
    with pytest.raises(uploads.Refused, match="größer als 1 MB"):
        uploads.inspect(endless, max_bytes=1024 * 1024)
    assert endless.taken == 1024 * 1024 + 1


def picture(width, height, kind="PNG"):
    buffer = io.BytesIO()
    Image.new("1", (width, height)).save(buffer, kind)
    return buffer.getvalue()


def test_inspect_picture_measures_without_decoding():
    upload = uploads.inspect(picture(30, 20), allowed=uploads.PICTURES)
    assert (upload.kind, upload.width, upload.height) == ("png", 30, 20)
    with pytest.raises(uploads.Refused) as refusal:
        uploads.inspect(picture(10_000, 4_001), allowed=uploads.PICTURES)
    assert refusal.value.reason == "too_many_pixels"


def test_inspect_picture_counts_the_pixels_of_all_frames(monkeypatch):
    monkeypatch.setattr(gate, "MAX_PIXELS", 1_000)
    frames = [Image.new("L", (30, 30), shade) for shade in range(0, 120, 10)]
    for number, is_taken in ((11, True), (12, False)):
        buffer = io.BytesIO()
        frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:number])
        if is_taken:
            assert uploads.inspect(buffer.getvalue(), allowed=uploads.PICTURES).kind == "gif"
        else:
            with pytest.raises(uploads.Refused):
                uploads.inspect(buffer.getvalue(), allowed=uploads.PICTURES)


def test_inspect_picture_with_a_foreign_body_is_refused():
    with pytest.raises(uploads.Refused):
        uploads.inspect(b"\x89PNG\r\n\x1a\n<script>", allowed=uploads.PICTURES)


@settings(max_examples=150)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff", docx(paragraph("x"))[:300]]),
)
def test_inspect_any_bytes_end_in_upload_or_refusal(data, start):
    reason = "empty"
    try:
        uploads.inspect(start + data, allowed=uploads.DOCUMENTS | uploads.PICTURES | uploads.PUBLICATIONS)
    except uploads.Refused as refusal:
        reason = refusal.reason
    assert reason in REASONS
