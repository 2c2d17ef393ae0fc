"""What every answer carries, and the editors' own policy."""

import re

import pytest

PUBLIC = ["/", "/blog/", "/stimmen/", "/suche/?q=rat", "/gibt-es-nicht/", "/robots.txt"]


@pytest.mark.parametrize("path", PUBLIC)
def test_public_answers_forbid_what_they_do_not_need(site, client, path):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    for directive in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert directive in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_scripts_of_editors_need_the_nonce_of_their_session(editor_client):
    answer = editor_client.get("/redaktion/")
    policy = answer["Content-Security-Policy"]
    nonce = re.search(r"'nonce-(\w+)'", policy)[1]
    scripts = re.findall(r"<script\b[^>]*>", answer.content.decode())
    assert scripts
    assert all(f"nonce={nonce}" in script or f'nonce="{nonce}"' in script for script in scripts)
    assert "script-src 'self' 'nonce-" in policy
    assert re.search(r"'nonce-(\w+)'", editor_client.get("/redaktion/pages/")["Content-Security-Policy"])[1] == nonce


def test_the_nonce_differs_between_sessions(client, editor_client, rf):
    from portal.serving.headers import _nonce

    other = rf.get("/redaktion/")
    other.COOKIES["sitzung"] = "eine-andere"
    mine = re.search(r"'nonce-(\w+)'", editor_client.get("/redaktion/")["Content-Security-Policy"])[1]
    assert _nonce(other) != mine


def test_answers_for_editors_are_not_stored(editor_client):
    assert "no-store" in editor_client.get("/redaktion/")["Cache-Control"]


@pytest.mark.parametrize("host", ["boese.example", "testserver.boese.example", "testserver:80@boese.example"])
def test_foreign_host_names_are_refused(site, client, host):
    assert client.get("/", headers={"host": host}).status_code == 400


def test_errors_say_what_happened_without_detail(site, client, monkeypatch):
    from portal.publishing import views

    def broken(*args, **kwargs):
        raise RuntimeError("geheimes Detail")

    monkeypatch.setattr(views.Page.objects, "filter", broken)
    client.raise_request_exception = False
    answer = client.get("/ueber-uns/")
    assert answer.status_code == 500
    assert "geheimes Detail" not in answer.content.decode()
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize(
    "way", ["images/../original.jpg", "images/../documents/entwurf.pdf", "images/a/../../original.jpg"]
)
def test_no_way_leads_from_pictures_to_originals_and_documents(site, client, settings, tmp_path, way):
    settings.MEDIA_ROOT = tmp_path
    for name in ("original.jpg", "documents/entwurf.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"nicht oeffentlich")
    assert client.get(f"/medien/{way}").status_code == 404


def test_uploads_come_in_a_sandbox(site, client, settings, tmp_path):
    """Whatever it is that somebody got past the gate: it is shown by itself, with nothing to run and nothing to reach."""
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    for name in ("rathaus.jpg", "boese.html", "boese.svg"):
        (tmp_path / "images" / name).write_text("<script>alert(1)</script>")
        answer = client.get(f"/medien/images/{name}")
        policy = {part.strip() for part in answer["Content-Security-Policy"].split(";")}
        assert policy == {"default-src 'none'", "sandbox"}
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert (answer.get("Content-Disposition") == "attachment") == (name != "rathaus.jpg")
