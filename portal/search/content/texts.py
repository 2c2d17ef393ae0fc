"""Texts of the magazine: posts, analyses, historical reports, publications with the words of their files."""

from collections.abc import Iterator

from django.db.models import Prefetch
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from portal.people.models import Voice
from portal.pictures.models import Picture
from portal.publishing.models import Authorship, Publication, PublicationFile, Text, TextKeyword, TextKind
from portal.publishing.refresh import texts_showing
from portal.search.content.description import Content, Description
from portal.search.content.page_tree import address, below, open_to_all
from portal.search.content.readable import page_words
from portal.search.models import FileText
from portal.topics.models import Keyword, Topic

KINDS = {
    TextKind.BLOG: ("blog", ("Blogbeitrag", "Blogbeiträge")),
    TextKind.ANALYSIS: ("analyse", ("Analyse", "Analysen")),
    TextKind.HISTORY: ("geschichte", ("Blick zurück", "Blicke zurück")),
    TextKind.PUBLICATION: ("publikation", ("Publikation", "Publikationen")),
}


def public():
    byline = Authorship.objects.select_related("voice").order_by("sort_order")
    files = PublicationFile.objects.select_related("document__file_text")
    return (
        open_to_all(Text.objects.public())
        .select_related("historicalreport__municipality", "publication__publisher")
        .prefetch_related(
            "topics",
            "keywords",
            Prefetch("authorships", queryset=byline, to_attr="byline"),
            Prefetch("publication__files", queryset=files),
        )
    )


def describe(text: Text) -> Description:
    authors = [authorship.voice for authorship in text.byline]
    report, publication = getattr(text, "historicalreport", None), getattr(text, "publication", None)
    year, beside_title, beside_text, lands = text.published_on.year, [], [author.name for author in authors], []
    beside_text += [str(one) for one in (*text.topics.all(), *text.keywords.all())]
    if report:
        beside_title += [report.place_name, report.period]
        lands = [report.municipality.federal_state] if report.municipality else []
    if publication:
        year = publication.publication_year
        beside_title.append(publication.subtitle)
        beside_text += list(_of_publication(publication))
    return Description(
        kind=KINDS[TextKind(text.kind)][0],
        title=text.title,
        url=address(text),
        date=text.published_on,
        summary=text.standfirst,
        text=f"{text.standfirst}\n{page_words(text.body_html)}",
        beside_title=" · ".join(filter(None, beside_title)),
        beside_text="\n".join(filter(None, beside_text)),
        facets={
            "thema": [topic.slug for topic in text.topics.all()],
            "jahr": [str(year)],
            "land": lands,
            "stimme": [author.kind_slug for author in authors],
        },
    )


def _of_publication(publication: Publication) -> Iterator[str]:
    yield publication.publisher.name if publication.publisher else ""
    yield from (publication.contents, publication.isbn, publication.doi)
    for file in publication.files.all():
        try:
            yield file.document.file_text.text
        except FileText.DoesNotExist:
            continue


def _with_document(document: Document) -> Iterator[int]:
    return PublicationFile.objects.filter(document=document).values_list("publication_id", flat=True)


TEXTS = Content(
    name="text",
    model=Text,
    kinds=dict(KINDS.values()),
    public=public,
    describe=describe,
    touched_by={
        Authorship: lambda row: [row.text_id],
        TextKeyword: lambda row: [row.content_object_id],
        PublicationFile: lambda row: [row.publication_id],
        PageViewRestriction: below,
        FileText: lambda row: _with_document(row.document),
        Picture: lambda picture: [text.pk for text in texts_showing(picture)],
        Topic: lambda topic: Text.objects.filter(topics=topic).values_list("pk", flat=True),
        Keyword: lambda keyword: Text.objects.filter(keywords=keyword).values_list("pk", flat=True),
        Voice: lambda voice: [
            *Text.objects.filter(authorships__voice=voice).values_list("pk", flat=True),
            *Publication.objects.filter(publisher=voice).values_list("pk", flat=True),
        ],
        Text.topics.through: lambda row: [row.text_id],
    },
)
