"""Addresses and names of files that say a passage in their own spelling: listed, for a person to change.

Replacing them blindly would lead links and files astray. A page gets another address in its form, a file is uploaded anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from django.db import models
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import Page

from portal.design.slugs import SPELLING
from portal.motions.models import Motion
from portal.people.models import Voice
from portal.pictures.models import Picture
from portal.topics.models import Keyword, Topic

COLUMNS: tuple[tuple[type[models.Model], str], ...] = (
    *((Page, "slug"), (Motion, "slug"), (Voice, "slug"), (Topic, "slug"), (Keyword, "slug")),
    *((Redirect, "old_path"), (Document, "file"), (Picture, "file")),
)


@dataclass(frozen=True)
class Name:
    """`what`: kind of thing in German · `name`: the address or the file · `url`: where it is changed, if anywhere."""

    what: str
    name: str
    url: str


def names(words: str) -> list[Name]:
    """Every address and file in whose name these words stand. One query for each sort."""
    return list(_found(re.compile(_pattern(words))))


def _found(said: re.Pattern[str]) -> Iterator[Name]:
    finder = AdminURLFinder()
    for model, column in COLUMNS:
        told = model._base_manager.order_by("pk").values_list("pk", column)
        concerned = {key: name for key, name in told.iterator() if said.search(name.lower())}
        for row in model._base_manager.filter(pk__in=concerned).order_by("pk") if concerned else ():
            name = concerned[row.pk].rpartition("/")[2] or concerned[row.pk]
            yield Name(str(model._meta.verbose_name), name, finder.get_edit_url(row) or "")


def _pattern(words: str) -> str:
    """„Größe & Co“ finds groesse-co, grosse_co and what a store makes of letters that it does not know: gr__e-co."""
    return "".join(map(_sign, " ".join(words.lower().split())))


def _sign(sign: str) -> str:
    if not sign.isalnum():
        return "[^a-z0-9]*"
    if sign.isascii():
        return sign
    plain = normalize("NFKD", sign).encode("ascii", "ignore").decode()
    spelled = {sign, "_", plain, SPELLING.get(sign, "")} - {""}
    return f"(?:{'|'.join(sorted(map(re.escape, spelled)))})"
