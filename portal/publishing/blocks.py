"""The blocks a text is made of. Each has its template in templates/publishing/blocks/<name>.html.

There is no block for foreign embeds, on purpose: nothing on a page may load anything from a third party.
"""

from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from portal.publishing import notes

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript", "strikethrough", "code"]
PROSE = ["h2", "h3", "h4", "ol", "ul", "hr", *INLINE]


class NotedText(blocks.StructValue):
    """A passage with its margin notes set in."""

    @cached_property
    def html(self):
        """The passage as HTML: headings have anchors, and each note stands behind the paragraph that calls it."""
        return notes.annotate(str(self["text"]), [str(note) for note in self["notes"]])


class TextBlock(blocks.StructBlock):
    text = blocks.RichTextBlock(label="Text", features=PROSE)
    notes = blocks.ListBlock(
        blocks.RichTextBlock(features=["italic", "link", "bold"], label="Anmerkung"),
        label="Anmerkungen am Rand",
        default=[],
        help_text="Im Text steht [1] für die erste Anmerkung, [2] für die zweite …",
    )

    class Meta:
        label = "Text"
        icon = "pilcrow"
        template = "publishing/blocks/text.html"
        value_class = NotedText


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label="Zitat", rows=3, help_text="Ohne Anführungszeichen; sie werden gesetzt.")
    who = blocks.CharBlock(label="Wer?", required=False)
    source = blocks.CharBlock(label="Quelle", required=False, help_text="Werk, Jahr, Seite")
    source_url = blocks.URLBlock(label="Adresse der Quelle", required=False)

    class Meta:
        label = "Zitat"
        icon = "openquote"
        template = "publishing/blocks/quotation.html"


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label="Bild")
    caption = blocks.CharBlock(label="Bildunterschrift", required=False)
    size = blocks.ChoiceBlock(
        label="Breite",
        choices=[("column", "wie der Text"), ("wide", "breiter"), ("full", "ganze Seite")],
        default="column",
    )

    class Meta:
        label = "Bild"
        icon = "image"
        template = "publishing/blocks/picture.html"


class PictureSeriesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Überschrift", required=False)
    pictures = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("picture", ImageChooserBlock(label="Bild")),
                ("caption", blocks.CharBlock(label="Bildunterschrift", required=False)),
            ]
        ),
        label="Bilder",
        min_num=1,
    )

    class Meta:
        label = "Bildstrecke"
        icon = "image"
        template = "publishing/blocks/picture_series.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label="Überschrift der Tabelle")
    table = TypedTableBlock(
        [("text", blocks.CharBlock(required=False)), ("number", blocks.CharBlock(required=False, label="Zahl"))],
        label="Tabelle",
    )
    source = blocks.CharBlock(label="Quelle", required=False)

    class Meta:
        label = "Tabelle"
        icon = "table"
        template = "publishing/blocks/table.html"


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Überschrift", required=False)
    entries = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("when", blocks.CharBlock(label="Wann?", max_length=40)),
                ("title", blocks.CharBlock(label="Was?")),
                ("text", blocks.TextBlock(label="Erläuterung", required=False, rows=2)),
            ]
        ),
        label="Ereignisse",
        min_num=1,
    )

    class Meta:
        label = "Zeitleiste"
        icon = "history"
        template = "publishing/blocks/timeline.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="Datei")
    title = blocks.CharBlock(label="Titel", required=False)
    description = blocks.CharBlock(label="Beschreibung", required=False)

    class Meta:
        label = "Datei zum Herunterladen"
        icon = "download"
        template = "publishing/blocks/download.html"


class BoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Überschrift")
    text = blocks.RichTextBlock(label="Text", features=["ol", "ul", *INLINE])

    class Meta:
        label = "Kasten"
        icon = "info-circle"
        template = "publishing/blocks/box.html"


class LinkCardBlock(blocks.StructBlock):
    url = blocks.URLBlock(label="Adresse")
    title = blocks.CharBlock(label="Titel")
    description = blocks.TextBlock(label="Worum geht es?", required=False, rows=2)

    class Meta:
        label = "Verweis nach draußen"
        icon = "link-external"
        template = "publishing/blocks/link_card.html"


class TextReferenceBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label="Text", page_type="publishing.Text")
    note = blocks.CharBlock(label="Warum lesenswert?", required=False)

    class Meta:
        label = "Verweis auf einen Text"
        icon = "doc-full"
        template = "publishing/blocks/text_reference.html"


class PreformattedBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label="Text", help_text="Zeilenumbrüche und Leerzeichen bleiben, wie sie sind (Gedichte, Code)."
    )

    class Meta:
        label = "Vorformatiert"
        icon = "code"
        template = "publishing/blocks/preformatted.html"


class Body(blocks.StreamBlock):
    """Everything that a text may contain, in any order."""

    text = TextBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    picture_series = PictureSeriesBlock()
    table = TableBlock()
    timeline = TimelineBlock()
    download = DownloadBlock()
    box = BoxBlock()
    link_card = LinkCardBlock()
    text_reference = TextReferenceBlock()
    preformatted = PreformattedBlock()

    class Meta:
        required = False
