"""What the portal needs before anybody has written a word: page tree, licences, municipalities, groups, workflow.

Texts to read are no business of this module; they come from the demo or from editors.
"""

import json
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from portal.accounts.roles import ADMINISTRATORS, AUTHORS, COUNCILLORS, EDITORS, MODERATORS
from portal.debates.models import DebateIndex
from portal.motions.models import Motion
from portal.pictures.actions import add_missing_licenses
from portal.places import register
from portal.publishing.models import (
    BlogIndex,
    FocusIndex,
    FourEyesTask,
    HistoryIndex,
    HomePage,
    PublicationIndex,
    StandardPage,
)

WORKFLOW = "Vier Augen"
LISTS: list[tuple[type[Page], str, str, str]] = [
    (BlogIndex, "blog", "Blog", "Analysen und Beiträge zur Kommunalpolitik."),
    (
        FocusIndex,
        "schwerpunkte",
        "Schwerpunkte",
        "Was zusammengehört: Texte und Anträge zu einem Thema, mit einer Einführung.",
    ),
    (
        HistoryIndex,
        "geschichte",
        "Geschichte",
        "Historische Beispiele sozialistischer Kommunalpolitik, zum Abschauen und zum Bessermachen.",
    ),
    (PublicationIndex, "publikationen", "Publikationen", "Broschüren und Bücher zum Herunterladen."),
    (
        DebateIndex,
        "debatten",
        "Debatten",
        "Eine Frage, mehrere Stimmen, und jede liest die andere. So soll hier gestritten werden.",
    ),
]
OPEN = "[[vom Betreiber auszufüllen: {}]]"
STANDARD_PAGES = [
    ("ueber-uns", "Über uns", "wer dieses Portal betreibt und woher das Geld kommt"),
    ("mitmachen", "Mitmachen", "wie man mitarbeiten kann und wen man anspricht"),
    ("impressum", "Impressum", "Angaben nach § 5 DDG und § 18 MStV"),
    ("datenschutz", "Datenschutz", "Angaben nach Art. 13 DSGVO"),
    ("barrierefreiheit", "Barrierefreiheit", "Erklärung zur Barrierefreiheit"),
]
# Snippets and redirects, as (app, model): editors may do everything with them.
KEPT_BY_EDITORS = [
    ("people", "voice"),
    ("topics", "topic"),
    ("topics", "keyword"),
    ("pictures", "license"),
    ("motions", "motion"),
    ("places", "localfact"),
    ("motions", "filing"),
    ("exchange", "filingreport"),
    ("motions", "objection"),
    ("exchange", "objectionproposal"),
    ("exchange", "improvement"),
    ("search", "synonym"),
    ("search", "recommendation"),
    ("exchange", "offer"),
    ("exchange", "comment"),
    ("exchange", "subject"),
    ("exchange", "complaint"),
    ("exchange", "evidence"),
    ("exchange", "moderationentry"),
    ("wagtailredirects", "redirect"),
    ("accounts", "invitation"),
]
# What authors may do with these: suggest, and change drafts; publishing takes an editor.
KEPT_BY_AUTHORS = {"add_voice", "view_voice", "add_motion", "change_motion", "view_motion"}
# Councillors write motions, and see what became of those that were filed.
KEPT_BY_COUNCILLORS = {"add_motion", "change_motion", "view_motion", "view_filing"}
# Moderators decide about what readers send in; they publish no texts of the portal.
KEPT_BY_MODERATORS = [
    ("exchange", "comment"),
    ("exchange", "subject"),
    ("exchange", "complaint"),
    ("exchange", "moderationentry"),
    ("exchange", "filingreport"),
    ("exchange", "objectionproposal"),
    ("exchange", "improvement"),
]


@transaction.atomic
def found(*, municipalities: bool = True) -> HomePage:
    """Makes what is missing, leaves what is there, and returns the home page. Doing it again changes nothing.

    Standard pages are made only with the home page, so that one which an editor deleted stays deleted.
    `municipalities=False` leaves out the register of municipalities, which takes a second.
    """
    add_missing_licenses()
    if municipalities:
        register.load()
    home = HomePage.objects.first() or _first_pages()
    for model, slug, title, standfirst in LISTS:
        if not model.objects.exists():
            _make_room(home, slug)
            home.add_child(instance=model(title=title, slug=slug, standfirst=standfirst))
    _set_site(home)
    if not Group.objects.filter(name=EDITORS).exists():
        _make_groups(home)
    return home


def _make_room(home: HomePage, slug: str) -> None:
    """Moves a page aside that stands where a list must be: it keeps its words, and editors decide what becomes of it."""
    if there := home.get_children().filter(slug=slug).specific().first():
        there.slug, there.live = f"{slug}-bisher", False
        there.save()


def _first_pages() -> HomePage:
    """Replaces Wagtail's welcome page, groups and workflow by ours."""
    Page.objects.filter(depth=2).delete()
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None).delete()
    claim = {"claim": "Eine Kommune für die Vielen, nicht die Wenigen.", "claim_accent": "Vielen"}
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="home", **claim))
    for slug, title, missing in STANDARD_PAGES:
        body = [{"type": "text", "value": {"text": f"<p>{OPEN.format(missing)}</p>", "notes": []}}]
        home.add_child(instance=StandardPage(title=title, slug=slug, body=json.dumps(body)))
    return home


def _set_site(home: HomePage) -> None:
    """Tells Wagtail the public address."""
    address = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": address.hostname,
        "port": address.port or (443 if address.scheme == "https" else 80),
        "root_page_id": home.pk,
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if any(getattr(site, field) != value for field, value in wanted.items()):
        for field, value in wanted.items():
            setattr(site, field, value)
        site.save()


def _make_groups(home: HomePage) -> None:
    """„Redaktion“ edits and publishes everything; „Autor*innen“ write texts of their own and submit them."""
    editors, authors = (Group.objects.create(name=name) for name in (EDITORS, AUTHORS))
    for codename in ("add", "change", "publish", "lock", "unlock", "bulk_delete"):
        _allow_on_page(editors, home, codename)
    for model in (BlogIndex, HistoryIndex, PublicationIndex):
        _allow_on_page(authors, model.objects.get(), "add")
    files = ["add_image", "choose_image", "add_document", "choose_document"]
    _allow_in_collections(authors, files)
    _allow_in_collections(editors, [*files, "change_image", "delete_image", "change_document", "delete_document"])
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    kept = _everything_about(KEPT_BY_EDITORS)
    editors.permissions.set([enter, *kept])
    authors.permissions.set([enter, *(permission for permission in kept if permission.codename in KEPT_BY_AUTHORS)])
    _make_workflow(home, editors)
    make_newer_groups()


def make_newer_groups() -> None:
    """Councillors, moderators and administrators: also for a site that was founded before there were any."""
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    councillors, moderators, administrators = (
        Group.objects.get_or_create(name=name)[0] for name in (COUNCILLORS, MODERATORS, ADMINISTRATORS)
    )
    councillors.permissions.set([enter, *Permission.objects.filter(codename__in=KEPT_BY_COUNCILLORS)])
    moderators.permissions.set([enter, *_everything_about(KEPT_BY_MODERATORS)])
    accounts = _everything_about([("accounts", "user")])
    # Whoever runs the portal can do what all others can: only so can they put somebody into any of the groups.
    administrators.permissions.set([*Permission.objects.filter(group__name=EDITORS), *accounts])
    for kind in (GroupPagePermission, GroupCollectionPermission):
        for held in kind.objects.filter(group__name__in=[EDITORS, AUTHORS]):
            held.pk, held.group = None, administrators
            if not kind.objects.filter(**_same(held)).exists():
                held.save()


def _same(held: GroupPagePermission | GroupCollectionPermission) -> dict[str, int]:
    place = "page_id" if isinstance(held, GroupPagePermission) else "collection_id"
    return {name: getattr(held, name) for name in ("group_id", "permission_id", place)}


def _everything_about(models: list[tuple[str, str]]) -> list[Permission]:
    return [
        permission
        for app, model in models
        for permission in Permission.objects.filter(content_type__app_label=app, content_type__model=model)
    ]


def _allow_on_page(group: Group, page: Page, codename: str) -> None:
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{codename}_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)


def _allow_in_collections(group: Group, codenames: list[str]) -> None:
    root = Collection.get_first_root_node()
    apps = {"wagtailimages", "wagtaildocs"}
    for permission in Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)


def _make_workflow(home: HomePage, editors: Group) -> None:
    """Everything below the home page and every motion that is submitted goes through a second pair of eyes."""
    task = FourEyesTask.objects.create(name=WORKFLOW)
    task.groups.set([editors])
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
    motions = ContentType.objects.get_for_model(Motion)
    WorkflowContentType.objects.create(workflow=workflow, content_type=motions)
