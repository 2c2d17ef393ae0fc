"""How to cite a text: BibTeX, RIS, one plain line, and schema.org for machines."""

import json
import re

from django.conf import settings
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from portal.people.models import Voice
from portal.publishing.models import Publication, Text, TextKind

BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
}
SCHEMA_TYPES = {TextKind.BLOG: "BlogPosting", TextKind.PUBLICATION: "Report"}


def address(text: Text) -> str:
    """The full address of a text."""
    return settings.SITE_URL + text.url


def plain(text: Text) -> str:
    """One line: „Name, Name (Jahr): Titel. In: Kommunalsozialismus, Datum. Adresse“."""
    names = ", ".join(voice.name for voice in text.authors) or settings.WAGTAIL_SITE_NAME
    day = date_format(text.published_on, "j. F Y")
    return f"{names} ({text.published_on.year}): {text.title}. In: {settings.WAGTAIL_SITE_NAME}, {day}. {address(text)}"


def bibtex(text: Text) -> str:
    """A BibTeX entry in UTF-8; organisations are braced so that they are not split into first and last names."""
    fields = {
        "title": "{" + _bibtex(text.title) + "}",
        "author": " and ".join(_bibtex_name(voice) for voice in text.authors),
        "journal" if text.kind != TextKind.PUBLICATION else "publisher": _bibtex(settings.WAGTAIL_SITE_NAME),
        "year": str(text.published_on.year),
        "date": text.published_on.isoformat(),
        "url": address(text),
        "langid": "ngerman",
    } | ({"isbn": text.isbn, "doi": text.doi} if isinstance(text, Publication) else {})
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    kind = "book" if text.kind == TextKind.PUBLICATION else "article"
    return f"@{kind}{{{re.sub('[^a-z0-9]', '', text.slug.lower())}{text.published_on.year},\n{lines}}}\n"


def ris(text: Text) -> str:
    """A RIS record; line ends are CR LF as the format asks."""
    rows = [("TY", "BOOK" if text.kind == TextKind.PUBLICATION else "BLOG"), ("TI", text.title)]
    rows += [("AU", _inverted(voice)) for voice in text.authors]
    rows += [
        ("T2", settings.WAGTAIL_SITE_NAME),
        ("PY", str(text.published_on.year)),
        ("DA", text.published_on.strftime("%Y/%m/%d")),
        ("UR", address(text)),
        ("LA", "de"),
        ("AB", text.standfirst),
    ]
    if isinstance(text, Publication):
        rows += [("SN", text.isbn), ("DO", text.doi)]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in rows if value) + "ER  - \r\n"


FORMATS = {
    "bib": lambda text: (bibtex(text), "application/x-bibtex; charset=utf-8"),
    "ris": lambda text: (ris(text), "application/x-research-info-systems; charset=utf-8"),
    "txt": lambda text: (plain(text) + "\n", "text/plain; charset=utf-8"),
}


def json_ld(text: Text) -> SafeString:
    """schema.org's description of a text, safe inside a <script type="application/ld+json">."""
    data = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES.get(text.kind, "Article"),
        "headline": text.title,
        "description": text.standfirst,
        "author": [_schema_voice(voice) for voice in text.authors],
        "publisher": {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": settings.SITE_URL + "/"},
        "datePublished": text.published_on.isoformat(),
        "dateModified": (text.updated_on or text.published_on).isoformat(),
        "inLanguage": "de",
        "mainEntityOfPage": address(text),
        "image": address(text) + "vorschau.png",
        "isAccessibleForFree": True,
    }
    if text.license_id and text.license.url:
        data["license"] = text.license.url
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_UNSAFE))  # noqa: S308 - < > & are escaped


_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def _schema_voice(voice: Voice) -> dict:
    kind = "Organization" if voice.is_organisation else "Person"
    return {"@type": kind, "name": voice.name, "url": settings.SITE_URL + voice.get_absolute_url()}


def _bibtex(value: str) -> str:
    return "".join(BIBTEX_SPECIAL.get(sign, sign) for sign in value)


def _bibtex_name(voice: Voice) -> str:
    return "{" + _bibtex(voice.name) + "}" if voice.is_organisation else _bibtex(voice.name)


def _inverted(voice: Voice) -> str:
    """„Name, Vorname“ for persons; organisations stay as they are."""
    first, _, last = voice.name.rpartition(" ")
    return voice.name if voice.is_organisation or not first else f"{last}, {first}"
