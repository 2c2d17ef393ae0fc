"""The crib for the sitting: objection, short answer, source; large, and it opens."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree
from pypdf import PdfReader

from motionkit.crib import FORMATS, Objection, Reply, crib
from motionkit.export import docx as docx_writer
from motionkit.export import odt as odt_writer
from motionkit.export import pdf as pdf_writer

WRITERS = {"docx": docx_writer, "odt": odt_writer, "pdf": pdf_writer}
REPLY = Reply("Kurz gesagt: nein.\n\nUnd ausführlich noch viel mehr.", "nur in Hessen", ("§ 50 Abs. 2 HGO",))
ONE = Objection("Das <b>dürfen</b> wir nicht", "Recht", "zu Punkt 3", (REPLY,))


def words_of(data: bytes, extension: str) -> str:
    if extension == "docx":
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    if extension == "odt":
        return "".join(etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml")).itertext())
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("extension", FORMATS)
def test_crib_has_objection_short_answer_and_source_and_opens(extension):
    words = words_of(WRITERS[extension].export_sheet(crib("Leerstand erfassen", [ONE])), extension)
    for part in (
        "Leerstand erfassen",
        "„Das <b>dürfen</b> wir nicht“",
        "Recht, zu Punkt 3",
        "Nur in Hessen: Kurz gesagt",
    ):
        assert part in words
    assert "§ 50 Abs. 2 HGO" in words.replace("\xa0", " ")
    assert "ausführlich" not in words


@pytest.mark.parametrize("extension", FORMATS)
def test_same_crib_gives_the_same_bytes(extension):
    writer = WRITERS[extension]
    assert writer.export_sheet(crib("T", [ONE])) == writer.export_sheet(crib("T", [ONE]))


def test_crib_is_large_enough_for_a_lectern():
    word = docx.Document(io.BytesIO(docx_writer.export_sheet(crib("T", [ONE]))))
    assert word.styles["Normal"].font.size is None or word.styles["Normal"].font.size.pt >= 15
    styles = zipfile.ZipFile(io.BytesIO(docx_writer.export_sheet(crib("T", [ONE])))).read("word/styles.xml").decode()
    assert re.search(r"<w:rPrDefault>.*?<w:sz w:val=\"30\"/>", styles)
    odt_styles = zipfile.ZipFile(io.BytesIO(odt_writer.export_sheet(crib("T", [ONE])))).read("styles.xml").decode()
    assert 'fo:font-size="15.0pt"' in odt_styles
    assert 'fo:font-size="11pt"' not in odt_styles


@pytest.mark.parametrize("words", ["1. a", "- x", "# Titel", "[[Betrag]]", "a\n\nb", '")] #panic', "\\u{1F600}"])
@pytest.mark.parametrize("extension", FORMATS)
def test_words_never_become_markup(extension, words):
    objection = Objection(words, words, words, (Reply(words, words, (words,)),))
    assert words_of(WRITERS[extension].export_sheet(crib(words, [objection])), extension)
