"""What the page of one item is filled with."""

import datetime
import json
import re

from intake import html
from intake.characters import one_line
from portal.publishing.wordpress.conversion import convert
from portal.publishing.wordpress.library import Library
from portal.publishing.wordpress.pages import Content, title_of
from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.surroundings import Around
from portal.publishing.wordpress.terms import Terms
from portal.publishing.wordpress.wxr import Item, number, plain

DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_genesis_description")
BUILDERS = {
    "_elementor_data": "Elementor",
    "_fusion": "Avada",
    "_et_pb_use_builder": "Divi",
    "_fl_builder_data": "Beaver Builder",
}
KNOWN_FIELDS = {"enclosure", "footnotes", "geo_latitude", "geo_longitude", "geo_public", "views", "post_views_count"}


def content_of(
    item: Item, around: Around, terms: Terms, library: Library, report: Report, day: datetime.date, *, public: bool
) -> Content:
    """Converts an item; what was lost is noted in the report under its title."""
    title = title_of(item)
    converted = convert(item.content, around, _notes(item))
    for notice in converted.notices:
        report.remark(title, notice.what, notice.source)
    _mention_fields(item, title, report)
    content = Content(
        title=title,
        public=public,
        standfirst=one_line(html.words(item.excerpt)),
        blocks=converted.blocks,
        published_on=day,
        has_date=bool(item.local or item.utc),
        first_published=item.first_published,
        modified=item.modified,
        search_description=_description(item),
    )
    if not content.has_date and public:
        report.remark(title, f"Ohne Datum im Export: steht unter dem {day:%d.%m.%Y}")
    if item.kind == "post":
        content.voices = terms.voices_of(item, public=public)
        content.topics = terms.topics_of(item, public=public)
        content.keywords = terms.keywords_of(item)
        content.hero, content.hero_caption = _hero(item, library, title, report)
    elif item.meta.get("_thumbnail_id"):
        report.remark(
            title, "Beitragsbild einer Seite: Seiten haben im Portal kein Aufmacherbild", item.meta["_thumbnail_id"]
        )
    return content


def _notes(item: Item) -> dict[str, str]:
    """Footnotes that the block editor keeps beside the text, by their identity."""
    try:
        rows = json.loads(item.meta.get("footnotes") or "[]")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(rows, list):
        return {}
    return {str(row["id"]): str(row.get("content", "")) for row in rows if isinstance(row, dict) and "id" in row}


def _hero(item: Item, library: Library, title: str, report: Report) -> tuple[int | None, str]:
    wanted = number(item.meta.get("_thumbnail_id", ""))
    if not wanted:
        return None, ""
    attachment = library.attachments.get(wanted)
    if attachment is None:
        report.remark(title, "Beitragsbild fehlt im Export", str(wanted))
        return None, ""
    key, reason = library.picture(attachment.attachment_url, wanted, "", "")
    if key is None:
        report.remark(title, f"Beitragsbild: {reason}", attachment.attachment_url)
        return None, ""
    return key, plain(attachment.excerpt, 250)


def _description(item: Item) -> str:
    """What search engines were to show, from the usual plugins; templates with %%variables%% say nothing here."""
    found = next((plain(item.meta[name], 500) for name in DESCRIPTIONS if item.meta.get(name)), "")
    return "" if "%%" in found or re.search(r"%\w+%", found) else found


def _mention_fields(item: Item, title: str, report: Report) -> None:
    for name, builder in BUILDERS.items():
        if item.meta.get(name):
            report.remark(
                title, f"Mit {builder} gebaut: übernommen ist nur der Text, den WordPress selbst gespeichert hat"
            )
    own = [name for name in item.meta if name and not name.startswith("_") and name not in KNOWN_FIELDS]
    if own:
        report.remark(
            title,
            "Eigene Felder sind nicht übernommen",
            "; ".join(f"{name} = {item.meta[name][:60]}" for name in own[:8]),
        )
