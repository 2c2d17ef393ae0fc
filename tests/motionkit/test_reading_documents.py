"""Word and OpenDocument files: 198 real ones, and the things that offices put into them."""

import re
import zipfile
from xml.etree import ElementTree

import pytest

import uploads
from motionkit.reading import read_file
from motionkit.reading.entry import read_document
from tests.motionkit.shared_data import documents
from tests.motionkit.test_reading_papers import everything, letters
from tests.uploads.hostile import W, docx, paragraph

DOCUMENTS = documents()
PARTS = re.compile(r"(?:^|/)(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\d*\.xml$")


def words_of(path):
    """All words of a file by another way: the plain text nodes of its XML, paragraph by paragraph."""
    found = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if path.suffix == ".docx" and PARTS.search(name) and "glossary" not in name:
                for node in ElementTree.fromstring(package.read(name)).iter():
                    kind = node.tag.rpartition("}")[2]
                    found.append(
                        node.text or "" if kind in ("t", "delText") else " " if kind in ("p", "del", "ins") else ""
                    )
            elif name == "content.xml":
                body = next(
                    node for node in ElementTree.fromstring(package.read(name)).iter() if node.tag.endswith("}body")
                )
                for node in body.iter():
                    gap = " " if node.tag.endswith(("}p", "}h", "}date", "}creator")) else ""
                    found.append(f"{gap}{node.text or ''}")
                    found.append(node.tail or "")
    return re.findall(r"[^\W_]{2,}", "".join(found))


@pytest.mark.skipif(not DOCUMENTS, reason="The real documents are not here")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reading_real_document_loses_no_word_or_says_why(path):
    try:
        upload = uploads.inspect(path)
    except uploads.Refused as refusal:
        if refusal.reason == "embedded":  # a drawing of another program: refused on purpose
            return
        raise
    kept = letters(everything(read_document(upload.data, kind=upload.kind)))
    runs_together = {"an", "dummytest"}  # a deletion beside an insertion inside one word
    assert [word for word in words_of(path) if letters(word) not in kept and word not in runs_together] == []


def test_reading_docx_shows_tracked_changes_with_their_authors():
    body = (
        "<w:p><w:r><w:t>Die Verwaltung </w:t></w:r>"
        '<w:del w:author="A. Alt" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>prüft</w:delText></w:r></w:del>'
        '<w:ins w:author="N. Neu"><w:r><w:t>berichtet</w:t></w:r></w:ins></w:p>'
    )
    reading = read_file(docx(paragraph("Ein Titel für den Antrag") + paragraph("Beschlussvorschlag") + body))
    assert reading.motion.clauses[0].text == "Die Verwaltung berichtet"
    assert [(change.kind, change.text, change.author) for change in reading.changes] == [
        ("deletion", "prüft", "A. Alt"),
        ("insertion", "berichtet", "N. Neu"),
    ]


def numbering(*levels):
    parts = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    return (
        "word/numbering.xml",
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{parts}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
    )


def listed(text, depth=0):
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_reading_docx_counts_lists_as_word_does():
    relations = (
        "word/_rels/document.xml.rels",
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    )
    body = (
        paragraph("Leerstand erfassen")
        + paragraph("Der Rat möge beschließen:")
        + listed("Die Verwaltung prüft")
        + listed("dieses", 1)
        + listed("jenes", 1)
        + listed("Sie berichtet.")
        + paragraph("Begründung")
        + paragraph("Weil.")
    )
    extra = [numbering(("decimal", "%1."), ("lowerLetter", "%2)")), relations]
    motion = read_file(docx(body, extra=extra)).motion
    assert [clause.text for clause in motion.clauses] == [
        "Die Verwaltung prüft\n\n  a) dieses\n  b) jenes",
        "Sie berichtet.",
    ]
    assert (motion.title, motion.reasoning) == ("Leerstand erfassen", "Weil.")


def test_reading_docx_with_form_table_finds_subject():
    table = "".join(
        f"<w:tr><w:tc>{paragraph(left)}</w:tc><w:tc>{paragraph(right)}</w:tc></w:tr>"
        for left, right in (("Drucksache", "2024/17"), ("Betreff:", "Tempo 30 vor Schulen"), ("Gremium", "Stadtrat"))
    )
    body = f"<w:tbl>{table}</w:tbl>" + paragraph("Der Stadtrat beschließt:") + paragraph("Vor Schulen gilt Tempo 30.")
    motion = read_file(docx(body)).motion
    assert motion.title == "Tempo 30 vor Schulen"
    assert motion.clauses[0].text == "Vor Schulen gilt Tempo 30."


@pytest.mark.slow
@pytest.mark.parametrize("count", [4_500, 100_000])
def test_reading_very_long_document_ends_with_a_message_or_a_motion(count):
    data = docx("".join(paragraph(f"Absatz {number} dieses sehr langen Antrags.") for number in range(count)))
    if count > 5_000:
        with pytest.raises(uploads.Refused, match=r"mehr als 5\.000 Absätze"):
            read_file(data)
    else:
        assert f"Absatz {count - 1} " in everything(read_file(data))


@pytest.mark.slow
def test_reading_deeply_nested_document_is_refused():
    data = docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000)
    with pytest.raises(uploads.Refused):
        read_file(data)


@pytest.mark.parametrize(
    "hostile",
    [
        "# " * 50_000,
        "1. " * 30_000,
        "a) x\n" * 4_000,
        "[[" * 50_000,
        "Antrag " * 15_000,
        "- " * 50_000,
        "beantragt folgenden " * 5_000,
        ("x" * 99 + "\n") * 1_000,
        "Betreff: " * 10_000,
        "|" * 100_000,
    ],
)
def test_reading_hostile_text_ends(hostile):
    assert letters(hostile)[:50] in letters(everything(read_file(hostile.encode())))
