"""Finished pages on the disk: shared by the workers, there after a start, gone with their generation."""

import os
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from portal.serving.finished import state
from portal.serving.finished.asking import Key
from portal.serving.finished.cellar import Cellar
from tests.serving.asking import PAGE, Behind, Count, layer, page, publish_meanwhile, read

KEY = Key("portal.example", "/antraege/", "")


def files(folder: Path) -> list[Path]:
    return [place for place in folder.rglob("*") if place.is_file()]


@given(
    st.binary(), st.text(), st.lists(st.tuples(st.text(st.characters(max_codepoint=255)), st.text())), st.integers(1)
)
def test_page_comes_out_as_it_went_in(tmp_path_factory, body, path, headers, generation):
    cellar = Cellar(tmp_path_factory.mktemp("cellar"), 10_000_000)
    key = Key("portal.example", path, "")
    made = page(body, generation, headers)
    cellar.put(key, made)
    assert cellar.get(key, generation) == made
    assert cellar.get(key, generation + 1) is None
    assert cellar.get(Key("other.example", path, ""), generation) is None


def test_page_of_an_older_generation_or_of_other_code_is_removed(tmp_path):
    other, cellar = Cellar(tmp_path / "code-1", 10_000_000), Cellar(tmp_path / "code-2", 10_000_000)
    for generation in (1, 2):
        other.put(KEY, page(generation=generation))
        cellar.put(KEY, page(generation=generation))
    (cellar.folder / "asking.json").write_text("{}")
    cellar.keep_only(2)
    assert len(files(tmp_path)) == 2
    assert (cellar.get(KEY, 1), cellar.get(KEY, 2)) == (None, page(generation=2))
    assert other.get(KEY, 2) is None
    cellar.keep_only(None)
    assert cellar.is_empty()


@pytest.mark.parametrize("harm", ["cut", "emptied", "changed", "nonsense"])
def test_page_that_was_not_written_to_its_end_is_none(tmp_path, harm):
    cellar = Cellar(tmp_path, 10_000_000)
    cellar.put(KEY, page())
    (place,) = files(tmp_path)
    whole = place.read_bytes()
    place.write_bytes({"cut": whole[:-1], "emptied": b"", "changed": whole[:-1] + b"!", "nonsense": b'["\n'}[harm])
    assert cellar.get(KEY, 1) is None


def test_cellar_is_bounded(tmp_path):
    cellar = Cellar(tmp_path, 3 * len(PAGE))
    for number in range(10):
        cellar.put(Key("portal.example", f"/{number}/", ""), page())
    assert len(files(tmp_path)) == 3
    Cellar(tmp_path / "none", 0).put(KEY, page())
    assert Cellar(tmp_path / "none", 0).is_empty()


def test_bound_holds_for_several_lives(tmp_path):
    for life in range(4):
        cellar = Cellar(tmp_path, 5 * len(PAGE))
        cellar.keep_only(1)
        for number in range(3):
            cellar.put(Key("portal.example", f"/{life}/{number}/", ""), page())
    assert len(files(tmp_path)) < 6


def test_disk_that_takes_nothing_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("")
    cellar = Cellar(tmp_path / "file" / "below", 10_000_000)
    cellar.put(KEY, page())
    cellar.keep_only(1)
    assert cellar.get(KEY, 1) is None


def test_other_worker_need_not_make_the_page_again(tmp_path):
    behind, answers = Behind(), []
    for _ in range(2):
        answers.append(read(layer(behind, folder=tmp_path)))
    assert len(behind.asked) == 1
    assert answers[0].body == answers[1].body == PAGE
    assert answers[0].headers == answers[1].headers


def test_page_goes_from_the_disk_as_soon_as_its_generation_is_over(tmp_path):
    behind, count = Behind(b"geheim geworden" * 100), Count()
    portal = layer(behind, count, folder=tmp_path)
    read(portal)
    assert len(files(tmp_path)) == 1
    count.number += 1
    portal.look()
    assert files(tmp_path) == []


def test_page_made_while_somebody_publishes_never_lies_down(tmp_path):
    behind, count = Behind(b"alt"), Count()
    portal = layer(behind, count, folder=tmp_path)
    publish_meanwhile(portal, behind, count)
    read(portal)
    assert files(tmp_path) == []


def test_page_that_lies_down_just_after_its_generation_was_removed_goes_as_well(tmp_path):
    behind, count = Behind(b"geheim geworden" * 100), Count()
    portal = layer(behind, count, folder=tmp_path)

    class Slow(Cellar):
        def put(self, key, page):
            count.number += 1
            portal.look()
            super().put(key, page)

    portal._cellar = Slow(tmp_path, 10_000_000)
    read(portal)
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("asked", "behind"),
    [
        ({"query": "seite=2"}, Behind()),
        ({"Cookie": "sitzung=1"}, Behind()),
        ({}, Behind(status="404 Not Found")),
        ({}, Behind(headers=(("Set-Cookie", "a=b"),))),
        ({}, Behind(headers=(("Cache-Control", "private, no-store"),))),
    ],
)
def test_only_plain_pages_for_everybody_lie_down(tmp_path, asked, behind):
    read(layer(behind, folder=tmp_path), **asked)
    assert files(tmp_path) == []


def test_page_of_yesterday_is_made_anew(tmp_path):
    behind = Behind()
    with time_machine.travel("2026-11-25 22:00:00+00:00", tick=False) as clock:
        for _ in range(3):
            read(layer(behind, folder=tmp_path))
            clock.shift(24 * 3600)
            for _ in range(2):
                read(layer(behind, folder=tmp_path))
    assert len(behind.asked) == 4  # One a day.


def test_state_is_another_with_other_code_and_other_settings(monkeypatch, tmp_path):
    monkeypatch.setattr(state, "ROOT", tmp_path)
    (tmp_path / "VERSION").write_text("1")
    for room in state.ROOMS:
        (tmp_path / room).mkdir()
    code = tmp_path / "portal" / "page.html"
    code.write_text("<p>")
    known = {state.now(), state.now()}
    assert len(known) == 1
    (tmp_path / "portal" / "__pycache__").mkdir()
    (tmp_path / "portal" / "__pycache__" / "x.pyc").write_text("")
    monkeypatch.setenv("SHLVL", "7")
    assert {state.now()} == known
    code.with_name(".#page.html").symlink_to("somebody@somewhere.4711")
    assert {state.now()} == known
    os.utime(code, (1, 1))
    known.add(state.now())
    code.rename(code.with_name("other.html"))
    known.add(state.now())
    monkeypatch.setenv("PORTAL_SECURITY", "sicherheit@example.org")
    known.add(state.now())
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@c/d")
    known.add(state.now())
    assert len(known) == 5
