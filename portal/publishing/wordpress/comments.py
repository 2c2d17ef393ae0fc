"""Keeps the comments of the old site for later: shown to nobody, without mail and IP addresses."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from intake import html
from portal.exchange.models import ImportedComment, ImportedItem
from portal.publishing.wordpress.report import Report
from portal.publishing.wordpress.wxr import Comment, Item

LONGEST, LONGEST_ADDRESS = 100_000, 400
REFUSED = {"spam", "trash", "post-trashed"}
is_address = URLValidator(["http", "https"])


def keep_comments(item: Item, source: str, known: dict[str, ImportedItem], report: Report) -> None:
    """Saves the comments of an item that are not there yet."""
    wanted = [comment for comment in item.comments if comment.approved not in REFUSED]
    if refused := len(item.comments) - len(wanted):
        report.counts["Kommentare nicht übernommen (Spam, Papierkorb)"] += refused
    if not wanted:
        return
    home = known.get(item.key)
    if home is None:
        about = {"guid": item.guid, "wp_id": item.wp_id, "kind": item.kind}
        home = known[item.key] = ImportedItem.objects.create(source=source, key=item.key, **about)
    there = set(home.comments.values_list("wp_id", flat=True))
    new: list[ImportedComment] = []
    for comment in wanted:
        if comment.wp_id not in there:
            there.add(comment.wp_id)
            new.append(_kept(comment, home))
        elif not new and not comment.wp_id:
            report.remark(item.title, "Kommentar ohne Nummer ist nur einmal übernommen", comment.text)
    ImportedComment.objects.bulk_create(new)
    report.counts["Kommentare aufbewahrt"] += len(new)


def _kept(comment: Comment, home: ImportedItem) -> ImportedComment:
    return ImportedComment(
        item=home,
        page_id=home.page_id,
        wp_id=comment.wp_id,
        parent_wp_id=comment.parent,
        kind=comment.kind,
        author=comment.author,
        website=_website(comment.website),
        text=html.comment(comment.text[:LONGEST]),
        written_at=comment.written_at,
        was_approved=comment.approved == "1",
    )


def _website(address: str) -> str:
    try:
        is_address(address)
    except ValidationError:
        return ""
    return address if len(address) <= LONGEST_ADDRESS else ""
