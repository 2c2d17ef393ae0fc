"""Follows what happens elsewhere: whatever is saved or deleted is looked at again, in the same transaction.

The rooms below cannot call the search, and Wagtail saves, moves and deletes pages by itself; so this listens to Django's
and Wagtail's signals. It is no rule of business: nothing that a reader or an editor decides hangs on it, it only keeps a
copy true. What writes past the models (`bulk_create`, `update`) sends no signal; `rebuilding.catch_up` finds that.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.documents.models import Document
from wagtail.models import Page
from wagtail.signals import page_slug_changed, post_page_move

from portal.search import files
from portal.search.content import Content, contents
from portal.search.writing import refresh

Follow = tuple[Content, Callable[[Any], Iterable[int]]]
DRAFTS = frozenset({"draft_title", "latest_revision", "latest_revision_created_at", "has_unpublished_changes"})
"""Columns that Wagtail writes when somebody keeps a draft."""
_LATER = "_search_looks_again_at"


def begin() -> None:
    """Connects the signals, once, when the portal starts."""
    for model, follows in _followed().items():
        name = f"search of {model._meta.label}"
        if model._meta.auto_created:
            m2m_changed.connect(partial(_related, follows), sender=model, weak=False, dispatch_uid=name)
            continue
        post_save.connect(partial(_saved, follows), sender=model, weak=False, dispatch_uid=name)
        pre_delete.connect(partial(_before_deletion, follows), sender=model, weak=False, dispatch_uid=name)
        post_delete.connect(_deleted, sender=model, dispatch_uid=name)
    post_save.connect(files.when_a_document_is_saved, sender=Document)
    page_slug_changed.connect(_moved)
    post_page_move.connect(_moved)


def _followed() -> dict[type[Model], list[Follow]]:
    found: dict[type[Model], list[Follow]] = defaultdict(list)
    for content in contents().values():
        for model in (one for one in apps.get_models() if issubclass(one, content.model)):
            found[model].append((content, _itself))
        for model in content.model._meta.get_parent_list():
            found[model].append((content, _itself))  # Wagtail saves and takes back pages as plain pages.
        for model, touched in content.touched_by.items():
            found[model].append((content, touched))
    return dict(found)


def _itself(thing: Model) -> list[int]:
    return [thing.pk]


def _saved(follows: list[Follow], sender, instance: Model, raw=False, update_fields=None, **kwargs) -> None:
    """A draft that is kept changes nothing that the world sees."""
    if raw or (update_fields and DRAFTS.issuperset(update_fields)):
        return
    for content, touched in follows:
        refresh(content, touched(instance))


def _before_deletion(follows: list[Follow], sender, instance: Model, **kwargs) -> None:
    """Afterwards nobody could say what belonged to it."""
    setattr(instance, _LATER, [(content, list(touched(instance))) for content, touched in follows])


def _deleted(sender, instance: Model, **kwargs) -> None:
    for content, keys in getattr(instance, _LATER, ()):
        refresh(content, keys)


def _related(follows: list[Follow], sender, instance: Model, action: str, reverse: bool, pk_set, **kwargs) -> None:
    """Topics and the like were given or taken; `instance` is the thing itself, or with `reverse` the topic."""
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    for content, touched in follows:
        for key in (pk_set or ()) if reverse else (instance.pk,):
            refresh(content, touched(sender(**{f"{_own_field(sender, instance, reverse)}_id": key})))


def _own_field(through: type[Model], instance: Model, reverse: bool) -> str:
    """The name of the column that points to the thing."""
    fields = [field for field in through._meta.fields if field.is_relation]
    mine = [field.name for field in fields if isinstance(instance, field.related_model)]
    return next(field.name for field in fields if (field.name in mine) != reverse)


def _moved(sender, instance: Page, **kwargs) -> None:
    """The addresses of a page and of all below it have changed."""
    keys = list(instance.get_descendants(inclusive=True).values_list("pk", flat=True))
    for content in contents().values():
        if issubclass(content.model, Page):
            refresh(content, keys)
