"""What the magazine makes of offers: drafts of articles and publications. Announced to the exchange in `apps`."""

from base64 import b64decode
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.documents.models import Document

from portal.design.slugs import spelled_out
from portal.exchange.models import Offer, OfferFile
from portal.exchange.offering.wording import html_of
from portal.motions.register.writing import Refused
from portal.people.models import Voice
from portal.pictures.models import Picture
from portal.publishing.documents import MEMORY, SECONDS
from portal.publishing.models import Article, BlogIndex, FocusPage, Publication, PublicationIndex, Text
from portal.publishing.models.kinds import PublicationFile
from portal.publishing.models.text_rows import Authorship
from uploads import Refused as FileRefused
from uploads import run_limited


def make_article(by: AbstractUser, offer: Offer) -> Article:
    """A draft for the blog, with debate, what it answers, voice and pictures."""
    article = Article(**_told(offer, by))
    article.debate, article.relation = offer.debate, offer.relation
    if offer.debate and offer.answers_id:
        article.answers = Text.objects.filter(pk=offer.answers_id, debate=offer.debate).first()
    return _add(BlogIndex, article, by, offer)


def make_publication(by: AbstractUser, offer: Offer) -> Publication:
    """A draft of a publication with its file, cleaned of the traces of its making."""
    publication = Publication(**_told(offer, by), publication_year=offer.year)
    for file in offer.files.books():
        publication.files.add(PublicationFile(document=_document(offer, file, by)))
    return _add(PublicationIndex, publication, by, offer)


def _told(offer: Offer, by: AbstractUser) -> dict[str, Any]:
    """What all kinds of text take from an offer; its pictures are made and stand at the end, the first one on top."""
    pictures = [_picture(file, offer, by) for file in offer.files.pictures().select_related("license")]
    body = [("text", {"text": html_of(offer.text), "notes": []})] if offer.text.strip() else []
    body += [("picture", {"picture": picture, "caption": "", "size": "column"}) for picture in pictures[1:]]
    return {
        "title": offer.title,
        "slug": slugify(spelled_out(offer.title))[:200],
        "standfirst": offer.standfirst,
        "body": body,
        "hero": pictures[0] if pictures else None,
        "license": offer.license,
        "owner": by,
        "live": False,
        "has_unpublished_changes": True,
    }


def _add(index: type, text: Any, by: AbstractUser, offer: Offer) -> Any:
    """Puts the draft below its list. A voice of the offered name is proposed; a new one would be public at once."""
    if voice := Voice.objects.filter(name__iexact=offer.name).first():
        text.authorships.add(Authorship(voice=voice))
    if focus := offer.focus_id and FocusPage.objects.filter(pk=offer.focus_id).first():
        text.focuses.add(focus)
    parent = index.objects.first()
    if parent is None:
        raise Refused("Es fehlt die Seite, unter der solche Texte stehen. Gespeichert wurde nichts.")
    try:
        parent.add_child(instance=_with_free_slug(text, parent))
    except ValidationError as problem:
        raise Refused(f"Daraus wird kein Entwurf: {' '.join(problem.messages)} Gespeichert wurde nichts.") from problem
    text.save_revision(user=by, log_action="wagtail.create", changed=True)
    return text


def _with_free_slug(text: Any, parent: Any) -> Any:
    """Two offers may have the same title."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    wanted = text.slug or "angebot"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    text.slug = wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
    return text


def _picture(file: OfferFile, offer: Offer, by: AbstractUser) -> Picture:
    picture = Picture(title=file.description[:255] or offer.title, description=file.description, license=file.license)
    picture.author, picture.source, picture.uploaded_by_user = file.author, file.source, by
    picture.file = ContentFile(bytes(file.data), name=f"angebot.{file.kind}")
    picture.save()
    return picture


def _document(offer: Offer, file: OfferFile, by: AbstractUser) -> Document:
    data = bytes(file.data)
    if file.kind == "pdf":
        try:
            clean = run_limited("portal.publishing.pdfinfo:without_traces", data, seconds=SECONDS, memory=MEMORY)
        except FileRefused as refusal:
            raise Refused(str(refusal)) from refusal
        data = b64decode(clean)
    name = f"{slugify(spelled_out(offer.title))[:80] or 'publikation'}.{file.kind}"
    return Document.objects.create(title=offer.title, file=ContentFile(data, name=name), uploaded_by_user=by)
