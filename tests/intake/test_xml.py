"""Foreign XML comes in piece by piece or not at all."""

import io
import tracemalloc

import pytest

from intake.xml import Limits, Unreadable, pieces

PATH = ("rss", "channel")


def texts(data: bytes, **limits) -> list[str]:
    return [piece.text or "" for piece in pieces(io.BytesIO(data), PATH, Limits(**limits))]


def wrapped(inner: str, head: str = "", encoding: str = "utf-8") -> bytes:
    return f"{head}<rss><channel>{inner}</channel></rss>".encode(encoding)


def test_pieces_come_in_their_order():
    assert texts(wrapped("<a>1</a><b>2</b>")) == ["1", "2"]


def test_characters_that_xml_forbids_are_left_out_wherever_they_stand():
    filler = "x" * (256 * 1024 - 40)  # So that a reference lies across two chunks.
    assert texts(wrapped(f"<a>{filler}a\x08b&#8;c&#x1F600;</a>")) == [f"{filler}abc😀"]
    assert all(
        texts(wrapped(f"<a>{filler}{' ' * shift}&#x1F600;&#11;</a>"))[0].endswith("😀") for shift in range(0, 30, 3)
    )


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_declared_encodings_are_read(encoding):
    data = wrapped("<a>Größe</a>", f'<?xml version="1.0" encoding="{encoding}"?>', encoding)
    assert texts(data) == ["Größe"]


def test_blank_lines_and_a_byte_order_mark_before_the_declaration_do_no_harm():
    assert texts(b"\n\n \xef\xbb\xbf" + wrapped("<a>1</a>", '<?xml version="1.0"?>')) == ["1"]


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "external entity": (
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><a>&x;</a></channel></rss>',
        "Entitäten",
    ),
    "entity bomb": (
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{BOMB}]><rss><channel><a>&l9;</a></channel></rss>'.encode(),
        "Entitäten",
    ),
    "foreign dtd": (b'<!DOCTYPE rss SYSTEM "http://boese.example/x.dtd"><rss><channel/></rss>', "Dokumenttyp"),
    "deep": (wrapped("<a>" * 5000), "schachtelt"),
    "truncated": (b"<rss><channel><a>1</a><b>", "bricht in Zeile"),
    "truncated in cdata": (b"<rss><channel><a><![CDATA[abc", "bricht in Zeile"),
    "empty": (b" \n ", "leer"),
    "other root": (b"<html><body/></html>", "<html>"),
    "no xml": (b"PK\x03\x04 zip", "kein gültiges XML"),
    "wrong bytes": (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<rss><channel><a>Gr\xf6\xdfe</a></channel></rss>',
        "Zeile 2",
    ),
    "unknown encoding": (wrapped("<a/>", '<?xml version="1.0" encoding="utf-7"?>'), "utf-7"),
    "undefined entity": (wrapped("<a>&nbsp;</a>"), "Entität"),
    "unbound prefix": (wrapped("<wp:a/>"), "Namensraum"),
}


@pytest.mark.parametrize(("data", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_and_broken_files_are_refused_in_german(data, words):
    with pytest.raises(Unreadable, match=words):
        texts(data)


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (wrapped("<a>1</a>" * 50), {"bytes": 100}),
        (wrapped("<a/>" * 20), {"pieces": 10}),
        (wrapped(f"<a>{'x' * 50}</a>"), {"characters": 40}),
    ],
)
def test_what_is_too_much_is_refused(data, limits):
    with pytest.raises(Unreadable):
        texts(data, **limits)


class Endless(io.RawIOBase):
    """A file of many entries that exists nowhere."""

    def __init__(self, chunks: int):
        self.chunks = iter([b"<rss><channel>", *[b"<a>xxxxxxxxxxxx</a>\n" * 10_000] * chunks, b"</channel></rss>"])

    def readable(self):
        return True

    def read(self, size=-1):
        return next(self.chunks, b"")


def test_memory_stays_small_however_long_the_file_is():
    tracemalloc.start()
    count = sum(1 for _ in pieces(Endless(6), PATH))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 60_000
    assert most < 15_000_000
