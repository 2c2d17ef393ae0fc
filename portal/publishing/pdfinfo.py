"""Takes out of a PDF what it says about the machine and the person that made it. Knows no Django: a child runs it."""

import re
from base64 import b64encode
from io import BytesIO
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

# What stays: the title, and the promise to screen readers (ISO 14289), which is kept in the XMP packet alone.
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{ua}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
UA_PART = re.compile(rb"pdfuaid:part(?:>|=[\"'])\s*(\d)")
TRACES = ("/PieceInfo", "/LastModified", "/Metadata")


def without_traces(data: bytes) -> str:
    """The same PDF with its title, but without author, programs, dates, private data; base64, as the child speaks JSON.

    Older versions of objects, which PDFs keep when they are saved bit by bit, are left behind as well.
    """
    reader = PdfReader(BytesIO(data))
    title = _title(reader)
    part = _part_for_screen_readers(reader)
    writer = PdfWriter(clone_from=reader)
    for page in writer.pages:
        for name in TRACES:
            page.pop(NameObject(name), None)
    writer.root_object.pop(NameObject("/PieceInfo"), None)
    writer.metadata = None
    ua = f"<pdfuaid:part>{part}</pdfuaid:part>" if part else ""
    packet = DecodedStreamObject()
    packet.set_data(XMP.format(title=escape(title), ua=ua).encode())
    packet[NameObject("/Type")], packet[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    if title:
        writer.metadata = {"/Title": title}
    out = BytesIO()
    writer.write(out)
    return b64encode(out.getvalue()).decode()


def _title(reader: PdfReader) -> str:
    """The title from the older or the newer of the two places where a PDF may have one."""
    if title := str((reader.metadata or {}).get("/Title") or "").strip():
        return title
    titles = reader.xmp_metadata.dc_title if reader.xmp_metadata else {}
    return next((str(title) for title in titles.values()), "")


def _part_for_screen_readers(reader: PdfReader) -> str:
    """The part of PDF/UA that the file claims to fulfil, e.g. „1“; empty when it claims none."""
    packet = reader.trailer["/Root"].get("/Metadata")
    found = UA_PART.search(packet.get_object().get_data()) if packet is not None else None
    return found.group(1).decode() if found else ""
