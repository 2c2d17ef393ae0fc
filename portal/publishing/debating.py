"""The magazine as the source of contributions: its texts, as debates know them. Announced to the debates in `apps`."""

from collections.abc import Collection, Mapping

from django.db.models import Count, F, Max, Value
from wagtail.admin.panels import MultipleChooserPanel, Panel

from portal.debates.contributions import Belonging, Contribution, Figures
from portal.motions.models import Motion
from portal.publishing.models import FocusPage, Text
from portal.publishing.models.text_rows import credit_authors

_ROOT = "/home"  # Where the site begins in the page tree.


def contributions(debate: int) -> list[Contribution]:
    """The public texts of a debate, in two queries."""
    texts = list(Text.objects.public().filter(debate=debate).defer("body", "body_html", "plain_text"))
    credit_authors(texts)
    return [
        Contribution(
            key=text.pk,
            title=text.title,
            url=text.url_path.removeprefix(_ROOT),
            published_on=text.published_on,
            standfirst=text.standfirst,
            kind=text.kind_label,
            minutes=text.reading_minutes,
            answers=text.answers_id,
            relation=text.relation,
            authors=tuple(text.authors),
        )
        for text in texts
    ]


def figures(debates: Collection[int]) -> Mapping[int, Figures]:
    """The numbers of several debates, in one query."""
    counted = Text.objects.public().filter(debate__in=debates).order_by().values("debate")
    rows = counted.annotate(
        number=Count("pk", distinct=True),
        voices=Count("authorships__voice", distinct=True),
        last_on=Max("published_on"),
    )
    return {row["debate"]: Figures(row["number"], row["voices"], row["last_on"]) for row in rows}


def belongings(debate: int) -> list[Belonging]:
    """The public focuses and motions that a debate hangs on, in one query."""
    columns = ("what", "place", "title", "address")
    focuses = FocusPage.objects.public().filter(debate_links__debate=debate).order_by()
    focuses = focuses.annotate(what=Value("Schwerpunkt"), place=F("debate_links__sort_order"), address=F("slug"))
    motions = Motion.objects.public().filter(debate_links__debate=debate).order_by()
    motions = motions.annotate(what=Value("Antrag"), place=F("debate_links__sort_order"), address=F("slug"))
    rows = focuses.values_list(*columns).union(motions.values_list(*columns), all=True)
    return [Belonging(what, title, FOLDERS[what].format(slug)) for what, _, title, slug in sorted(rows, key=_by_place)]


FOLDERS = {"Schwerpunkt": "/schwerpunkte/{}/", "Antrag": "/antraege/{}/"}


def _by_place(row: tuple) -> tuple:
    what, place, title, _ = row
    return (what != "Schwerpunkt", place or 0, title)


def panels() -> list[Panel]:
    """What the form of a debate asks for beside what a debate itself knows."""
    return [
        MultipleChooserPanel("focus_links", chooser_field_name="focus", heading="Schwerpunkte", label="Schwerpunkt"),
        MultipleChooserPanel(
            "motion_links",
            chooser_field_name="motion",
            heading="Anträge, um die es geht",
            label="Antrag",
            help_text="Auf der Seite des Antrags steht dann ein Verweis auf diese Debatte.",
        ),
    ]
